package chainrule.compiled;

import chainrule.engine.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How registers are called in {@link CompiledGraph#toString()}. */
final class Listing {
    private static final int MOST_NAMES = 4;
    private static final int MOST_LINES = 100;

    private Listing() {}

    /** Names such as {@code a0 a1 a2 b7}, shortened to {@code a0..a2 b7}. */
    static String names(Register[] registers) {
        List<String> ranges = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= registers.length; i++) {
            if (i == registers.length || !registers[i].follows(registers[i - 1])) {
                String first = registers[start].name();
                ranges.add(i - start == 1 ? first : first + ".." + registers[i - 1].name());
                start = i;
            }
        }
        int more = ranges.size() - MOST_NAMES;
        return String.join(" ", ranges.subList(0, Math.min(MOST_NAMES, ranges.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** A sum of products such as {@code -1 * x2 * r64 + 1}, or less about a long one. */
    static String sum(double start, double[] factors, Register[] a, Register[] b) {
        if (factors.length > MOST_NAMES) {
            return "sum of " + factors.length + " products";
        }
        List<String> terms = new ArrayList<>();
        if (start != 0) {
            terms.add(Numbers.brief(start));
        }
        for (int k = 0; k < factors.length; k++) {
            List<String> product = new ArrayList<>();
            if (factors[k] != 1 || a[k] == null) {
                product.add(Numbers.brief(factors[k]));
            }
            Stream.of(a[k], b[k]).filter(Objects::nonNull).map(Register::name).forEach(product::add);
            terms.add(String.join(" * ", product));
        }
        return String.join(" + ", terms);
    }

    static void append(StringBuilder text, String when, Instruction[] instructions) {
        if (instructions.length == 0) {
            return;
        }
        text.append("  ").append(when).append(System.lineSeparator());
        int shown = Math.min(instructions.length, MOST_LINES);
        for (int i = 0; i < shown; i++) {
            text.append("    ").append(instructions[i]).append(System.lineSeparator());
        }
        if (instructions.length > shown) {
            text.append("    and ")
                    .append(instructions.length - shown)
                    .append(" more")
                    .append(System.lineSeparator());
        }
    }
}
