package chainrule.engine;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The standard normal distribution as GELU needs it. Far to the left both terms of GELU's slope fall like e^(-x²/2), so that factor is
 * taken out and what remains is written with erfcx(z) = e^(z²) erfc(z), which neither vanishes nor overflows.
 */
final class Gaussian {
    /** Beyond this, e^(-x²/2) is below the smallest double. */
    private static final double END = 40;

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    private Gaussian() {}

    /** Phi(x), the share of a standard normal variable below x. */
    static double cumulative(double x) {
        if (Math.abs(x) > END) {
            return x < 0 ? 0 : 1;
        }
        return x < -1 ? bell(x) * 0.5 * Erfcx.value(-x * SQRT_HALF) : 0.5 * Erfc.value(-x * SQRT_HALF);
    }

    /** Phi(x) + x phi(x), the slope of x Phi(x). */
    static double cumulativePlusXDensity(double x) {
        if (Math.abs(x) > END) {
            return x < 0 ? 0 : 1;
        }
        return x < -1
                ? bell(x) * (0.5 * Erfcx.value(-x * SQRT_HALF) + x * DENSITY_AT_ZERO)
                : 0.5 * Erfc.value(-x * SQRT_HALF) + x * DENSITY_AT_ZERO * bell(x);
    }

    /** e^(-x²/2), the rounding error of x² carried along: at x = -38 it would cost 700 ulp. */
    private static double bell(double x) {
        double square = x * x;
        double error = Math.fma(x, x, -square);
        return Math.exp(-0.5 * square) * (1 - 0.5 * error);
    }
}
