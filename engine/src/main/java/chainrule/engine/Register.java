package chainrule.engine;

/** Where a formula's numbers are kept: one for each row of a block, or a single one where they are the same for every row. */
final class Register {
    /** In listings: x for a column of the rows, p for a parameter, u for what is the same for all rows, r for the rest. */
    private final char kind;

    private final int number;

    final double[] value;

    /** dL/dvalue, in the same places; null where nothing learns from it. */
    final double[] gradient;

    Register(char kind, int number, int size, boolean learns) {
        this.kind = kind;
        this.number = number;
        this.value = new double[size];
        this.gradient = learns ? new double[size] : null;
    }

    String name() {
        return kind + Integer.toString(number);
    }

    boolean follows(Register other) {
        return kind == other.kind && number == other.number + 1;
    }

    boolean learns() {
        return gradient != null;
    }

    static double[][] values(Register[] registers) {
        double[][] values = new double[registers.length][];
        for (int i = 0; i < values.length; i++) {
            values[i] = registers[i].value;
        }
        return values;
    }

    static double[][] gradients(Register[] registers) {
        double[][] gradients = new double[registers.length][];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = registers[i].gradient;
        }
        return gradients;
    }
}
