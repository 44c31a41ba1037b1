package chainrule.engine;

import java.util.function.DoubleUnaryOperator;

/**
 * The slope of a function at a point, from its values alone.
 *
 * <p>One difference quotient is a compromise: a large step sees the curvature, a small one drowns in rounding. So the step shrinks
 * again and again, Richardson extrapolation removes the curvature term by term, and the estimate that agrees best with its
 * neighbours wins (Ridders, "Accurate computation of F'(x) and F'(x) F''(x)", 1982).
 */
final class FiniteDifference {
    private static final double FIRST_STEP = 0.05;
    private static final double SHRINK = 4;
    private static final int STEPS = 28;
    private static final int EXTRAPOLATIONS = 6;

    /** Rounding errors of a function value that took some hundred operations, in units of itself. */
    private static final double ROUNDING = 16 * Math.ulp(1.0);

    /** Good enough to stop. */
    private static final double RELATIVE_GOAL = 1e-9;

    private final DoubleUnaryOperator function;
    private final double x;

    FiniteDifference(DoubleUnaryOperator function, double x) {
        this.function = function;
        this.x = x;
    }

    /**
     * A slope.
     *
     * @param slope NaN where the function has no finite values around the point
     * @param error how far it may be off, as estimated
     */
    record Estimate(double slope, double error) {
        private static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);

        boolean exists() {
            return !Double.isNaN(slope);
        }

        boolean differsFrom(Estimate other, double margin) {
            return Math.abs(slope - other.slope)
                    > 1e-5 * Math.max(Math.abs(slope), Math.abs(other.slope)) + margin * (error + other.error);
        }
    }

    /** From both sides: the error falls with the square of the step. */
    Estimate central() {
        return extrapolate(-1, 1, SHRINK * SHRINK);
    }

    /** From below: the error falls with the step. */
    Estimate left() {
        return extrapolate(-1, 0, SHRINK);
    }

    /** From above. */
    Estimate right() {
        return extrapolate(0, 1, SHRINK);
    }

    /** Difference quotients between x + from * step and x + to * step, whose error falls by a factor when the step shrinks. */
    private Estimate extrapolate(int from, int to, double factor) {
        Estimate best = Estimate.NONE;
        double[] previous = {};
        double step = FIRST_STEP * Math.max(1, Math.abs(x));
        for (int k = 0; k < STEPS; k++, step /= SHRINK) {
            double low = x + from * step;
            double high = x + to * step;
            if (low == high) {
                break;
            }
            double below = function.applyAsDouble(low);
            double above = function.applyAsDouble(high);
            if (!Double.isFinite(below) || !Double.isFinite(above)) {
                previous = new double[0];
                continue;
            }
            double rounding = ROUNDING * (Math.abs(below) + Math.abs(above)) / (high - low);
            double[] row = new double[Math.min(previous.length, EXTRAPOLATIONS) + 1];
            row[0] = (above - below) / (high - low);
            double weight = factor;
            for (int j = 1; j < row.length; j++, weight *= factor) {
                row[j] = row[j - 1] + (row[j - 1] - previous[j - 1]) / (weight - 1);
                double error = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - previous[j - 1])) + rounding;
                if (error < best.error) {
                    best = new Estimate(row[j], error);
                }
            }
            if (best.error <= RELATIVE_GOAL * Math.abs(best.slope)) {
                break;
            }
            previous = row;
        }
        return best;
    }
}
