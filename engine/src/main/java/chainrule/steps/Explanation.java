package chainrule.steps;

import chainrule.check.Saturation;
import chainrule.engine.Activation;
import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.ElementaryFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why a step is as it is, in a plain sentence or two. */
final class Explanation {
    private final Recording recording;
    private final int[] uses;
    private final Map<DifferentiableFunction, Double> saturationLimits = new HashMap<>();

    Explanation(Recording recording) {
        this.recording = recording;
        this.uses = new int[recording.nodes().size()];
        recording.edges().forEach(edge -> uses[edge.input()]++);
    }

    String start() {
        return "The leaves, with a blue border, hold their data; forward, each step computes one node from its inputs. On the way back ∂L/∂x"
                + " becomes known for every node x: how fast the output L moves when x moves, on all ways together. The number on a line,"
                + " the local derivative, counts that line alone.";
    }

    String forward(int node) {
        Value value = recording.nodes().get(node);
        List<Value> inputs = value.inputs();
        if (inputs.size() > 3) {
            return meaning(value) + "For the way back the node remembers " + inputs.size()
                    + " local derivatives, one for each input: the numbers on its lines." + remark(node);
        }
        StringBuilder remembered = new StringBuilder(meaning(value))
                .append("For the way back the node remembers its local derivative")
                .append(inputs.size() == 1 ? ", its slope here: " : "s: ");
        for (int i = 0; i < inputs.size(); i++) {
            remembered.append(i == 0 ? "" : ", ").append('∂').append(recording.name(node));
            remembered
                    .append("/∂")
                    .append(recording.name(recording.position(inputs.get(i))))
                    .append(" = ");
            remembered.append(number(value.localDerivative(i)));
        }
        return remembered.append('.').append(remark(node)).toString();
    }

    private String remark(int node) {
        return sign(node).isEmpty() ? "" : " " + warning(recording.nodes().get(node));
    }

    private static String meaning(Value node) {
        if (node.operation() == NaryOperation.DOT) {
            return "A dot product: weights times inputs, added up"
                    + (node.inputs().size() % 2 == 1 ? ", and the bias. " : ". ");
        }
        if (node.operation() == NaryOperation.SOFTMAX) {
            return "The share of the first input's exponential in the sum of all. ";
        }
        return node.operation() == NaryOperation.LOG_SUM_EXP
                ? "The logarithm of the sum of the exponentials, a smooth maximum. "
                : "";
    }

    String seed() {
        return "The backward pass begins at the output L: it moves one for one with itself, so its gradient is 1.";
    }

    String backward(Recording.Edge edge) {
        String output = recording.name(edge.node());
        String input = recording.name(edge.input());
        if (edge.step().outputGradient() == 0) {
            return "The gradient of " + output + " is 0, so there is nothing to pass on.";
        }
        String reason = Double.isFinite(edge.step().localDerivative())
                ? slope(edge, output, input)
                : output + " has no finite slope toward " + input + " here.";
        return reason + accumulation(edge, input);
    }

    /** After the last step. */
    String end() {
        return " That was the last step. A gradient above 0 means that the output rises with the leaf; to lower it, move each leaf against"
                + " the sign of its gradient.";
    }

    private String accumulation(Recording.Edge edge, String input) {
        if (edge.step().gradientBefore() != 0) {
            return " " + input + " was reached before on another path, so the contributions add up (+=, not =).";
        }
        int times = uses[edge.input()];
        return times > 1 ? " " + input + " is used " + times + " times: each use brings a contribution." : "";
    }

    /** What a node with a single input does to a gradient: nothing to remark, little, or nothing passes. */
    String sign(int node) {
        Value value = recording.nodes().get(node);
        if (!Double.isFinite(value.data())) {
            return "not finite";
        }
        if (!(value.operation() instanceof DifferentiableFunction function) || isArithmetic(function)) {
            return "";
        }
        double slope = value.localDerivative(0);
        return slope == 0 ? "slope 0" : isSaturated(function, slope) ? "saturated" : "";
    }

