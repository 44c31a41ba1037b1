package chainrule.examples.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as one writes them by hand, for all that is read: 0.25, −3, 2 × 10⁻⁵. */
public final class Numbers {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    static String text(double value) {
        return text(value, 6);
    }

    /** The number in no more than the given count of digits. */
    public static String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        if (rounded.signum() == 0) {
            return "0";
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return rounded.toPlainString().replace('-', '−');
        }
        BigDecimal mantissa = rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros();
        String factor = mantissa.toPlainString().replace('-', '−');
        return factor.equals("1") ? powerOfTen(exponent) : factor + " × " + powerOfTen(exponent);
    }

    public static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
        Integer.toString(Math.abs(exponent)).chars().forEach(c -> text.append(SUPERSCRIPTS.charAt(c - '0')));
        return text.toString();
    }
}
