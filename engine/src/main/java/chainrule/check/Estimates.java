package chainrule.check;

/** Extrapolation of the difference quotients, whose error falls with the step to the given power. */
final class Estimates {
    private static final int EXTRAPOLATIONS = 6;
    private static final double EPSILON = Math.ulp(1.0);
    private static final double TINY = 1e-3;

    private final Plateau plateau = new Plateau();
    private final double noise;
    private final double x;
    private final double here;
    private final double roundedArgument;
    private final int order;
    private double[] row = {};

    Estimates(double noise, double x, double here, double roundedArgument, int order) {
        this.roundedArgument = roundedArgument;
        this.noise = noise;
        this.x = x;
        this.here = here;
        this.order = order;
    }

    Plateau plateau() {
        return plateau;
    }

    void add(Side side, int k) {
        double[] previous = row;
        double step = side.step(k);
        if (!Double.isFinite(side.rise(k))) {
            row = new double[0];
            return;
        }
        row = new double[Math.min(previous.length, EXTRAPOLATIONS) + 1];
        row[0] = side.rise(k) / step;
        double blur = noise
                + 2 * Math.ulp(side.valueSize(k))
                + 2 * Math.ulp(here)
                + 2 * EPSILON * roundedArgument * Math.abs(row[0]);
        double rounding = 2 * blur / step + 2 * EPSILON * Math.abs(row[0]);
        double slope = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        for (int j = 1; j < row.length; j++) {
            double weight = Math.pow(side.step(k - j) / step, order);
            row[j] = row[j - 1] + (row[j - 1] - previous[j - 1]) / (weight - 1);
            double spread = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - previous[j - 1])) + rounding;
            if (spread < error) {
                slope = row[j];
                error = spread;
            }
        }
        plateau.add(slope, error, rounding, step <= Math.abs(x) && Math.abs(x) < TINY);
    }
}
