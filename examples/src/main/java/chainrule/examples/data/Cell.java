package chainrule.examples.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in one cell of a file of comma-separated values. */
final class Cell {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "?");

    /** Beyond it, squares would leave the range of a double. */
    private static final double LARGEST = 1e100;

    private Cell() {}

    static boolean isMissing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches() && Math.abs(Double.parseDouble(cell)) <= LARGEST;
    }

    static boolean isWhole(String cell) {
        return isNumber(cell) && Double.parseDouble(cell) == Math.rint(Double.parseDouble(cell));
    }
}
