package chainrule.engine;

import java.util.Objects;

/**
 * Arithmetic with a constant, as {@code x * 2}: a function of one variable, since a constant needs no gradient.
 *
 * @param operator what stands between the input and the constant
 */
public record WithConstant(BinaryOperation operator, double constant) implements DifferentiableFunction {
    public WithConstant {
        Objects.requireNonNull(operator, "operator");
    }

    @Override
    public double value(double x) {
        return operator.value(x, constant);
    }

    @Override
    public double derivative(double x) {
        return operator.towardLeft(x, constant);
    }

    @Override
    public String symbol() {
        String space = operator == BinaryOperation.POWER ? "" : " ";
        return operator.symbol() + space + Numbers.brief(constant);
    }
}
