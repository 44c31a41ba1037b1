package chainrule.web.expression;

import chainrule.engine.Value;
import chainrule.steps.Steps;
import chainrule.web.Answer;
import chainrule.web.Session;
import chainrule.web.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any expression, step by step. Asked for {@code steps} with {@code f}, the expression, and {@code at}, numbers of its leaves as
 * {@code x:2,w:0.5}, it answers with the page of {@link Steps}, the leaves, and loss and gradients; with {@code problem} and
 * {@code position} where the expression is misspelt. Asked for {@code downhill} with {@code rate} as well, it answers with what
 * {@link Steps#downhill} returns, as {@code step}. Asked for {@code functions}, it answers with {@code calls} of all that there are.
 */
public final class ExpressionSession implements Session {
    @Override
    public Answer ask(String what, Map<String, String> with) {
        return switch (what) {
            case "steps" -> steps(with);
            case "downhill" -> downhill(with);
            case "functions" -> new Answer().with("calls", Functions.calls());
            default -> throw new IllegalArgumentException("what: expected steps, downhill or functions, got " + what);
        };
    }

    private static Answer steps(Map<String, String> with) {
        String text = with.getOrDefault("f", "");
        try {
            return steps(text, expression(with));
        } catch (Misspelt e) {
            return new Answer().with("problem", e.getMessage()).with("position", e.position());
        }
    }

    private static Expression expression(Map<String, String> with) {
        return new Expression(with.getOrDefault("f", ""), numbers(with.getOrDefault("at", "")));
    }

    private static Answer downhill(Map<String, String> with) {
        double rate = new Settings(with).decimal("rate", 0.1, Double.MIN_VALUE, Double.MAX_VALUE);
        return new Answer().with("step", Steps.of(loss(expression(with))).downhill(rate));
    }

    private static Value loss(Expression expression) {
        Value output = expression.output();
        return output.isLeaf() ? output : output.label("loss");
    }

    private static Answer steps(String text, Expression expression) {
        Value output = loss(expression);
        String html = Steps.of(output).titled(text).html();
        output.backward();
        List<Value> leaves = List.copyOf(expression.leaves().values());
        return new Answer()
                .with("html", html)
                .with("loss", output.data())
                .with("names", new ArrayList<>(expression.leaves().keySet()))
                .with("values", leaves.stream().mapToDouble(Value::data).toArray())
                .with("gradients", leaves.stream().mapToDouble(Value::grad).toArray());
    }

    private static Map<String, Double> numbers(String at) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String entry : at.split(",")) {
            int colon = entry.indexOf(':');
            if (colon > 0) {
                numbers.put(entry.substring(0, colon), number(entry));
            } else if (!entry.isBlank()) {
                throw new IllegalArgumentException("at: expected numbers of leaves as in x:2,w:0.5, got " + entry);
            }
        }
        return numbers;
    }

    private static double number(String entry) {
        int colon = entry.indexOf(':');
        try {
            double number = Double.parseDouble(entry.substring(colon + 1));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as infinity is
        }
        throw new IllegalArgumentException("at: expected a finite number for " + entry.substring(0, colon) + ", got "
                + entry.substring(colon + 1));
    }
}
