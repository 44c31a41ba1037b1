package chainrule.examples.training;

import chainrule.check.Saturation;
import chainrule.engine.DifferentiableFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * From where on a function is saturated for good on each side, see {@link Saturation}.
 *
 * @param below all that is less is saturated; minus infinity where nothing is
 * @param above all that is greater is saturated; infinity where nothing is
 */
public record FlatTails(double below, double above) {
    private static final double RANGE = 100;
    private static final double STEP = 0.01;

    public static FlatTails of(DifferentiableFunction f) {
        double limit = Saturation.limit(f);
        return new FlatTails(rounded(-edge(x -> f.derivative(-x), limit)), rounded(edge(f::derivative, limit)));
    }

    /** To what the search can tell; a kink at 0 is at 0. */
    private static double rounded(double x) {
        return Math.rint(x * 1e9) / 1e9 + 0.0;
    }

    /** Comes from far out, where a slope is flat or is not, and then halves the step in which it ceases to be. */
    private static double edge(DoubleUnaryOperator slope, double limit) {
        if (Math.abs(slope.applyAsDouble(RANGE)) >= limit) {
            return Double.POSITIVE_INFINITY;
        }
        double flat = RANGE;
        while (Math.abs(slope.applyAsDouble(flat - STEP)) < limit) {
            flat -= STEP;
        }
        double steep = flat - STEP;
        for (int i = 0; i < 40; i++) {
            double middle = (flat + steep) / 2;
            if (Math.abs(slope.applyAsDouble(middle)) < limit) {
                flat = middle;
            } else {
                steep = middle;
            }
        }
        return flat;
    }
}
