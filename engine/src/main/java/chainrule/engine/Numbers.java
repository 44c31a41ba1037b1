package chainrule.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, short and the same in every locale. */
public final class Numbers {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final MathContext SEVEN_DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** The same, in parentheses where it is negative: an operand. */
    public static String operand(double x) {
        String text = brief(x);
        return text.startsWith("-") ? "(" + text + ")" : text;
    }

    /**
     * Four decimals, but four digits of what is below 1 and seven of what is large; with an exponent where it is very small or very
     * large: -0.7, 12, 0.002512, 1.526E-5, NaN.
     */
    public static String brief(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return x == 0 ? "0" : Double.toString(x);
        }
        BigDecimal exact = new BigDecimal(x);
        double size = Math.abs(x);
        if (size >= 1e-3 && size < 1e7) {
            BigDecimal decimals = exact.setScale(4, RoundingMode.HALF_EVEN);
            BigDecimal rounded = size < 1
                    ? exact.round(FOUR_DIGITS)
                    : decimals.precision() > 7 ? exact.round(SEVEN_DIGITS) : decimals;
            return rounded.stripTrailingZeros().toPlainString();
        }
        BigDecimal rounded = exact.round(FOUR_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "E" + exponent;
    }
}
