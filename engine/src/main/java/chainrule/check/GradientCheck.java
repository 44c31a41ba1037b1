package chainrule.check;

import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Compares the gradients of the backward pass with finite differences, which know nothing of derivatives.
 *
 * <p>The differences are extrapolated, see {@link FiniteDifference}, so that a derivative that is off by one part in 100,000 is
 * refused wherever double precision can tell. At a kink, as of ReLU at 0, every slope between the two one-sided ones is right.
 */
public final class GradientCheck {
    /** Half-way, on a log scale, between what extrapolation reaches on smooth functions and the error that must be refused. */
    private static final double RELATIVE_TOLERANCE = 1e-6;

    /** The differences estimate their own error; estimates from few samples deserve a margin. */
    private static final double MARGIN = 5;

    private GradientCheck() {}

    /**
     * Checks dloss/dparameter for each parameter. Data and gradients are afterwards what they were before.
     *
     * @param loss builds the expression anew from the parameters' present data at each call
     * @param parameters leaves; some 20 calls of {@code loss} for each, up to 120 where the loss is not smooth
     * @throws IllegalArgumentException if there is no parameter, if one is not a leaf, or if two calls of {@code loss} return
     *     the same node or different numbers
     */
    public static Report check(Supplier<Value> loss, List<Value> parameters) {
        Objects.requireNonNull(loss, "loss");
        requireLeaves(parameters);
        Analytic analytic = analyticGradients(loss, parameters);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Value parameter = parameters.get(i);
            String name = parameter.label().isEmpty() ? "parameter " + i : parameter.label();
            verdicts.add(judge(name, analytic.gradients()[i], slopes(loss, parameter, analytic.noise())));
        }
        return new Report(List.copyOf(verdicts));
    }

    private static void requireLeaves(List<Value> parameters) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("parameters: expected at least 1 value, got 0");
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!parameters.get(i).isLeaf()) {
                throw new IllegalArgumentException("parameters[" + i + "]: expected a leaf, got " + parameters.get(i));
            }
        }
    }

    /** The gradients of the backward pass, and by how much rounding blurs the loss. */
    private record Analytic(double[] gradients, double noise) {}

    private static Analytic analyticGradients(Supplier<Value> loss, List<Value> parameters) {
        Value first = loss.get();
        Value second = loss.get();
        if (first == second && !first.isLeaf()) {
            throw new IllegalArgumentException(
                    "loss: expected an expression that is built anew at each call, got the same node twice: " + first);
        }
        if (Double.compare(first.data(), second.data()) != 0) {
            throw new IllegalArgumentException("loss: expected the same value from the same parameters, got "
                    + first.data() + " and then " + second.data());
        }
        List<Value> leaves = new ArrayList<>(parameters);
        first.graph().stream().filter(Value::isLeaf).forEach(leaves::add);
        double[] saved = leaves.stream().mapToDouble(Value::grad).toArray();
        leaves.forEach(Value::zeroGrad);
        first.backward();
        double[] gradients = parameters.stream().mapToDouble(Value::grad).toArray();
        for (int i = 0; i < saved.length; i++) {
            leaves.get(i).setGrad(saved[i]);
        }
        return new Analytic(gradients, noise(first));
    }

    /** Each number of the forward pass is rounded, and what it does to the loss is its gradient times that. */
    private static double noise(Value loss) {
        double noise = 0;
        for (Value node : loss.graph()) {
            List<Value> inputs = node.inputs();
            for (int i = 0; i < inputs.size(); i++) {
                noise += Math.abs(
                        node.grad() * node.localDerivative(i) * inputs.get(i).data());
            }
        }
        return Double.isFinite(noise) ? Math.ulp(1.0) * noise : 0;
    }

    private static FiniteDifference.Slopes slopes(Supplier<Value> loss, Value parameter, double noise) {
        double data = parameter.data();
        try {
            return FiniteDifference.of(
                    x -> {
                        parameter.setData(x);
                        return loss.get().data();
                    },
                    data,
                    noise);
        } finally {
            parameter.setData(data);
        }
    }

    /** Where the slopes beside the point differ, there is a kink: whatever lies between them is right. */
    private static Verdict judge(String name, double analytic, FiniteDifference.Slopes slopes) {
        double gap = slopes.upper() - slopes.lower();
        double size = Math.max(Math.abs(slopes.left()), Math.abs(slopes.right()));
        double tolerance = RELATIVE_TOLERANCE * size + MARGIN * slopes.error();
        double numerical = gap <= tolerance || Double.isNaN(analytic)
                ? slopes.lower() + gap / 2
                : Math.max(slopes.lower(), Math.min(analytic, slopes.upper()));
        return new Verdict(name, analytic, numerical, tolerance);
    }

    /**
     * What was found for one parameter.
     *
     * @param parameter its label, or its position where it has none
     * @param analytic the gradient of the backward pass
     * @param numerical the finite difference; at a kink, that of the one-sided slopes and all between them which is nearest
     * @param tolerance by how much the two may differ
     */
    public record Verdict(String parameter, double analytic, double numerical, double tolerance) {
        public boolean passed() {
            return badness() <= 1;
        }

        /** The difference as a multiple of the tolerance; infinite where there is no number to compare. */
        private double badness() {
            double difference = Math.abs(analytic - numerical);
            if (difference == 0) {
                return 0;
            }
            double badness = difference / tolerance;
            return Double.isFinite(difference) && !Double.isNaN(badness) ? badness : Double.POSITIVE_INFINITY;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: analytic %.10g, numerical %.10g, they differ by %.2g where %.2g is allowed",
                    parameter,
                    analytic,
                    numerical,
                    Math.abs(analytic - numerical),
                    tolerance);
        }
    }

    /**
     * The verdicts, in the order of the parameters.
     *
     * @param verdicts one for each parameter
     */
    public record Report(List<Verdict> verdicts) {
        public boolean passed() {
            return verdicts.stream().allMatch(Verdict::passed);
        }

        /** The parameter whose gradient is farthest off, measured by what is allowed for it. */
        public Verdict worst() {
            return verdicts.stream()
                    .max(Comparator.comparingDouble(Verdict::badness))
                    .orElseThrow();
        }

        @Override
        public String toString() {
            long failed = verdicts.stream().filter(verdict -> !verdict.passed()).count();
            return failed == 0
                    ? "passed: "
                            + (verdicts.size() == 1
                                    ? "the gradient agrees"
                                    : "all " + verdicts.size() + " gradients agree")
                            + " with finite differences; the worst is " + worst()
                    : "FAILED: " + failed + " of " + verdicts.size()
                            + " gradients disagree with finite differences; the worst is " + worst();
        }
    }
}
