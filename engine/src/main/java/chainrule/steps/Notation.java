package chainrule.steps;

import chainrule.engine.BinaryOperation;
import chainrule.engine.ElementaryFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Numbers;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How formulas are written: in plain characters for the terminal, with those of mathematics for the page. */
enum Notation {
    PLAIN("*", "-", "..."),
    MATHEMATICAL("×", "\u2212", "…");

    /** Sums of more terms than this are shortened. */
    private static final int MOST_TERMS = 5;

    private final String times;
    private final String minus;
    private final String ellipsis;

    Notation(String times, String minus, String ellipsis) {
        this.times = times;
        this.minus = minus;
        this.ellipsis = ellipsis;
    }

    String number(double x) {
        return Numbers.brief(x).replace("-", minus);
    }

    /** A number after an operator. */
    String operand(double x) {
        return inParentheses(number(x));
    }

    /** How a node is computed, in symbols: {@code s + b}. */
    String symbols(Recording recording, int position) {
        Value node = recording.nodes().get(position);
        return formula(
                node,
                node.inputs().stream()
                        .map(input -> recording.name(recording.position(input)))
                        .toList());
    }

    /** The same in numbers: {@code -2.5 + 1.8}. */
    String numbers(Recording recording, int position) {
        Value node = recording.nodes().get(position);
        return formula(
                node, node.inputs().stream().map(input -> number(input.data())).toList());
    }

    private String formula(Value node, List<String> arguments) {
        Operation operation = node.operation();
        String first = arguments.get(0);
        if (operation == NaryOperation.DOT) {
            return sum(products(arguments));
        }
        if (operation == NaryOperation.SUM) {
            return sum(IntStream.range(0, arguments.size())
                    .mapToObj(i -> guardedAfterFirst(i, arguments.get(i)))
                    .toList());
        }
        if (operation instanceof BinaryOperation binary) {
            return ofTwo(binary, first, arguments.get(1));
        }
        if (operation instanceof WithConstant with) {
            return ofTwo(with.operator(), first, number(with.constant()));
        }
        if (operation == ElementaryFunction.NEGATE) {
            return minus + inParentheses(first);
        }
        return operation.symbol() + "(" + String.join(", ", shortened(arguments)) + ")";
    }

    private String ofTwo(BinaryOperation operator, String left, String right) {
        return switch (operator) {
            case MAX, MIN, PRELU -> operator.symbol() + "(" + left + ", " + right + ")";
            default -> infix(operator, left, right);
        };
    }

    private String infix(BinaryOperation operator, String left, String right) {
        String guarded = operator == BinaryOperation.POWER ? inParentheses(left) : left;
        String spaced = switch (operator) {
            case TIMES -> " " + times + " ";
            case MINUS -> " " + minus + " ";
            case POWER -> "^";
            default -> " " + operator.symbol() + " ";
        };
        return guarded + spaced + inParentheses(right);
    }

    /** A neuron's terms: the products, then the bias if there is one. */
    private List<String> products(List<String> arguments) {
        int n = arguments.size() / 2;
        List<String> terms = IntStream.range(0, n)
                .mapToObj(i -> guardedAfterFirst(i, arguments.get(i)) + " " + times + " "
                        + inParentheses(arguments.get(n + i)))
                .collect(Collectors.toCollection(ArrayList::new));
        if (arguments.size() % 2 == 1) {
            terms.add(inParentheses(arguments.get(2 * n)));
        }
        return terms;
    }

    private String guardedAfterFirst(int index, String text) {
        return index == 0 ? text : inParentheses(text);
    }

    private String sum(List<String> terms) {
        return String.join(" + ", shortened(terms));
    }

    private List<String> shortened(List<String> terms) {
        if (terms.size() <= MOST_TERMS) {
            return terms;
        }
        List<String> some = new ArrayList<>(terms.subList(0, 2));
        some.add(ellipsis);
        some.addAll(terms.subList(terms.size() - 2, terms.size()));
        return some;
    }

    /** A negative number as an operand. */
    private String inParentheses(String operand) {
        return operand.startsWith(minus) ? "(" + operand + ")" : operand;
    }
}
