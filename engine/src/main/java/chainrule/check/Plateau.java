package chainrule.check;

/**
 * Estimates of one number, from steps that shrink. The one of smallest error wins, unless later ones contradict it and agree with each
 * other: then what looked so certain was a coincidence, as a period that fits the step, and they take its place.
 */
final class Plateau {
    private static final int RUN = 3;
    private static final double MARGIN = 3;
    private static final double DROWNED = 8;

    /** Good enough to stop. */
    private static final double RELATIVE_GOAL = 1e-9;

    private Slope best = Slope.NONE;
    private Slope rival = Slope.NONE;
    private Slope near = Slope.NONE;
    private int rivals;
    private int contradictions;
    private int settled;

    /**
     * An estimate.
     *
     * @param value NaN where there is none
     * @param error by how much it may be off, as estimated
     * @param rounding the part of the error that is due to rounding
     */
    record Slope(double value, double error, double rounding) {
        static final Slope NONE = new Slope(Double.NaN, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        boolean exists() {
            return !Double.isNaN(value);
        }

        boolean drownsInRounding() {
            return exists() && error <= DROWNED * rounding;
        }

        boolean agreesWith(double other) {
            return Math.abs(value - other) <= MARGIN * error;
        }

        private boolean agreesWith(Slope other) {
            return Math.abs(value - other.value) <= MARGIN * (error + other.error);
        }
    }

    void add(double value, double error, double rounding, boolean isNear) {
        if (!Double.isFinite(value) || !Double.isFinite(error)) {
            settled = 0;
            return;
        }
        Slope next = new Slope(value, error, rounding);
        settled = error <= RELATIVE_GOAL * Math.abs(value) ? settled + 1 : 0;
        near = isNear && next.error <= near.error ? next : near;
        if (!best.exists() || next.agreesWith(best)) {
            contradictions = next.error <= best.error ? 0 : contradictions;
            best = next.error <= best.error ? next : best;
            rivals = next.agreesWith(rival) ? rivals : 0;
            return;
        }
        contradictions++;
        boolean together = rivals > 0 && next.agreesWith(rival);
        rivals = together ? rivals + 1 : 1;
        rival = together && rival.error < next.error ? rival : next;
        if (rivals == RUN) {
            best = rival;
            rivals = 0;
            contradictions = 0;
        }
    }

    /** Whether the last estimates were all good, and none contradicts them. */
    boolean isSettled() {
        return settled >= RUN && rivals == 0;
    }

    /** The best estimate of steps that are not larger than the point itself, whatever larger steps say. */
    Slope near() {
        return near;
    }

    Slope slope() {
        return contradictions < RUN - 1
                ? best
                : new Slope(best.value, Math.max(best.error, Math.abs(best.value - rival.value)), best.rounding);
    }
}
