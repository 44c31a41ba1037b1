package chainrule.engine;

import java.util.function.DoubleUnaryOperator;

/** The functions of one variable that are no activations: the value, then the derivative. */
public enum ElementaryFunction implements DifferentiableFunction {
    NEGATE("-", x -> -x, x -> -1),
    EXP("exp", Math::exp, Math::exp),
    LOG("log", Math::log, x -> x < 0 ? Double.NaN : 1 / x),
    SQRT("sqrt", Math::sqrt, x -> 0.5 / Math.sqrt(x)),
    /** Its slope at the kink is -1, the one for {@code x <= 0}. */
    ABS("abs", Math::abs, x -> Activation.slopes(x, -1, 1)),
    SIN("sin", Math::sin, Math::cos),
    COS("cos", Math::cos, x -> -Math.sin(x));

    private final String symbol;
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator derivative;

    ElementaryFunction(String symbol, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        this.symbol = symbol;
        this.value = value;
        this.derivative = derivative;
    }

    @Override
    public double value(double x) {
        return value.applyAsDouble(x);
    }

    @Override
    public double derivative(double x) {
        return derivative.applyAsDouble(x);
    }

    @Override
    public String symbol() {
        return symbol;
    }
}
