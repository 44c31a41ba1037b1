package chainrule.web.platform;

/**
 * Methods of {@link Math} that a browser lacks, or that TeaVM 0.16 gets wrong: its {@code scalb(1, 1023)} is infinite, {@code log1p(1e-20)} is 0,
 * {@code rint(2.5)} is 3.
 */
public final class Arithmetic {
    private static final double SPLITTER = 0x1p27 + 1;
    private static final double LARGEST_TO_SPLIT = 0x1p990;

    private static final double LOG_OF_10 = Math.log(10);

    private Arithmetic() {}

    /**
     * {@code a * b + c}. The product is taken apart into two doubles without an error, as in T. J. Dekker, "A floating-point technique for
     * extending the available precision", 1971, and so is its sum with c, as by D. E. Knuth; what is added at the end is rounded once more, so the
     * last bit may differ from that of a true fma, and more where a * b is below 1e-290.
     */
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

    /** {@code x} times two to the n, rounded once: the steps on the way to a subnormal number leave its digits whole, as in musl's scalbn. */
    public static double scalb(double x, int n) {
        double scaled = x;
        int rest = n;
        for (int i = 0; i < 2 && rest > Double.MAX_EXPONENT; i++) {
            scaled *= 0x1p1023;
            rest -= Double.MAX_EXPONENT;
        }
        for (int i = 0; i < 2 && rest < Double.MIN_EXPONENT; i++) {
            scaled *= 0x1p-969;
            rest += 969;
        }
        int inRange = Math.max(Double.MIN_EXPONENT, Math.min(Double.MAX_EXPONENT, rest));
        return scaled * Double.longBitsToDouble((long) (Double.MAX_EXPONENT + inRange) << 52);
    }

    /** {@code log(1 + x)} for small x, too: what the sum loses, the quotient makes good; W. Kahan, as told by D. Goldberg, 1991, theorem 4. */
    public static double log1p(double x) {
        double sum = 1 + x;
        return sum == 1 || sum == Double.POSITIVE_INFINITY ? x : Math.log(sum) * (x / (sum - 1));
    }

    /** Exact for powers of ten. */
    public static double log10(double x) {
        double log = Math.log(x) / LOG_OF_10;
        double whole = rint(log);
        return Math.abs(log - whole) < 1e-12 && Double.parseDouble("1e" + (int) whole) == x ? whole : log;
    }

    /** The nearest whole number, the even one of two. */
    public static double rint(double x) {
        double size = Math.abs(x);
        return size < 0x1p52 ? Math.copySign((size + 0x1p52) - 0x1p52, x) : x;
    }

    /** The nearest whole number, the larger one of two. */
    public static long round(double x) {
        double below = Math.floor(x);
        return (long) (x - below >= 0.5 ? below + 1 : below);
    }

    /** Without overflow on the way. */
    public static double hypot(double x, double y) {
        double large = Math.max(Math.abs(x), Math.abs(y));
        double small = Math.min(Math.abs(x), Math.abs(y));
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            return Double.POSITIVE_INFINITY;
        }
        double ratio = small / large;
        return large == 0 ? 0 : large * Math.sqrt(1 + ratio * ratio);
    }
}
