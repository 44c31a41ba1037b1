package chainrule.check;

import chainrule.engine.DifferentiableFunction;
import java.util.Objects;

/**
 * Where a function is so flat that hardly any gradient gets past it. One definition for all: <b>saturated is where the slope is under 5 %
 * of the steepest</b>, which is 0.25 for sigmoid and 1 for tanh. Tanh is saturated beyond |x| = 2.18, where its output is beyond 0.975.
 */
public final class Saturation {
    /** Of the steepest slope. */
    public static final double SHARE = 0.05;

    private static final double RANGE = 20;
    private static final int GRID = 4_000;

    private Saturation() {}

    /** The slope under which a function counts as saturated. */
    public static double limit(DifferentiableFunction function) {
        double steepest = steepestPoint(function);
        return SHARE * steepness(function, steepest);
    }

    /** Whether a function is saturated at x. */
    public static boolean isAt(DifferentiableFunction function, double x) {
        return limit(function) > Math.abs(function.derivative(x));
    }

    /** Where a function is steepest, up or down, within -20..20; the point nearest to 0 where several are. */
    public static double steepestPoint(DifferentiableFunction function) {
        Objects.requireNonNull(function, "function");
        double best = 0;
        double step = RANGE / GRID;
        for (int i = 0; i <= GRID; i++) {
            best = steeper(function, steeper(function, best, i * step), -i * step);
        }
        for (; step > 1e-9; step /= 2) {
            best = steeper(
                    function, steeper(function, best, Math.max(best - step, -RANGE)), Math.min(best + step, RANGE));
        }
        return best;
    }

    private static double steeper(DifferentiableFunction function, double x, double challenger) {
        double rival = steepness(function, challenger);
        double best = steepness(function, x);
        return rival > best || rival == best && Math.abs(challenger) < Math.abs(x) ? challenger : x;
    }

    private static double steepness(DifferentiableFunction function, double x) {
        return Math.abs(function.derivative(x));
    }
}
