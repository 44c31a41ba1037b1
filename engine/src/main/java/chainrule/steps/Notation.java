package chainrule.steps;

import chainrule.engine.Numbers;
import chainrule.engine.Value;
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
        String operation = node.operation();
        String first = arguments.get(0);
        if (operation.equals("dot")) {
            return sum(products(arguments));
        }
        if (operation.equals("sum")) {
            return sum(IntStream.range(0, arguments.size())
                    .mapToObj(i -> guardedAfterFirst(i, arguments.get(i)))
                    .toList());
        }
        if (arguments.size() == 2 && "+-*/^".contains(operation)) {
            return guarded(first, operation) + spaced(operation) + inParentheses(arguments.get(1));
        }
        if (arguments.size() == 1 && operation.matches("[-+*/] .+")) {
            return first + spaced(operation.substring(0, 1)) + constant(operation.substring(2));
        }
        if (arguments.size() == 1 && operation.startsWith("^")) {
            return inParentheses(first) + "^" + constant(operation.substring(1));
        }
        if (arguments.size() == 1 && operation.equals("-")) {
            return minus + inParentheses(first);
        }
        return operation + "(" + String.join(", ", shortened(arguments)) + ")";
    }

    private String constant(String number) {
        return inParentheses(number.replace("-", minus));
    }

    private String guarded(String base, String operation) {
        return operation.equals("^") ? inParentheses(base) : base;
    }

    private String spaced(String operator) {
        return switch (operator) {
            case "*" -> " " + times + " ";
            case "-" -> " " + minus + " ";
            case "^" -> "^";
            default -> " " + operator + " ";
        };
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
