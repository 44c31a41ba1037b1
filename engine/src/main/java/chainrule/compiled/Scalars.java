package chainrule.compiled;

import java.util.Arrays;

/**
 * The numbers that are the same for all rows, parameters first of all, side by side: a net may have more of them than a batch has
 * rows, and to look each one up in an object of its own would take as long as the arithmetic.
 */
final class Scalars {
    /** The place of a 1, for products with one operand. */
    static final int ONE = 0;

    final double[] values;
    final double[] gradients;

    Scalars(int count) {
        values = new double[count + 1];
        gradients = new double[count + 1];
        values[ONE] = 1;
    }

    void zeroGradients() {
        Arrays.fill(gradients, 0);
    }

    /** The place of a register's number; that of the 1 for null. */
    static int place(Register register) {
        return register == null ? ONE : register.offset;
    }

    static int[] places(Register[] registers) {
        int[] places = new int[registers.length];
        Arrays.setAll(places, i -> place(registers[i]));
        return places;
    }
}
