package chainrule.compiled;

import java.util.Arrays;

/** Where a formula's numbers are kept: one for each row of a block, or a single one among others where it is the same for all rows. */
final class Register {
    /** In listings: x for a column of the rows, p for a parameter, u for what is the same for all rows, r for the rest. */
    private final char kind;

    private final int number;

    /** Of a single number its place in the arrays; 0 for an array of its own. */
    final int offset;

    final double[] value;

    /** dL/dvalue, in the same places; null where nothing learns from it. */
    final double[] gradient;

    /** One number a row. */
    Register(char kind, int number, int rows, boolean learns) {
        this.kind = kind;
        this.number = number;
        this.offset = 0;
        this.value = new double[rows];
        this.gradient = learns ? new double[rows] : null;
    }

    /** One of the numbers that are the same for all rows. */
    Register(char kind, int number, Scalars scalars, int offset, boolean learns) {
        this.kind = kind;
        this.number = number;
        this.offset = offset;
        this.value = scalars.values;
        this.gradient = learns ? scalars.gradients : null;
    }

    boolean perRow() {
        return offset == 0;
    }

    int size() {
        return perRow() ? value.length : 1;
    }

    boolean learns() {
        return gradient != null;
    }

    /** The chain rule for something that was computed from this with these slopes. */
    void addToGradient(Register result, double[] slopes, int rows) {
        if (perRow()) {
            Kernels.addProduct(gradient, result.gradient, slopes, rows);
        } else {
            gradient[offset] += result.gradient[result.offset] * slopes[0];
        }
    }

    String name() {
        return kind + Integer.toString(number);
    }

    boolean follows(Register other) {
        return kind == other.kind && number == other.number + 1;
    }

    static double[][] values(Register[] registers) {
        return Arrays.stream(registers).map(register -> register.value).toArray(double[][]::new);
    }

    static double[][] gradients(Register[] registers) {
        return Arrays.stream(registers).map(register -> register.gradient).toArray(double[][]::new);
    }
}
