package chainrule.check;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Compares the gradients of the backward pass with what knows nothing of it, in two ways: from outside, with differences of the loss,
 * see {@link FiniteDifference}; and by parts, see {@link ByParts}, which decides where differences of the whole drown in rounding. A
 * derivative that is off by one part in 100,000 is refused wherever double precision can tell. At a kink, as of ReLU at 0, every slope
 * between the two one-sided ones is right.
 */
public final class GradientCheck {
    private GradientCheck() {}

    /** What was found for one parameter. */
    public enum Outcome {
        /** The gradient is right. */
        PASSED,
        /** It is wrong, or an operation on the way from the parameter to the loss has a wrong derivative. */
        FAILED,
        /** The parameter is at a kink, and the gradient is between the slopes on both sides, so that it is right. */
        KINK,
        /** It could not be checked. */
        UNDECIDED,
        /** The loss gives different values for the same parameters. */
        NOT_REPEATABLE
    }

    /**
     * Checks dloss/dparameter for each parameter. Data and gradients are afterwards what they were before.
     *
     * @param loss builds the expression anew from the parameters' present data at each call
     * @param parameters leaves; some 20 calls of {@code loss} for each, up to 120 where the loss is not smooth
     * @throws IllegalArgumentException if there is no parameter, if one is null or not a leaf, or if {@code loss} returns null, or
     *     the same node twice
     */
    public static Report check(Supplier<Value> loss, List<Value> parameters) {
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(parameters, "parameters");
        List<Value> leaves = new ArrayList<>(parameters);
        requireLeaves(leaves);
        return new Examination(new LossFunction(loss, leaves)).report();
    }

    /**
     * The same as a test: nothing happens if all gradients are right.
     *
     * @throws AssertionError with the report, unless it passed
     */
    public static void assertRight(Supplier<Value> loss, List<Value> parameters) {
        check(loss, parameters).orThrow();
    }

    /**
     * Checks the derivative of a function at some 400 points of a range, both ends and 0 among them. Each has a verdict of its own;
     * {@link Report#worst()} is the worst point.
     *
     * @throws IllegalArgumentException unless {@code from < to}, both finite
     */
    public static Report function(DifferentiableFunction function, double from, double to) {
        Objects.requireNonNull(function, "function");
        return PointByPoint.function(function, from, to);
    }

    /**
     * Checks all derivatives of an operation at points, each a number for each input.
     *
     * @throws IllegalArgumentException if there is no point, or one is null
     */
    public static Report operation(Operation operation, double[]... points) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(points, "points");
        for (int i = 0; i < points.length; i++) {
            if (points[i] == null) {
                throw new IllegalArgumentException("points[" + i + "]: expected a number for each input, got null");
            }
        }
        return PointByPoint.operation(operation, points);
    }

    private static void requireLeaves(List<Value> parameters) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("parameters: expected at least 1 value, got 0");
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) == null || !parameters.get(i).isLeaf()) {
                throw new IllegalArgumentException("parameters[" + i + "]: expected a leaf, got " + parameters.get(i));
            }
        }
    }

    /**
     * What was found for one parameter.
     *
     * @param parameter its label, or its position where it has none
     * @param analytic the gradient of the backward pass
     * @param numerical what it should be; at a kink, that of the one-sided slopes and all between them which is nearest
     * @param left the slope below the parameter
     * @param right the slope above the parameter
     * @param tolerance by how much analytic and numerical may differ
     * @param outcome whether it is right
     * @param why how that was found, in a few words
     */
    public record Verdict(
            String parameter,
            double analytic,
            double numerical,
            double left,
            double right,
            double tolerance,
            Outcome outcome,
            String why) {
        /** Whether the gradient was checked, and is right. */
        public boolean passed() {
            return outcome == Outcome.PASSED || outcome == Outcome.KINK;
        }

        /** The difference as a multiple of the tolerance; infinite where there is no number to compare. */
        double badness() {
            double difference = Math.abs(analytic - numerical);
            double badness = difference == 0 ? 0 : difference / tolerance;
            return Double.isNaN(badness) ? Double.POSITIVE_INFINITY : badness;
        }

        @Override
        public String toString() {
            String slopes = outcome == Outcome.KINK
                    ? ", at a kink, slopes " + Digits.ten(left) + " on its left and " + Digits.ten(right)
                            + " on its right"
                    : ", numerical " + Digits.ten(numerical);
            return parameter + ": analytic " + Digits.ten(analytic) + slopes + " (" + why + ")";
        }
    }

    /**
     * The verdicts, in the order of the parameters.
     *
     * @param verdicts one for each parameter
     * @param remarks what was noticed besides, in sentences: which operation is wrong, say
     */
    public record Report(List<Verdict> verdicts, List<String> remarks) {
        public Report {
            verdicts = List.copyOf(verdicts);
            remarks = List.copyOf(remarks);
        }

        /** Whether every gradient was checked, and is right. */
        public boolean passed() {
            return verdicts.stream().allMatch(Verdict::passed);
        }

        /** What failed before what was not decided; among these the one farthest off, measured by what is allowed for it. */
        public Verdict worst() {
            return verdicts.stream()
                    .max(Comparator.comparing((Verdict verdict) -> verdict.outcome() == Outcome.FAILED)
                            .thenComparing(verdict -> !verdict.passed())
                            .thenComparingDouble(Verdict::badness))
                    .orElseThrow();
        }

        /**
         * Ends a test.
         *
         * @throws AssertionError with this report, unless it passed
         */
        public void orThrow() {
            if (!passed()) {
                throw new AssertionError(toString());
            }
        }

        @Override
        public String toString() {
            return ReportText.of(this);
        }
    }
}
