package chainrule.engine;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one variable and its derivative, side by side. {@link Value#apply} puts one into a graph, {@link Activation}
 * is a table of them.
 */
public interface DifferentiableFunction {
    double value(double x);

    /** The slope at x. Where there is a kink, an implementation picks one side and says which. */
    double derivative(double x);

    /** How a graph shows this function. */
    default String symbol() {
        return "f";
    }

    /** The node of this function at x. A function with a learned parameter overrides this to enter it into the graph. */
    default Value applyTo(Value x) {
        return new Unary(this, x);
    }

    /** A function from two lambdas: {@code of("cube", x -> x * x * x, x -> 3 * x * x)}. */
    static DifferentiableFunction of(String symbol, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(derivative, "derivative");
        return new DifferentiableFunction() {
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
        };
    }
}
