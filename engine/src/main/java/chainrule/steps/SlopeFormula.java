package chainrule.steps;

import chainrule.engine.Activation;
import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.ElementaryFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;

/** A local derivative in symbols before it is a number: {@code ∂(x1 × w1)/∂w1 = x1 = 2}. */
final class SlopeFormula {
    private static final Notation NOTATION = Notation.MATHEMATICAL;

    private final Recording recording;

    SlopeFormula(Recording recording) {
        this.recording = recording;
    }

    String of(Recording.Edge edge) {
        Value node = recording.nodes().get(edge.node());
        String function = NOTATION.symbols(recording, edge.node());
        boolean isCall = function.startsWith(node.operation().symbol() + "(");
        String symbols = symbols(node, edge);
        String number = NOTATION.number(edge.step().localDerivative());
        return "∂" + (isCall ? function : "(" + function + ")") + "/∂" + recording.name(edge.input())
                + (symbols.isEmpty() || symbols.equals(number) ? "" : " = " + symbols) + " = " + number;
    }

    /** Empty where the number says all. */
    private String symbols(Value node, Recording.Edge edge) {
        Operation operation = node.operation();
        String input = recording.name(edge.input());
        String output = recording.name(edge.node());
        if (operation instanceof BinaryOperation binary) {
            return ofTwo(binary, name(node, 0), name(node, 1), output, edge.slot() == 0, node);
        }
        if (operation instanceof WithConstant with) {
            return ofTwo(with.operator(), input, NOTATION.operand(with.constant()), output, true, node);
        }
        if (operation instanceof NaryOperation nary) {
            return ofMany(nary, node, edge.slot(), input, output);
        }
        if (operation instanceof ElementaryFunction function) {
            return switch (function) {
                case NEGATE -> "";
                case EXP -> output;
                case LOG -> "1 / " + input;
                case SQRT -> "1 / (2 × " + output + ")";
                case ABS -> "sign(" + input + ")";
                case SIN -> "cos(" + input + ")";
                case COS -> "\u2212sin(" + input + ")";
            };
        }
        return operation instanceof DifferentiableFunction function ? ofOne(function, input, output) : "";
    }

    private static String ofTwo(
            BinaryOperation operator, String left, String right, String output, boolean toLeft, Value node) {
        return switch (operator) {
            case PLUS, MINUS, MAX, MIN -> "";
            case TIMES -> toLeft ? right : left;
            case DIVIDED_BY -> toLeft ? "1 / " + right : "\u2212" + left + " / " + right + "²";
            case POWER -> toLeft ? power(left, right, node) : output + " × ln(" + left + ")";
            case PRELU -> {
                boolean isOn = node.inputs().get(0).data() > 0;
                yield toLeft ? (isOn ? "" : right) : isOn ? "" : left;
            }
        };
    }

    private static String power(String base, String exponent, Value node) {
        return node.operation() instanceof WithConstant with && with.constant() == 2
                ? "2 × " + base
                : exponent + " × " + base + "^(" + exponent + " \u2212 1)";
    }

    private String ofMany(NaryOperation operation, Value node, int slot, String input, String output) {
        int n = node.inputs().size() / 2;
        return switch (operation) {
            case SUM -> "";
            case DOT -> slot == 2 * n ? "" : name(node, slot < n ? slot + n : slot - n);
            case SOFTMAX ->
                slot == 0 ? output + " × (1 \u2212 " + output + ")" : "\u2212" + output + " × the share of " + input;
            case LOG_SUM_EXP -> "exp(" + input + " \u2212 " + output + ")";
        };
    }

    private static String ofOne(DifferentiableFunction function, String input, String output) {
        if (function == Activation.SIGMOID) {
            return output + " × (1 \u2212 " + output + ")";
        }
        if (function == Activation.TANH) {
            return "1 \u2212 " + output + "²";
        }
        if (function == Activation.SOFTPLUS) {
            return "sigmoid(" + input + ")";
        }
        return function == Activation.RELU || function == Activation.IDENTITY
                ? ""
                : function.symbol() + "′(" + input + ")";
    }

    private String name(Value node, int slot) {
        return recording.name(recording.position(node.inputs().get(slot)));
    }
}
