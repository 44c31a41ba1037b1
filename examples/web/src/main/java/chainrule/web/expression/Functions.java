package chainrule.web.expression;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The functions that an expression may call: those of {@link Value} and every {@link Activation}. Capitals, - and _ in names do not count. */
final class Functions {
    static final int ANY = -1;
    private static final Map<String, Functions.Entry> ALL = new LinkedHashMap<>();

    /** @param arguments how many, or {@link #ANY} number of them from 1 on */
    record Entry(int arguments, Function<Value[], Value> function) {}

    static {
        for (Activation activation : Activation.values()) {
            add(activation.symbol(), 1, x -> x[0].apply(activation));
        }
        add("abs", 1, x -> x[0].abs());
        add("sin", 1, x -> x[0].sin());
        add("cos", 1, x -> x[0].cos());
        add("exp", 1, x -> x[0].exp());
        add("log", 1, x -> x[0].log());
        add("sqrt", 1, x -> x[0].sqrt());
        add("max", 2, x -> x[0].max(x[1]));
        add("min", 2, x -> x[0].min(x[1]));
        add("pow", 2, x -> x[0].pow(x[1]));
        add("prelu", 2, x -> x[0].prelu(x[1]));
        add("sum", ANY, Value::sum);
        add("logsumexp", ANY, Value::logSumExp);
        add("softmax", ANY, x -> Value.softmax(x)[0]);
        add("clamp", 3, x -> x[0].max(x[1]).min(x[2]));
        add("dot", ANY, Functions::dot);
    }

    private Functions() {}

    /** The first half of the arguments with the second. */
    private static Value dot(Value... x) {
        if (x.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "dot takes two rows of the same length, one behind the other: dot(a1, a2, b1, b2), got " + x.length
                            + (x.length == 1 ? " argument" : " arguments"));
        }
        int half = x.length / 2;
        return Value.dot(Arrays.copyOf(x, half), Arrays.copyOfRange(x, half, x.length));
    }

    private static void add(String name, int arguments, Function<Value[], Value> function) {
        ALL.put(plain(name), new Entry(arguments, function));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
    }

    /** Null if there is none of this name. */
    static Entry named(String name) {
        return ALL.get(plain(name));
    }

    static Set<String> names() {
        return new TreeSet<>(ALL.keySet());
    }

    /** How each is called: {@code tanh(x)}, {@code max(a, b)}, {@code clamp(a, b, c)}, {@code sum(a, b, ...)}. */
    static List<String> calls() {
        return names().stream()
                .map(name -> name
                        + switch (ALL.get(name).arguments()) {
                            case 1 -> "(x)";
                            case 2 -> "(a, b)";
                            case 3 -> "(a, b, c)";
                            default -> "(a, b, ...)";
                        })
                .toList();
    }

    /** The name that was meant, if only a letter or two are wrong; otherwise all there are. */
    static String advice(String wrong) {
        for (String name : ALL.keySet()) {
            if (distance(plain(wrong), name) <= (name.length() > 3 ? 2 : 1)) {
                return "do you mean " + name + "?";
            }
        }
        return "there are " + String.join(", ", names());
    }

    /** How many letters must be put in, taken out or changed, by V. I. Levenshtein, 1966. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
