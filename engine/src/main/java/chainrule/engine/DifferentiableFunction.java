package chainrule.engine;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * An operation of one input: a function and its derivative, side by side. {@link Value#apply} puts one into a graph,
 * {@link Activation} is a table of them.
 */
public interface DifferentiableFunction extends Operation {
    double value(double x);

    /** The slope at x. Where there is a kink, an implementation picks one side and says which. */
    double derivative(double x);

    @Override
    default String symbol() {
        return "f";
    }

    /** The node of this function at x. A function with a learned parameter overrides this to enter it into the graph. */
    default Value applyTo(Value x) {
        return new Unary(this, Objects.requireNonNull(x, "x"));
    }

    /**
     * Values and slopes of many numbers at a time, as a compiled graph wants them; to be overridden where that is faster.
     *
     * @param values is filled
     * @param slopes is filled, unless it is null
     * @param count how many numbers, from the first one on
     */
    default void atEach(double[] x, double[] values, double[] slopes, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = value(x[i]);
            if (slopes != null) {
                slopes[i] = derivative(x[i]);
            }
        }
    }

    @Override
    default double valueAt(double... inputs) {
        return value(Nary.requireCount(this, 1, inputs)[0]);
    }

    @Override
    default double[] derivativesAt(double... inputs) {
        return new double[] {derivative(Nary.requireCount(this, 1, inputs)[0])};
    }

    @Override
    default Value applyTo(Value... inputs) {
        return applyTo(Nary.requireCount(this, 1, inputs)[0]);
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
