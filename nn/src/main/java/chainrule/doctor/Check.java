package chainrule.doctor;

import java.util.List;
import java.util.Objects;

/** Arguments as they should be, or an IllegalArgumentException that says which, what was expected and what came. */
final class Check {
    private Check() {}

    static <T> T given(String name, T argument) {
        return Objects.requireNonNull(argument, name);
    }

    static <T> void elements(String name, List<T> elements) {
        for (int i = 0; i < given(name, elements).size(); i++) {
            require(elements.get(i) != null, name + "[" + i + "]", "an element", null);
        }
    }

    /** Copies of rows that all have the same length. */
    static double[][] rows(String name, double[][] rows) {
        require(given(name, rows).length > 0, name, "at least 1 row", 0);
        double[][] copies = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            require(rows[i] != null, name + "[" + i + "]", "a row", null);
            require(
                    rows[i].length == rows[0].length,
                    name + "[" + i + "]",
                    rows[0].length + " numbers, as in the first row",
                    rows[i].length);
            copies[i] = rows[i].clone();
        }
        return copies;
    }

    static void require(boolean condition, String name, String expected, Object actual) {
        if (!condition) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + actual);
        }
    }
}
