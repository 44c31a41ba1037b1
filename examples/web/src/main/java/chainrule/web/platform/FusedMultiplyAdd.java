package chainrule.web.platform;

/**
 * {@code a * b + c} for {@link Math#fma}, which a browser lacks. The product is taken apart into two doubles without an error, as in
 * T. J. Dekker, "A floating-point technique for extending the available precision", 1971, and so is its sum with c, as by D. E. Knuth; what
 * is added at the end is rounded once more, so the last bit may differ from that of a true fma, and so it may where a * b is below 1e-290.
 */
public final class FusedMultiplyAdd {
    private static final double SPLITTER = 0x1p27 + 1;
    private static final double LARGEST_TO_SPLIT = 0x1p990;

    private FusedMultiplyAdd() {}

    public static double fma(double a, double b, double c) {
        double product = a * b;
        double sum = product + c;
        if (!(Math.abs(a) < LARGEST_TO_SPLIT && Math.abs(b) < LARGEST_TO_SPLIT && Math.abs(sum) < LARGEST_TO_SPLIT)) {
            return sum;
        }
        double part = sum - product;
        double lostInSum = (product - (sum - part)) + (c - part);
        return sum + (lostInSum + lostIn(product, a, b));
    }

    private static double lostIn(double product, double a, double b) {
        double aHigh = high(a);
        double bHigh = high(b);
        double aLow = a - aHigh;
        double bLow = b - bHigh;
        return aLow * bLow - (((product - aHigh * bHigh) - aLow * bHigh) - aHigh * bLow);
    }

    private static double high(double x) {
        double large = SPLITTER * x;
        return large - (large - x);
    }
}
