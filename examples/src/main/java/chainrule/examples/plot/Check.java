package chainrule.examples.plot;

/** Refuses bad input by name: which argument, what was expected, what came. */
final class Check {
    private Check() {}

    static <T> T notNull(String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " must be given, but was null");
        }
        return value;
    }

    static <T> T[] noneNull(String name, T[] values) {
        positive(name + ".length", notNull(name, values).length);
        for (int i = 0; i < values.length; i++) {
            notNull(name + "[" + i + "]", values[i]);
        }
        return values;
    }

    static double[] notEmpty(String name, double[] values) {
        positive(name + ".length", notNull(name, values).length);
        return values;
    }

    static int positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
        }
        return value;
    }

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number, but was " + value);
        }
        return value;
    }

    static void range(String name, double min, double max) {
        if (!(finite(name + " min", min) < finite(name + " max", max))) {
            throw new IllegalArgumentException(name + " must run upward, but was " + min + " to " + max);
        }
    }

    static void sameLength(String name, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException(name + " must have length " + expected + ", but had " + actual);
        }
    }

    /** Copies a field, having checked that it has cells and that all rows are equally long. */
    static double[][] rectangular(String name, double[][] rows) {
        positive(name + ".length", notNull(name, rows).length);
        double[][] copy = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            copy[row] = notEmpty(name + "[" + row + "]", rows[row]).clone();
            sameLength(name + "[" + row + "]", copy[0].length, copy[row].length);
        }
        return copy;
    }
}
