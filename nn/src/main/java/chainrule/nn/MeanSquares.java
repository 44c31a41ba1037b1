package chainrule.nn;

/** Running means of squares. Each is kept in units of a power of two, so that no square leaves the range of double. */
final class MeanSquares {
    private final double kept;
    private final double[] square;

    /** The power of two in which each is kept, and one over it: to multiply is much faster than {@link Math#scalb}, and as exact. */
    private final double[] unit;

    private final double[] perUnit;

    /** With so much of the last mean kept at each step. */
    MeanSquares(int size, double kept) {
        this.kept = kept;
        this.square = new double[size];
        this.unit = new double[size];
        this.perUnit = new double[size];
    }

    private void setUnit(int i, int exponent) {
        unit[i] = Math.scalb(1.0, exponent);
        perUnit[i] = Math.scalb(1.0, -exponent);
    }

    /** Each mean in its unit, and the exponents of these: so no digit is lost. */
    void addTo(StateDict dict) {
        dict.add("mean_square", square);
        dict.put(
                "mean_square_exponent",
                new WholeNumbers(
                        unit.length,
                        i -> Math.getExponent(unit[i]),
                        (i, exponent) -> setUnit(i, (int) exponent),
                        Math.getExponent(0.0),
                        Math.getExponent(Double.POSITIVE_INFINITY)),
                unit.length);
    }

    void add(int i, double number) {
        if (Math.abs(number) >= 2 * unit[i]) {
            int larger = Math.getExponent(number);
            square[i] = Math.scalb(square[i], 2 * (Math.getExponent(unit[i]) - larger));
            setUnit(i, larger);
        }
        double scaled = number * perUnit[i];
        square[i] = kept * square[i] + (1 - kept) * scaled * scaled;
    }

    /** The root of a mean that has only so large a part of its weights yet. */
    double root(int i, double soFar) {
        return Math.sqrt(square[i] / soFar) * unit[i];
    }
}
