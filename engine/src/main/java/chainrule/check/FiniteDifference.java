package chainrule.check;

import java.util.function.DoubleUnaryOperator;

/**
 * The slopes of a function to the left and to the right of a point, from its values alone.
 *
 * <p>One difference quotient is a compromise: a large step sees the curvature, a small one drowns in rounding. So the step shrinks
 * again and again, Richardson extrapolation removes the curvature term by term, and the estimate that agrees best with its
 * neighbours wins (Ridders, "Accurate computation of F'(x) and F'(x) F''(x)", 1982). Both sides are extrapolated on their own: a
 * central difference would settle, with great confidence, on the mean of the slopes beside a kink, or on nonsense across a pole.
 */
final class FiniteDifference {
    private static final double FIRST_STEP = 0.5;
    private static final double SHRINK = 2;
    private static final int STEPS = 60;

    /** Good enough to stop. */
    private static final double RELATIVE_GOAL = 1e-9;

    private FiniteDifference() {}

    /**
     * What was found.
     *
     * @param left the slope below the point; NaN where the function has no finite values on either side
     * @param right the slope above the point; where values exist on one side only, both are the slope there
     * @param error how far either may be off, as estimated
     */
    record Slopes(double left, double right, double error) {
        private static final Slopes NONE = new Slopes(Double.NaN, Double.NaN, Double.POSITIVE_INFINITY);

        double lower() {
            return Math.min(left, right);
        }

        double upper() {
            return Math.max(left, right);
        }

        private boolean isGoodEnough() {
            return Math.max(error, upper() - lower()) <= RELATIVE_GOAL * Math.abs(left);
        }
    }

    /**
     * Finds the slopes of a function at x.
     *
     * @param noise by how much rounding blurs the function's values; without it, the flat stairs that a tiny step sees look exact
     */
    static Slopes of(DoubleUnaryOperator function, double x, double noise) {
        double here = function.applyAsDouble(x);
        OneSide below = new OneSide(noise);
        OneSide above = new OneSide(noise);
        Slopes best = Slopes.NONE;
        double step = FIRST_STEP * Math.max(1, Math.abs(x) / 100);
        for (int k = 0; k < STEPS && x - step != x + step && !best.isGoodEnough(); k++, step /= SHRINK) {
            below.add(x, here, x - step, function.applyAsDouble(x - step));
            above.add(x, here, x + step, function.applyAsDouble(x + step));
            Slopes slopes = below.exists() && above.exists()
                    ? new Slopes(below.slope, above.slope, Math.max(below.error, above.error))
                    : below.exists() ? below.alone() : above.alone();
            if (slopes.error < best.error) {
                best = slopes;
            }
        }
        return best;
    }

    /** Richardson extrapolation of the difference quotients on one side, whose error falls with the step. */
    private static final class OneSide {
        private static final int EXTRAPOLATIONS = 6;

        private final double noise;
        private double[] row = {};
        private double slope;
        private double error;

        OneSide(double noise) {
            this.noise = noise;
        }

        void add(double x, double here, double there, double value) {
            double[] previous = row;
            slope = Double.NaN;
            error = Double.POSITIVE_INFINITY;
            if (!Double.isFinite(value - here) || there == x) {
                row = new double[0];
                return;
            }
            double step = there - x;
            double rounding = (noise + 2 * Math.ulp(value) + 2 * Math.ulp(here) + Double.MIN_NORMAL) / Math.abs(step);
            row = new double[Math.min(previous.length, EXTRAPOLATIONS) + 1];
            row[0] = (value - here) / step;
            double weight = SHRINK;
            for (int j = 1; j < row.length; j++, weight *= SHRINK) {
                row[j] = row[j - 1] + (row[j - 1] - previous[j - 1]) / (weight - 1);
                double spread = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - previous[j - 1])) + rounding;
                if (spread < error) {
                    slope = row[j];
                    error = spread;
                }
            }
        }

        boolean exists() {
            return row.length > 0;
        }

        Slopes alone() {
            return new Slopes(slope, slope, error);
        }
    }
}
