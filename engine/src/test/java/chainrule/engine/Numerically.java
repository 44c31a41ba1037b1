package chainrule.engine;

import java.util.function.DoubleUnaryOperator;

/** A slope from function values alone, on purpose not the one that GradientCheck uses: what the tests compare with. */
final class Numerically {
    private Numerically() {}

    /** Five points, so that what is left out is of the order of step⁴: about ten digits for functions that bend on a scale of 1. */
    static double slope(DoubleUnaryOperator function, double x) {
        double h = 1e-3 * Math.max(1, Math.abs(x));
        double near = function.applyAsDouble(x + h) - function.applyAsDouble(x - h);
        double far = function.applyAsDouble(x + 2 * h) - function.applyAsDouble(x - 2 * h);
        return (8 * near - far) / (12 * h);
    }
}
