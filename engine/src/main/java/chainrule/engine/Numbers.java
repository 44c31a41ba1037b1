package chainrule.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, short and the same in every locale. */
public final class Numbers {
    private Numbers() {}

    /** Four decimals, or four digits and an exponent where that would lose the number: -0.7, 12, 1.526E-5, NaN. */
    public static String brief(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return x == 0 ? "0" : Double.toString(x);
        }
        BigDecimal exact = new BigDecimal(x);
        double size = Math.abs(x);
        if (size >= 1e-3 && size < 1e7) {
            return exact.setScale(4, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        BigDecimal rounded = exact.round(new MathContext(4)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "E" + exponent;
    }
}
