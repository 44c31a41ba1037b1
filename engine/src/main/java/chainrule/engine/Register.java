package chainrule.engine;

/** Where a formula's numbers are kept: one for each row of a block, or a single one where they are the same for every row. */
final class Register {
    /** Position in the program, by which it is called in listings. */
    final int number;

    final double[] value;

    /** dL/dvalue, in the same places; null where nothing learns from it. */
    final double[] gradient;

    Register(int number, int size, boolean learns) {
        this.number = number;
        this.value = new double[size];
        this.gradient = learns ? new double[size] : null;
    }

    String name() {
        return "r" + number;
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
