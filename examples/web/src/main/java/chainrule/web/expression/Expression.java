package chainrule.web.expression;

import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text made into a graph: {@code (tanh(x1*w1 + b) - y)^2}. What is no function's name is a leaf. The signs bind as in school: {@code ^}
 * first, from right to left, so that {@code -x^2} is {@code -(x^2)}; then {@code * /}, then {@code + -}.
 */
public final class Expression {
    private static final int LONGEST = 2000;
    private static final int DEEPEST = 100;

    /** Leaves without a number of their own get these, in turn. */
    private static final double[] START = {2, -1, 0.5, 1.5, -0.5, 1};

    private final Tokens tokens;
    private final Map<String, Double> given;
    private final Map<String, Value> leaves = new LinkedHashMap<>();
    private final Value output;
    private int depth;

    /**
     * Reads the text.
     *
     * @param given numbers of leaves; others get one of their own
     * @throws Misspelt if the text is no expression
     */
    public Expression(String text, Map<String, Double> given) {
        if (text.length() > LONGEST) {
            throw new Misspelt(LONGEST, "expected at most " + LONGEST + " characters, got " + text.length());
        }
        this.given = Map.copyOf(given);
        tokens = new Tokens(text);
        output = sum();
        if (!tokens.isAtEnd()) {
            throw expected("+, -, *, /, ^ or the end");
        }
    }

    public Value output() {
        return output;
    }

    /** The leaves that have a name, in the order in which they first stand in the text. */
    public Map<String, Value> leaves() {
        return leaves;
    }

    private Value sum() {
        Operand left = product();
        while (tokens.is("+") || tokens.is("-")) {
            boolean plus = tokens.skip("+") || !tokens.skip("-");
            left = plus ? left.plus(product()) : left.minus(product());
        }
        return left.value();
    }

    private Operand product() {
        Operand left = signed();
        while (tokens.is("*") || tokens.is("/") || tokens.is("×") || tokens.is("·")) {
            boolean divides = tokens.skip("/");
            if (!divides) {
                tokens.next();
            }
            left = divides ? left.dividedBy(signed()) : left.times(signed());
        }
        return left;
    }

    private Operand signed() {
        boolean negative = tokens.is("-") || tokens.is("−");
        if (!negative && !tokens.is("+")) {
            return power();
        }
        tokens.next();
        Operand operand = deeper(this::signed);
        return negative ? operand.negated() : operand;
    }

    private Operand power() {
        Operand base = atom();
        return tokens.skip("^") ? base.toThe(deeper(this::signed)) : base;
    }

    private Operand atom() {
        if (tokens.isNumber()) {
            return number();
        }
        if (tokens.isName()) {
            return named();
        }
        if (tokens.skip("(")) {
            Operand inside = deeper(() -> new Operand.Node(sum()));
            close("+, -, *, /, ^ or )");
            return inside;
        }
        throw expected("a number, a name, a function or (");
    }

    private Operand number() {
        double number = Double.parseDouble(tokens.token());
        if (Double.isInfinite(number)) {
            throw new Misspelt(tokens.position(), "expected a number below 1.8e308, got " + tokens.token());
        }
        tokens.next();
        return new Operand.Constant(number);
    }

    private Operand named() {
        String name = tokens.token();
        int position = tokens.position();
        tokens.next();
        Functions.Entry function = Functions.named(name);
        if (tokens.is("(")) {
            if (function == null) {
                throw new Misspelt(position, "no function is called " + name + ": " + Functions.advice(name));
            }
            tokens.next();
            Value[] arguments = arguments(name, function);
            try {
                return new Operand.Node(function.function().apply(arguments));
            } catch (IllegalArgumentException e) {
                throw new Misspelt(position, e.getMessage());
            }
        }
        if (function != null) {
            throw expected("( after the function " + name);
        }
        return new Operand.Node(leaf(name));
    }

    private Value leaf(String name) {
        return leaves.computeIfAbsent(
                name, added -> Value.of(given.getOrDefault(name, START[leaves.size() % START.length]), name));
    }

    private Value[] arguments(String name, Functions.Entry function) {
        List<Value> arguments = new ArrayList<>();
        do {
            arguments.add(deeper(() -> new Operand.Node(sum())).value());
        } while (arguments.size() != function.arguments() && tokens.skip(","));
        if (function.arguments() > arguments.size()) {
            throw expected(", and argument " + (arguments.size() + 1) + " of " + name);
        }
        close(function.arguments() == Functions.ANY ? ", or )" : "+, -, *, /, ^ or )");
        return arguments.toArray(Value[]::new);
    }

    private void close(String wanted) {
        if (!tokens.skip(")")) {
            throw expected(wanted);
        }
    }

    private Operand deeper(java.util.function.Supplier<Operand> inside) {
        depth++;
        if (depth > DEEPEST) {
            throw new Misspelt(
                    tokens.position(), "expected at most " + DEEPEST + " parentheses and signs inside each other");
        }
        Operand operand = inside.get();
        depth--;
        return operand;
    }

    private Misspelt expected(String wanted) {
        return new Misspelt(tokens.position(), "expected " + wanted + ", got " + tokens.shown());
    }
}
