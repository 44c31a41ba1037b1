package chainrule.nn;

/** Running means of squares. Each is kept in units of a power of two, so that no square leaves the range of double. */
final class MeanSquares {
    private final double kept;
    private final double[] square;
    private final int[] exponent;

    /** Two to the exponent, and one over it: to multiply is much faster than {@link Math#scalb}, and as exact. */
    private final double[] unit;

    private final double[] perUnit;

    /** With so much of the last mean kept at each step. */
    MeanSquares(int size, double kept) {
        this.kept = kept;
        this.square = new double[size];
        this.exponent = new int[size];
        this.unit = new double[size];
        this.perUnit = new double[size];
        for (int i = 0; i < size; i++) {
            setExponent(i, Math.getExponent(0.0));
        }
    }

    private void setExponent(int i, int newExponent) {
        exponent[i] = newExponent;
        unit[i] = Math.scalb(1.0, newExponent);
        perUnit[i] = Math.scalb(1.0, -newExponent);
    }

    void add(int i, double number) {
        int larger = Math.getExponent(number);
        if (larger > exponent[i]) {
            square[i] = Math.scalb(square[i], 2 * (exponent[i] - larger));
            setExponent(i, larger);
        }
        double scaled = number * perUnit[i];
        square[i] = kept * square[i] + (1 - kept) * scaled * scaled;
    }

    /** The root of a mean that has only so large a part of its weights yet. */
    double root(int i, double soFar) {
        return Math.sqrt(square[i] / soFar) * unit[i];
    }
}
