package chainrule.engine;

/**
 * {@code tanh} and {@code e^x - 1} near 0, where a difference of exponentials would lose digits. J. H. Lambert's continued fraction of
 * 1761, {@code tanh x = x / (1 + x² / (3 + x² / (5 + ...)))}, ended at 15 and written as a fraction of two polynomials: within 1e-17 up
 * to {@link #END}.
 */
final class LambertFraction {
    /** From here on, exponentials are exact enough. */
    static final double END = 0.6;

    private LambertFraction() {}

    static double tanh(double x) {
        double z = x * x;
        return x * numerator(z) / denominator(z);
    }

    /** By tanh(x / 2): {@code e^x - 1 = 2 t / (1 - t)}. */
    static double expm1(double x) {
        double half = 0.5 * x;
        double z = half * half;
        double product = half * numerator(z);
        return 2 * product / (denominator(z) - product);
    }

    private static double numerator(double z) {
        return 2027025 + z * (270270 + z * (6930 + z * 36));
    }

    private static double denominator(double z) {
        return 2027025 + z * (945945 + z * (51975 + z * (630 + z)));
    }
}
