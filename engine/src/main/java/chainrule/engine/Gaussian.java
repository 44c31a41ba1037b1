package chainrule.engine;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The standard normal distribution as GELU needs it. To the left both terms of GELU's slope fall like e^(-x²/2), so that factor is
 * taken out and what remains is written with erfcx(z) = e^(z²) erfc(z), which neither vanishes nor overflows. A REST is what a constant's
 * double lacks.
 */
final class Gaussian {
    /** Beyond this, e^(-x²/2) is below the smallest double. */
    private static final double END = 40;

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SQRT_HALF_REST = -4.833646656726457e-17;
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);
    private static final double DENSITY_AT_ZERO_REST = -2.49232720227773e-17;

    private Gaussian() {}

    /** What the two functions below have in common: 2 Phi(x), to the left divided by e^(-x²/2). */
    static double tail(double x) {
        return x < 0 ? Erfcx.value(argument(x)) : Erfc.value(argument(x));
    }

    /** x Phi(x), Phi being the share of a standard normal variable below x. */
    static double xCumulative(double x, double tail) {
        double half = 0.5 * x;
        double product = half * tail;
        return x < 0 ? timesBell(product, Math.fma(half, tail, -product), x) : product;
    }

    /** Phi(x) + x phi(x), the slope of x Phi(x). */
    static double cumulativePlusXDensity(double x, double tail) {
        return x < 0
                ? timesBell(Math.fma(x, DENSITY_AT_ZERO, 0.5 * tail), x * DENSITY_AT_ZERO_REST, x)
                : 0.5 * tail + timesBell(x * DENSITY_AT_ZERO, x * DENSITY_AT_ZERO_REST, x);
    }

    /** -x / sqrt 2, rounded once; of the END where x is beyond it, since infinity would leave no number. */
    private static double argument(double x) {
        double near = Math.max(-END, Math.min(END, x));
        return -Math.fma(near, SQRT_HALF, near * SQRT_HALF_REST);
    }

    /** {@code (factor + rest) e^(-x²/2)}, the rounding error of x² carried along: at x = -38 it would cost 700 ulp. */
    private static double timesBell(double factor, double rest, double x) {
        if (Math.abs(x) > END) {
            return 0;
        }
        double square = x * x;
        double error = Math.fma(x, x, -square);
        boolean inHalves = square > 1400; // the whole bell would be subnormal there, and have few digits
        double bell = Math.exp((inHalves ? -0.25 : -0.5) * square);
        double product = Math.fma(factor, bell, (rest - 0.5 * error * factor) * bell);
        return inHalves ? product * bell : product;
    }
}
