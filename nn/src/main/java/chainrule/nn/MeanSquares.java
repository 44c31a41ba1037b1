package chainrule.nn;

import java.util.Arrays;

/** Running means of squares. Each is kept in units of a power of two, so that no square leaves the range of double. */
final class MeanSquares {
    private final double kept;
    private final double[] square;
    private final int[] exponent;

    /** With so much of the last mean kept at each step. */
    MeanSquares(int size, double kept) {
        this.kept = kept;
        this.square = new double[size];
        this.exponent = new int[size];
        Arrays.fill(exponent, Math.getExponent(0.0));
    }

    void add(int i, double number) {
        int larger = Math.max(exponent[i], Math.getExponent(number));
        if (larger != exponent[i]) {
            square[i] = Math.scalb(square[i], 2 * (exponent[i] - larger));
            exponent[i] = larger;
        }
        double scaled = Math.scalb(number, -larger);
        square[i] = kept * square[i] + (1 - kept) * scaled * scaled;
    }

    /** The root of a mean that has only so large a part of its weights yet. */
    double root(int i, double soFar) {
        return Math.scalb(Math.sqrt(square[i] / soFar), exponent[i]);
    }
}
