package chainrule.examples.gallery;

import chainrule.engine.Activation;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers and names as they stand in a sentence. */
public final class Words {
    private Words() {}

    /** {@code 1 layer}, {@code 2 layers}. */
    public static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Two digits, without exponent: 0.000015, 2.6, 1. */
    public static String rounded(double number) {
        return plain(BigDecimal.valueOf(number).round(new MathContext(2)).doubleValue());
    }

    /** Without exponent and without trailing zeros: 0.0001, 10. */
    public static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** The name as people write it. */
    public static String name(Activation activation) {
        return switch (activation) {
            case RELU -> "ReLU";
            case LEAKY_RELU -> "Leaky ReLU (α = 0.01)";
            case ELU -> "ELU (α = 1)";
            case SILU -> "SiLU / Swish";
            case GELU -> "GELU";
            case GELU_TANH -> "GELU, tanh form";
            case SELU -> "SELU";
            case MISH -> "Mish";
            default -> activation.symbol();
        };
    }
}
