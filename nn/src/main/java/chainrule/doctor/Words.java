package chainrule.doctor;

import chainrule.engine.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/** Figures in sentences. */
final class Words {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Words() {}

    static String number(double x) {
        return Numbers.brief(
                Double.isFinite(x) ? new BigDecimal(x).round(THREE_DIGITS).doubleValue() : x);
    }

    static String percent(double share) {
        return number(100 * share) + " %";
    }

    static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /** Counted from 1. */
    static String layer(int index, int layers) {
        return index == layers - 1 ? "the output layer" : "layer " + (index + 1) + " of " + layers;
    }
}
