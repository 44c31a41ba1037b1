package chainrule.examples.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Measured numbers in three digits, with the unit that suits them. */
final class Quantity {
    private static final int DIGITS = 3;
    private static final List<String> TIMES = List.of("ns", "µs", "ms", "s");
    private static final List<String> SIZES = List.of("B", "kB", "MB", "GB");

    private Quantity() {}

    static String time(double nanoseconds) {
        return withUnit(nanoseconds, TIMES);
    }

    /** Units of a thousand. */
    static String bytes(double bytes) {
        return bytes == 0 ? "0" : withUnit(bytes, SIZES);
    }

    /** With the spread in percent, where there was more than one iteration. */
    static String time(Timing timing) {
        String time = time(timing.nanoseconds());
        return timing.spread() == 0 ? time : time + " ±" + (long) Math.ceil(100 * timing.spread()) + " %";
    }

    /** How many times as long as the other. */
    static String ratio(Timing timing, Timing other) {
        return number(timing.nanoseconds() / other.nanoseconds());
    }

    /** Three digits, zeros at the end included. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
        int decimals = Math.max(0, DIGITS - rounded.precision() + rounded.scale());
        return rounded.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String withUnit(double value, List<String> units) {
        int unit = 0;
        double scaled = value;
        while (scaled >= 999.5 && unit < units.size() - 1) {
            scaled /= 1000;
            unit++;
        }
        return number(scaled) + " " + units.get(unit);
    }
}
