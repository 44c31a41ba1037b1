package chainrule.check;

import java.util.function.DoubleUnaryOperator;

/**
 * The slopes of a function to the left and to the right of a point, from its values alone.
 *
 * <p>One difference quotient is a compromise: a large step sees the curvature, a small one drowns in rounding. So the step shrinks
 * again and again, and extrapolation removes the curvature term by term (Ridders, "Accurate computation of F'(x) and F'(x) F''(x)",
 * 1982). Both sides are extrapolated on their own: a central difference would settle, with great confidence, on the mean of the slopes
 * beside a kink. Steps shrink by a factor that is no power of two, so that no period makes a function look flat, and an estimate that
 * later ones contradict is dropped, see {@link Plateau}.
 */
final class FiniteDifference {
    private static final double SHRINK = 1 + Math.E;
    private static final double FIRST = 0.7;
    private static final double SMALLEST = 1e-22;
    private static final double OWN_SCALE = 1e-12;
    private static final int FLAT = 8;
    static final int MOST_STEPS = 60;

    private FiniteDifference() {}

    /**
     * What was found.
     *
     * @param left the slope below the point
     * @param right the slope above the point; where values exist on one side only, both are the slope there
     * @param central that of both sides together, good only where there is no kink
     * @param leftNear the slope below the point by steps that are not larger than the point itself, where that is tiny
     * @param rightNear the slope above the point by such steps
     * @param flat whether the function's values nearby are all the same
     * @param chord the difference quotient of the largest step
     */
    record Slopes(
            Plateau.Slope left,
            Plateau.Slope right,
            Plateau.Slope central,
            Plateau.Slope leftNear,
            Plateau.Slope rightNear,
            boolean flat,
            double chord) {
        double lower() {
            return Math.min(left.value(), right.value());
        }

        double upper() {
            return Math.max(left.value(), right.value());
        }

        double size() {
            return Math.max(Math.abs(left.value()), Math.abs(right.value()));
        }

        double error() {
            return Math.max(left.error(), right.error());
        }

        /** Whether a number may be the slope for all that steps of the point's own scale can tell. */
        boolean mayBe(double slope) {
            return leftNear.agreesWith(slope) && rightNear.agreesWith(slope);
        }

        /** Whether rounding, and not the function's shape, sets the limit to what can be known. */
        boolean drownsInRounding() {
            return left.drownsInRounding() && right.drownsInRounding();
        }
    }

    /**
     * How to go about it.
     *
     * @param noise by how much rounding blurs the function's values at least; without it, the flat stairs that a tiny step sees look
     *     exact
     * @param roundedArgument the size of what is rounded on the way to the result, 0 if nothing is
     * @param first the largest step
     * @param smallest steps shrink down to it
     * @param settled where smaller steps may be left out, once the estimates agree
     */
    private record Manner(double noise, double roundedArgument, double first, double smallest, double settled) {
        boolean isQuick() {
            return settled == Double.POSITIVE_INFINITY;
        }
    }

    /** Finds the slopes of a function at x, with as few calls as will do. */
    static Slopes quickly(DoubleUnaryOperator function, double x, double noise) {
        return of(function, x, new Manner(noise, Math.abs(x), first(x), smallest(x), Double.POSITIVE_INFINITY));
    }

    /** The same with as many calls as there are scales, up to and beyond the distance to 0. */
    static Slopes thoroughly(DoubleUnaryOperator function, double x, double noise) {
        return of(function, x, new Manner(noise, Math.abs(x), first(x), smallest(x), Math.abs(x) / 4));
    }

    /** The same for a single operation, whose steps may be as small as the distance of numbers: cos at 1e10 needs them. */
    static Slopes ofOperation(DoubleUnaryOperator function, double x, double noise, double roundedArgument) {
        return of(function, x, new Manner(noise, roundedArgument, first(x), ulp(x), Math.abs(x) / 4));
    }

    /** The same by steps below 1 alone, which jump over nothing. */
    static Slopes nearby(DoubleUnaryOperator function, double x, double noise) {
        return of(function, x, new Manner(noise, 0, FIRST, ulp(x), Math.abs(x) / 4));
    }

    private static Slopes of(DoubleUnaryOperator function, double x, Manner manner) {
        double noise = manner.noise;
        double roundedArgument = manner.roundedArgument;
        double here = function.applyAsDouble(x);
        Side below = new Side(x, here, roundedArgument);
        Side above = new Side(x, here, roundedArgument);
        Side around = new Side(x, here, roundedArgument);
        Estimates first = new Estimates(noise, x, here, roundedArgument, 1);
        Estimates second = new Estimates(noise, x, here, roundedArgument, 1);
        double step = manner.first;
        for (int k = 0; k < MOST_STEPS && step > manner.smallest; k++, step = next(step, x)) {
            double up = (x + step) - x;
            double down = x - (x - step);
            double valueUp = function.applyAsDouble(x + up);
            double valueDown = function.applyAsDouble(x - down);
            above.add(up, valueUp - here, Math.abs(valueUp));
            below.add(down, here - valueDown, Math.abs(valueDown));
            if (up == down) {
                around.add(2 * up, valueUp - valueDown, Math.max(Math.abs(valueUp), Math.abs(valueDown)));
            }
            first.add(below, below.size() - 1);
            second.add(above, above.size() - 1);
            if (manner.isQuick() && below.isFlat(FLAT) && above.isFlat(FLAT)) {
                return slopes(below, above, around, noise);
            }
            if (step < manner.settled
                    && first.plateau().isSettled()
                    && second.plateau().isSettled()) {
                return slopes(below, above, around, noise);
            }
        }
        double measured = Math.max(below.noise(), above.noise());
        double stairs = manner.isQuick() ? 0 : Math.max(below.stair(function, -1), above.stair(function, 1));
        return slopes(below, above, around, Math.max(noise, Math.max(measured, stairs)));
    }

    private static Slopes slopes(Side below, Side above, Side around, double measured) {
        Plateau left = below.plateau(measured, 1);
        Plateau right = above.plateau(measured, 1);
        boolean flat = below.isFlat() && above.isFlat();
        double chord = Math.max(below.chord(), above.chord());
        if (below.exists() && above.exists()) {
            Plateau.Slope central = around.plateau(measured, 2).slope();
            return new Slopes(left.slope(), right.slope(), central, left.near(), right.near(), flat, chord);
        }
        Plateau only = below.exists() ? left : right;
        return new Slopes(only.slope(), only.slope(), only.slope(), only.near(), only.near(), flat, chord);
    }

    private static double first(double x) {
        return FIRST * Math.max(1, Math.abs(x));
    }

    private static double ulp(double x) {
        return x == 0 ? SMALLEST : Math.ulp(x);
    }

    /** Below this, x + step is hardly another number, or far below all scales that a function may have. */
    private static double smallest(double x) {
        return x == 0 ? SMALLEST : Math.abs(x) * OWN_SCALE;
    }

    /** Tiny numbers have scales of their own, far below 1: after the steps down to {@link #SMALLEST} come those that fit x. */
    private static double next(double step, double x) {
        double next = step / SHRINK;
        return next < SMALLEST && next > Math.abs(x) ? FIRST * Math.abs(x) : next;
    }
}
