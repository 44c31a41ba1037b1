package chainrule.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same in every locale. */
final class Digits {
    private static final MathContext TEN = new MathContext(10, RoundingMode.HALF_EVEN);

    private Digits() {}

    /** Ten digits, enough to see what differs by one part in 100,000. */
    static String ten(double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return x == 0 ? "0" : Double.toString(x);
        }
        BigDecimal rounded = new BigDecimal(x).round(TEN).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent >= -4 && exponent < 10
                ? rounded.toPlainString()
                : rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "E" + exponent;
    }
}
