package chainrule.check;

import static chainrule.engine.BinaryOperation.DIVIDED_BY;
import static chainrule.engine.BinaryOperation.MINUS;
import static chainrule.engine.BinaryOperation.PLUS;
import static chainrule.engine.BinaryOperation.POWER;
import static chainrule.engine.BinaryOperation.TIMES;
import static chainrule.engine.ElementaryFunction.EXP;
import static chainrule.engine.ElementaryFunction.LOG;
import static chainrule.engine.ElementaryFunction.SQRT;
import static chainrule.engine.NaryOperation.DOT;
import static chainrule.engine.NaryOperation.SUM;

import chainrule.engine.Backpropagation;
import chainrule.engine.Names;
import chainrule.engine.Numbers;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Why operations on finite numbers give NaN or infinity, and what to do. In both tables the first row that applies counts. */
final class Reasons {
    private static final String FROM_LOGITS =
            "Keep its argument above 0, say by adding 1E-8, or take a loss that starts from logits and needs no log.";
    private static final String DIVISOR_OFF_ZERO =
            "Keep the divisor away from 0, say by adding 1E-8 to one that is never negative.";
    private static final String BASE_OFF_ZERO =
            "Keep the base away from 0, say by adding 1E-8 to one that is never negative.";
    private static final String SMALLER =
            "Did training diverge, or are inputs not scaled? Lower the learning rate, or scale the inputs.";
    private static final String NOT_EXPLODING = "Start from smaller weights, or lower the learning rate.";
    private static final String TOO_LARGE = "beyond 1.8E308, the largest double";

    private static final Set<Operation> ARITHMETIC = Set.of(PLUS, MINUS, TIMES, DIVIDED_BY, POWER);

    private static final List<Reason> OF_VALUES = List.of(
            reason(
                    LOG,
                    at -> at.a() < 0,
                    "The log of {a} is not a number: log needs an argument above 0.",
                    "How did it become negative? softplus makes any number positive."),
            reason(LOG, at -> at.a() == 0, "The log of {a} is -Infinity: log needs an argument above 0.", FROM_LOGITS),
            reason(
                    SQRT,
                    at -> at.a() < 0,
                    "The square root of {a} is not a number: sqrt needs an argument of 0 or more.",
                    "Take the root of what cannot be negative, such as a sum of squares."),
            reason(
                    EXP,
                    at -> at.a() > 709,
                    "exp of {a} is " + TOO_LARGE + ": exp overflows above 709.78.",
                    "Keep its argument small; Value.logSumExp, sigmoid and softplus do so by themselves."),
            reason(
                    ARITHMETIC,
                    at -> !Double.isFinite(at.b()),
                    "{a} {op} {b} is {number}, since the constant {b} is not finite.",
                    "Look at the code that computed the constant."),
            reason(
                    DIVIDED_BY,
                    at -> at.a() == 0 && at.b() == 0,
                    "{a} / {b} is not a number: 0 / 0 has no answer.",
                    DIVISOR_OFF_ZERO),
            reason(DIVIDED_BY, at -> at.b() == 0, "{a} / {b} is {number}: it divides by 0.", DIVISOR_OFF_ZERO),
            reason(
                    POWER,
                    at -> at.a() < 0 && Double.isNaN(at.number()),
                    "{a} to the power {b} is not a number: a negative base has powers with whole exponents only.",
                    "Take a whole exponent, or a base that cannot be negative."),
            reason(
                    POWER,
                    at -> at.a() == 0,
                    "{a} to the power {b} is infinite: a negative exponent divides by the base.",
                    BASE_OFF_ZERO),
            reason(ARITHMETIC, at -> Double.isInfinite(at.number()), "{a} {op} {b} is " + TOO_LARGE + ".", SMALLER),
            reason(
                    DOT,
                    at -> Double.isNaN(at.number()),
                    "Its products are Infinity and -Infinity, " + TOO_LARGE + ", and the sum of these is not a number;"
                            + " its largest input is {largest}.",
                    SMALLER),
            reason(
                    Set.of(SUM, DOT),
                    at -> Double.isInfinite(at.number()),
                    "The {op} is " + TOO_LARGE + "; its largest input is {largest}.",
                    SMALLER),
            otherwise(
                    "{operation} at {inputs} is {number}, though no input is NaN or infinite.",
                    "If this is a function of your own, look at its formula at these numbers."));

