package chainrule.examples.plot;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Where numbers lie along an axis. XChart always gets a linear axis: a logarithmic one is its exponents, which frees
 * zeros from being errors, and a very small or large one is counted in units of its own.
 *
 * @param min where the axis starts
 * @param max where the axis ends
 * @param floor where zeros on a logarithmic axis are put
 * @param log whether places are exponents of ten
 * @param zeros whether the floor of a logarithmic axis is there for zeros alone
 * @param unit how much one step on a linear axis stands for
 */
record Scale(double min, double max, double floor, boolean log, boolean zeros, double unit) {
    private static final double BAR_ROOM = 0.05;

    /** Less cannot be told apart with all digits. */
    private static final double LEAST_SPAN = 1e-300;

    /** Fits a linear axis around the data. */
    static Scale linear(double[] data) {
        double low = lowest(data, DoubleUnaryOperator.identity(), 0);
        double high = highest(data, DoubleUnaryOperator.identity(), 1);
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high - low <= Math.max(1e-9 * size, LEAST_SPAN)) {
            double room = size == 0 ? 1 : Math.max(size / 2, LEAST_SPAN);
            low = Math.max(-Double.MAX_VALUE, low - room);
            high = Math.min(Double.MAX_VALUE, high + room);
        }
        return linear(low, high);
    }

    /** Fits whole decades around the data, and one below them if there are zeros. */
    static Scale logarithmic(double[] data) {
        boolean zeros = Arrays.stream(data).anyMatch(value -> value == 0);
        return decades(data, zeros);
    }

    /** Whole decades with room for even the lowest bar to stand out. */
    static Scale logarithmicBars(double[] data) {
        Scale scale = decades(data, true);
        return new Scale(scale.min, scale.max, scale.floor, true, false, 1);
    }

    /** Fits a linear axis around zero and the data, for bars that stand on zero. */
    static Scale linearBars(double[] data) {
        double low = Math.min(0, lowest(data, DoubleUnaryOperator.identity(), 0));
        double high = Math.max(0, highest(data, DoubleUnaryOperator.identity(), 0));
        double room = low == high ? 1 : BAR_ROOM * (high - low);
        return linear(low < 0 ? low - room : 0, high > 0 || low == 0 ? high + room : 0);
    }

    /** An axis with fixed ends, given as plain numbers. */
    static Scale between(double min, double max, boolean log) {
        return log ? exponents(Math.log10(min), Math.log10(max), false) : linear(min, max);
    }

    private static Scale decades(double[] data, boolean roomBelow) {
        double low = Math.floor(lowest(data, Math::log10, 0) - (roomBelow ? 0.5 : 0));
        double high = Math.ceil(highest(data, Math::log10, 1));
        return exponents(low, Math.max(low + 2, high), roomBelow);
    }

    private static double lowest(double[] data, DoubleUnaryOperator reading, double otherwise) {
        return Arrays.stream(data).map(reading).filter(Double::isFinite).min().orElse(otherwise);
    }

    private static double highest(double[] data, DoubleUnaryOperator reading, double otherwise) {
        return Arrays.stream(data).map(reading).filter(Double::isFinite).max().orElse(otherwise);
    }

    private static Scale exponents(double low, double high, boolean zeros) {
        return new Scale(low, high, low, true, zeros, 1);
    }

    private static Scale linear(double low, double high) {
        double half = high / 2 - low / 2;
        boolean ordinary = half > 5e-6 && half < 5e7;
        double unit = ordinary ? 1 : Math.pow(10, Math.floor(Math.log10(half)));
        return new Scale(low / unit, high / unit, low / unit, false, false, unit);
    }

    /** Opens the axis at both ends by a share of itself, so that lines and markers at the ends are not cut. */
    Scale widened(double padding) {
        return new Scale(min - padding * span(), max + padding * span(), floor, log, zeros, unit);
    }

    double span() {
        return max - min;
    }

    /**
     * The place of a number on XChart's axis, finite and not far outside; NaN where it has none, as infinities have, and negative numbers on a
     * logarithmic axis.
     */
    double place(double value) {
        if (!Double.isFinite(value) || log && value < 0) {
            return Double.NaN;
        }
        if (log && value == 0) {
            return floor;
        }
        double place = log ? Math.log10(value) : value / unit;
        return Math.max(min - 10 * span(), Math.min(max + 10 * span(), place));
    }

    double[] places(double[] values) {
        return Arrays.stream(values).map(this::place).toArray();
    }

    /** The label of a tick; whole decades read as decimals near one and as powers of ten elsewhere. */
    String label(double place) {
        if (!log) {
            return Numbers.text(place * unit);
        }
        if (zeros && Math.abs(place - floor) < 1e-9) {
            return "0";
        }
        int exponent = (int) Math.rint(place);
        boolean decade = Math.abs(place - exponent) < 1e-9;
        if (decade && (min < -3.5 || max > 4.5) && exponent != 0) {
            return Numbers.powerOfTen(exponent);
        }
        return Numbers.text(Math.pow(10, place), decade ? 1 : 2);
    }

    /** The number at a share of the way along the axis. */
    double valueAt(double share) {
        double place = min + share * span();
        return log ? Math.pow(10, place) : place * unit;
    }
}
