package chainrule.nn;

/**
 * Running means of squares. Each is kept in units of a power of two, so that no square leaves the range of double. Loops over all of them
 * do without branches, so that the JIT compiler turns them into vector instructions.
 */
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

    /** A number for each mean. */
    void add(double[] numbers) {
        for (int i = 0; i < square.length; i++) {
            if (Math.abs(numbers[i]) >= 2 * unit[i]) {
                int larger = Math.getExponent(numbers[i]);
                square[i] = Math.scalb(square[i], 2 * (Math.getExponent(unit[i]) - larger));
                setUnit(i, larger);
            }
        }
        for (int i = 0; i < square.length; i++) {
            double scaled = numbers[i] * perUnit[i];
            square[i] = kept * square[i] + (1 - kept) * scaled * scaled;
        }
    }

    /** Each number over the root of its mean, which has only so large a part of its weights yet, and epsilon. */
    void divide(double[] numbers, double soFar, double epsilon) {
        for (int i = 0; i < square.length; i++) {
            numbers[i] /= Math.sqrt(square[i] / soFar) * unit[i] + epsilon;
        }
    }
}