    private static final List<Reason> OF_SLOPES = List.of(
            reason(SQRT, at -> at.a() == 0, "The slope of sqrt at {a} is infinite.", "Add 1E-8 under the root."),
            reason(
                    DIVIDED_BY,
                    at -> true,
                    "The slope of {a} / {b} is {number}: the divisor is too small.",
                    DIVISOR_OFF_ZERO),
            reason(
                    POWER,
                    at -> at.a() < 0 && Double.isNaN(at.number()) || at.a() == 0 && at.b() == 0,
                    "Toward the exponent the slope is base^exponent * ln(base), and {a} has no finite logarithm.",
                    "If the exponent is not to be learned, give it as a plain number, as in pow(2)."),
            reason(
                    POWER,
                    at -> at.a() == 0,
                    "The slope of {a} to the power {b} is infinite: so it is at 0 for exponents between 0 and 1.",
                    BASE_OFF_ZERO),
            otherwise(
                    "The slope of {operation} at {inputs} is {number}.",
                    "Keep its inputs away from there; if this is a function of your own, look at its derivative."));

    private Reasons() {}

    static String ofValue(Value node, Names names) {
        return node.isLeaf() ? ofLeaf(node, names) : explain(OF_VALUES, new At(node, node.data(), names), "");
    }

    private static String ofLeaf(Value leaf, Names names) {
        return names.of(leaf) + " was given " + Numbers.brief(leaf.data()) + ": no operation of this graph computed it."
                + " If it is an input, look at the data;"
                + " if it is a parameter, look at the gradients of the step before, and lower the learning rate.";
    }

    static String ofGradient(Backpropagation.Step step, Names names) {
        if (!Double.isFinite(step.localDerivative())) {
            boolean zeroTimesInfinity = step.outputGradient() == 0 && Double.isInfinite(step.localDerivative());
            String product =
                    zeroTimesInfinity ? " 0 * Infinity is NaN, so it spoils even a path that counts for 0." : "";
            return explain(OF_SLOPES, new At(step.output(), step.localDerivative(), names), product);
        }
        return Double.isFinite(step.contribution())
                ? "Both contributions are finite, but their sum is " + TOO_LARGE + ". " + NOT_EXPLODING
                : "Both factors are finite, but their product is " + TOO_LARGE + ". " + NOT_EXPLODING;
    }

    private static String explain(List<Reason> table, At at, String more) {
        Reason reason = table.stream()
                .filter(row -> row.condition().test(at))
                .findFirst()
                .orElseThrow();
        return at.fill(reason.because()) + more + " " + reason.remedy();
    }

    private record Reason(Predicate<At> condition, String because, String remedy) {}

    private static Reason reason(Operation operation, Predicate<At> condition, String because, String remedy) {
        return reason(Set.of(operation), condition, because, remedy);
    }

    private static Reason reason(Set<Operation> operations, Predicate<At> condition, String because, String remedy) {
        return new Reason(at -> operations.contains(at.operation()) && condition.test(at), because, remedy);
    }

    private static Reason otherwise(String because, String remedy) {
        return new Reason(at -> true, because, remedy);
    }

    /**
     * An operation at the numbers of its inputs; a and b are the first two, b being the constant of {@code * 2}.
     *
     * @param number its value, or its slope toward one of the inputs
     */
    private record At(Value node, double number, Names names) {
        /** The operator of {@code * 2} is that of any product. */
        Operation operation() {
            return node.operation() instanceof WithConstant with ? with.operator() : node.operation();
        }

        double a() {
            return input(0).data();
        }

        double b() {
            return node.operation() instanceof WithConstant with ? with.constant() : input(1).data();
        }

        private Value input(int index) {
            return node.inputs().get(index);
        }

        String fill(String template) {
            return template.replace("{op}", operation().symbol())
                    .replace("{operation}", node.operation().symbol())
                    .replace("{number}", Numbers.brief(number))
                    .replace("{b}", secondOperand())
                    .replace("{a}", named(input(0)))
                    .replace("{largest}", named(largest()))
                    .replace("{inputs}", inputs());
        }

        private String secondOperand() {
            if (node.operation() instanceof WithConstant with) {
                return Numbers.brief(with.constant());
            }
            return node.inputs().size() > 1 ? named(input(1)) : "";
        }

        /** {@code -0.3 (z)}. */
        private String named(Value input) {
            return Numbers.brief(input.data()) + " (" + names.of(input) + ")";
        }

        private Value largest() {
            return node.inputs().stream()
                    .max(Comparator.comparingDouble(input -> Math.abs(input.data())))
                    .orElseThrow();
        }

        private String inputs() {
            return node.inputs().stream().map(this::named).collect(Collectors.joining(", "));
        }
    }
}
