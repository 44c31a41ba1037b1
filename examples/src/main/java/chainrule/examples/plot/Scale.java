package chainrule.examples.plot;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Where numbers lie along an axis. XChart always gets a linear axis: a logarithmic one is its exponents, which frees
 * zeros and infinities from being errors, and a very small or large one is counted in units of its own.
 *
 * @param min where the axis starts
 * @param max where the axis ends
 * @param floor where zeros on a logarithmic axis and negative infinities are put
 * @param ceiling where infinities are put
 * @param log whether places are exponents of ten
 * @param zeros whether the floor of a logarithmic axis is there for zeros alone
 * @param unit how much one step on a linear axis stands for
 */
record Scale(double min, double max, double floor, double ceiling, boolean log, boolean zeros, double unit) {
    private static final double BAR_ROOM = 0.05;

    /** Fits a linear axis around the data. */
    static Scale linear(double[] data) {
        double low = lowest(data, DoubleUnaryOperator.identity(), 0);
        double high = highest(data, DoubleUnaryOperator.identity(), 1);
        if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) {
            double room = low == 0 ? 1 : Math.abs(low) / 2;
            low -= room;
            high += room;
        }
        return linear(low, high);
    }

    /** Fits whole decades around the data, and one below them if there are zeros. */
    static Scale logarithmic(double[] data) {
        boolean zeros = Arrays.stream(data).anyMatch(value -> value <= 0);
        return decades(data, zeros);
    }

    /** Whole decades with room for even the lowest bar to stand out. */
    static Scale logarithmicBars(double[] data) {
        Scale scale = decades(data, true);
        return new Scale(scale.min, scale.max, scale.floor, scale.ceiling, true, false, 1);
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
        return new Scale(low, high, low, high, true, zeros, 1);
    }

    private static Scale linear(double low, double high) {
        double span = high - low;
        boolean ordinary = span > 1e-5 && span < 1e8;
        double unit = ordinary ? 1 : Math.pow(10, Math.floor(Math.log10(span)));
        return new Scale(low / unit, high / unit, low / unit, high / unit, false, false, unit);
    }

    /** Opens the axis at both ends by a share of itself, so that lines and markers at the ends are not cut. */
    Scale widened(double padding) {
        return new Scale(min - padding * span(), max + padding * span(), floor, ceiling, log, zeros, unit);
    }

    double span() {
        return max - min;
    }

    /** The place of a number on XChart's axis: NaN for NaN, otherwise finite and not far outside. */
    double place(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        double place = log ? Math.log10(Math.max(0, value)) : value / unit;
        if (Double.isInfinite(place)) {
            return place < 0 ? floor : ceiling;
        }
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