    static boolean isArithmetic(Operation operation) {
        return operation == ElementaryFunction.NEGATE
                || operation instanceof WithConstant with
                        && with.operator() != BinaryOperation.MAX
                        && with.operator() != BinaryOperation.MIN;
    }

    /** Only a function that has a steepest slope of its own, such as an activation, can be saturated. */
    private boolean isSaturated(DifferentiableFunction function, double slope) {
        return !(function instanceof ElementaryFunction)
                && Math.abs(slope) < saturationLimits.computeIfAbsent(function, Saturation::limit);
    }

    private static String warning(Value node) {
        if (!Double.isFinite(node.data())) {
            return "From here on nothing can be trusted.";
        }
        return node.localDerivative(0) == 0
                ? "Slope 0: no gradient will get past it. If that is so on every example, the unit is dead."
                : "It is saturated, its slope under 5 % of the steepest: hardly any gradient will get past it.";
    }

    private String slope(Recording.Edge edge, String output, String input) {
        Value node = recording.nodes().get(edge.node());
        Operation operation = node.operation();
        if (operation instanceof WithConstant with) {
            return withConstant(with, input, number(edge.step().localDerivative()));
        }
        if (operation instanceof BinaryOperation binary) {
            return ofTwo(binary, edge, node, output, input);
        }
        if (operation instanceof NaryOperation nary) {
            return switch (nary) {
                case SUM -> addition(edge, node, output, input);
                case DOT -> dot(edge, node);
                case SOFTMAX ->
                    edge.slot() == 0
                            ? "The slope of a softmax toward its own logit is s × (1 \u2212 s), at most 0.25."
                            : "The shares of a softmax add up to 1: when another logit grows, this one falls by share × other share.";
                case LOG_SUM_EXP ->
                    "The slope of log-sum-exp toward a term is its softmax: the term's share in the sum, between 0 and 1.";
            };
        }
        return operation instanceof DifferentiableFunction function
                ? ofOne(function, edge.step().localDerivative(), input)
                : "The slope of " + operation.symbol() + " toward " + input + " is "
                        + number(edge.step().localDerivative()) + ", its other inputs held fixed.";
    }

    private String addition(Recording.Edge edge, Value node, String output, String input) {
        return "Addition passes the gradient on as it is: when " + (isUsedAgain(edge, node) ? "this term" : input)
                + " grows by 1, so does " + output + ".";
    }

    private String ofTwo(BinaryOperation operation, Recording.Edge edge, Value node, String output, String input) {
        boolean first = edge.slot() == 0;
        return switch (operation) {
            case PLUS -> addition(edge, node, output, input);
            case MINUS ->
                first
                        ? output + " moves with " + input + " one for one."
                        : input + " is subtracted: when it grows by 1, " + output + " falls by 1.";
            case TIMES ->
                "The slope of a product toward one factor is the other factor: " + other(node, first ? 1 : 0) + ".";
            case DIVIDED_BY ->
                first
                        ? "The slope of a quotient toward its numerator is 1 / denominator: 1 / " + other(node, 1) + "."
                        : "The slope of a quotient toward its denominator is \u2212 numerator / denominator².";
            case POWER ->
                first
                        ? "The slope of a power toward its base is exponent × base^(exponent \u2212 1)."
                        : "The slope of a power toward its exponent is the power itself × ln(base).";
            case MAX -> oneOfTwo("larger", edge, input, output);
            case MIN -> oneOfTwo("smaller", edge, input, output);
            case PRELU -> prelu(node, first, number(edge.step().localDerivative()));
        };
    }

