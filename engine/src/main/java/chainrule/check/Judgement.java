package chainrule.check;

import chainrule.check.GradientCheck.Outcome;

/**
 * A derivative beside the slopes that differences found.
 *
 * @param outcome never {@link Outcome#NOT_REPEATABLE}
 * @param numerical the slope; at a kink, that of the one-sided slopes and all between them which is nearest
 * @param left the slope below the point
 * @param right the slope above the point
 * @param tolerance by how much the two may differ
 * @param drowned whether it is undecided since rounding hides the slope
 * @param flat whether the values nearby are all the same
 */
record Judgement(
        Outcome outcome, double numerical, double left, double right, double tolerance, boolean drowned, boolean flat) {
    /** Half-way, on a log scale, between what extrapolation reaches on smooth functions and the error that must be refused. */
    static final double RELATIVE_TOLERANCE = 1e-6;

    /** A tolerance larger than this, beside the numbers, checks nothing. */
    static final double SMALL = 1e-2;

    /** An error larger than this, beside the slope, means that there is none. */
    private static final double VAGUE = 0.05;

    /** Below this the numbers themselves have few digits. */
    private static final double TINY = Double.MIN_NORMAL / 1e-16;

    /** The differences estimate their own error; estimates from few samples deserve a margin. */
    private static final double MARGIN = 5;

    /** What only steps far larger than the point itself contradict is not yet wrong: they may jump over what is there. */
    static Judgement of(double analytic, FiniteDifference.Slopes slopes) {
        Judgement found = found(analytic, slopes);
        return found.outcome == Outcome.FAILED && slopes.mayBe(analytic)
                ? new Judgement(
                        Outcome.UNDECIDED, found.numerical, found.left, found.right, found.tolerance, true, found.flat)
                : found;
    }

    /** The same figures with another outcome. */
    Judgement as(Outcome other) {
        return new Judgement(other, numerical, left, right, tolerance, drowned, flat);
    }

    private static Judgement found(double analytic, FiniteDifference.Slopes slopes) {
        double blur = MARGIN * slopes.error();
        double tolerance = RELATIVE_TOLERANCE * slopes.size() + blur;
        boolean kink = !(slopes.upper() - slopes.lower() <= tolerance);
        return kink ? atAKink(analytic, slopes, tolerance) : smooth(analytic, slopes, best(slopes));
    }

    /** Whether one part in 100,000 would have shown. */
    boolean isSharp() {
        return tolerance <= 4 * RELATIVE_TOLERANCE * Math.abs(numerical);
    }

    /** Whether rounding has made both sides differ: what looks like a kink need not be one. */
    boolean isRagged() {
        return drowned && Math.abs(right - left) > SMALL * Math.max(Math.abs(left), Math.abs(right));
    }

    /** Of the three estimates, which agree, the one of smallest error; the central one only where the sides have slopes. */
    private static Plateau.Slope best(FiniteDifference.Slopes slopes) {
        Plateau.Slope best = slopes.left().error() < slopes.right().error() ? slopes.left() : slopes.right();
        Plateau.Slope central = slopes.central();
        double far = MARGIN * (central.error() + best.error());
        return central.error() < best.error()
                        && !isVague(slopes, best.value())
                        && Math.abs(central.value() - best.value()) <= far
                ? central
                : best;
    }

    /** Whether one side has no slope worth the name, and not for rounding. */
    private static boolean isVague(FiniteDifference.Slopes slopes, double slope) {
        return isVague(slopes.left(), slope, slopes.chord()) || isVague(slopes.right(), slope, slopes.chord());
    }

    private static boolean isVague(Plateau.Slope side, double slope, double chord) {
        double size = Math.max(Math.abs(side.value()), Math.abs(slope));
        return !side.drownsInRounding()
                && !(side.error() <= VAGUE * size || MARGIN * side.error() <= RELATIVE_TOLERANCE * chord);
    }

    private static Judgement smooth(double analytic, FiniteDifference.Slopes slopes, Plateau.Slope slope) {
        double blur = MARGIN * slope.error();
        double size = Math.max(Math.abs(slope.value()), Math.abs(analytic));
        double tolerance = RELATIVE_TOLERANCE * Math.abs(slope.value()) + blur;
        return new Judgement(
                outcome(analytic, slopes, slope, tolerance),
                slope.value(),
                slopes.left().value(),
                slopes.right().value(),
                tolerance,
                slopes.drownsInRounding() || slopes.flat() || size > 0 && size < TINY,
                slopes.flat());
    }

    private static Outcome outcome(
            double analytic, FiniteDifference.Slopes slopes, Plateau.Slope slope, double tolerance) {
        double blur = MARGIN * slope.error();
        if (!slope.exists() || isVague(slopes, slope.value())) {
            return Outcome.UNDECIDED;
        }
        if (!Double.isFinite(analytic)) {
            return blur <= SMALL * Math.max(1, Math.abs(slope.value())) ? Outcome.FAILED : Outcome.UNDECIDED;
        }
        double size = Math.max(Math.abs(slope.value()), Math.abs(analytic));
        boolean zero = analytic == 0 && (slopes.flat() || blur <= RELATIVE_TOLERANCE * slopes.chord());
        boolean clear = blur <= SMALL * size && size > TINY;
        return !clear && !zero
                ? Outcome.UNDECIDED
                : Math.abs(analytic - slope.value()) <= tolerance ? Outcome.PASSED : Outcome.FAILED;
    }

    private static Judgement atAKink(double analytic, FiniteDifference.Slopes slopes, double tolerance) {
        double lower = slopes.lower();
        double upper = slopes.upper();
        double numerical =
                Double.isNaN(analytic) ? lower + (upper - lower) / 2 : Math.max(lower, Math.min(analytic, upper));
        boolean clear = MARGIN * slopes.error() <= SMALL * slopes.size();
        boolean between = Math.abs(analytic - numerical) <= tolerance;
        Outcome outcome = !clear ? Outcome.UNDECIDED : between ? Outcome.KINK : Outcome.FAILED;
        return new Judgement(
                outcome,
                numerical,
                slopes.left().value(),
                slopes.right().value(),
                tolerance,
                slopes.drownsInRounding(),
                slopes.flat());
    }
}