    private String ofOne(DifferentiableFunction function, double local, String input) {
        String here = number(local);
        if (function instanceof ElementaryFunction elementary) {
            return switch (elementary) {
                case NEGATE -> "The sign turns round: slope " + here + ".";
                case EXP -> "The slope of exp is exp itself: " + here + ".";
                case LOG -> "The slope of log is 1 / " + input + ".";
                case SQRT -> "The slope of a square root is 0.5 / root.";
                case ABS -> "The slope of abs is the sign of " + input + ", at 0 that to its left: " + here + ".";
                case SIN -> "The slope of sin is cos: " + here + ".";
                case COS -> "The slope of cos is \u2212 sin: " + here + ".";
            };
        }
        if (function == Activation.RELU) {
            return local == 0
                    ? "ReLU is off, for " + input + " is not above 0: slope 0, no gradient gets past it."
                    : "ReLU is on, for " + input + " is above 0: slope 1, the gradient passes as it is.";
        }
        String sentence = "The slope of " + function.symbol() + " at " + input + " is " + here + ".";
        if (function == Activation.SIGMOID) {
            sentence = "The slope of sigmoid is s × (1 \u2212 s), at most 0.25; here it is " + here + ".";
        } else if (function == Activation.TANH) {
            sentence = "The slope of tanh is 1 \u2212 tanh²: 1 in the middle, near 0 far out; here it is " + here + ".";
        } else if (function == Activation.SOFTPLUS) {
            sentence = "The slope of softplus is the sigmoid: " + here + ".";
        }
        return sentence + (isSaturated(function, local) ? " It is saturated: hardly anything gets past it." : "");
    }

    private static String oneOfTwo(String which, Recording.Edge edge, String input, String output) {
        return edge.step().localDerivative() == 1
                ? "The " + which + " one gets the whole gradient, and that is " + input + "."
                : "The " + which + " one gets the whole gradient; " + output + " does not move with " + input + ".";
    }

    /** Whether a node has the same input in another place, too: {@code a + a} grows by 2 when a grows by 1. */
    private static boolean isUsedAgain(Recording.Edge edge, Value node) {
        return node.inputs().stream()
                        .filter(other -> other == edge.step().input())
                        .count()
                > 1;
    }

    private static String withConstant(WithConstant with, String input, String here) {
        return switch (with.operator()) {
            case PLUS, MINUS -> "A constant that is added changes no slope: the gradient passes as it is.";
            case TIMES, DIVIDED_BY -> "The slope of a multiple is its constant factor: " + here + ".";
            case MAX, MIN ->
                here.equals("1")
                        ? with.operator().symbol() + " passes " + input
                                + " through, and the gradient as it is: slope 1."
                        : with.operator().symbol() + " gives its constant " + number(with.constant()) + ", whatever "
                                + input + " is: slope 0, no gradient gets past it.";
            default -> {
                String exponent = number(with.constant());
                String power = exponent.equals("2") ? input : input + "^(" + exponent + " \u2212 1)";
                yield "The slope of " + input + "^" + exponent + " is " + exponent + " × " + power + ": " + here + ".";
            }
        };
    }

    private String dot(Recording.Edge edge, Value node) {
        int n = node.inputs().size() / 2;
        if (edge.slot() == 2 * n) {
            return "The bias is added, so the gradient passes as it is.";
        }
        int partner = edge.slot() < n ? edge.slot() + n : edge.slot() - n;
        return "In a sum of products the slope toward one factor is the other factor: " + other(node, partner) + ".";
    }

    private String prelu(Value node, boolean towardInput, String here) {
        boolean positive = node.inputs().get(0).data() > 0;
        if (towardInput) {
            return positive
                    ? "PReLU is on the side of slope 1."
                    : "PReLU is on the side of its learned slope: " + here + ".";
        }
        return positive
                ? "The learned slope has no part in this: the input is above 0."
                : "The learned slope multiplies the input: " + here + ".";
    }

    /** {@code w1 = -0.5}. */
    private String other(Value node, int slot) {
        Value value = node.inputs().get(slot);
        return recording.name(recording.position(value)) + " = " + number(value.data());
    }

    private static String number(double x) {
        return Notation.MATHEMATICAL.number(x);
    }
}
