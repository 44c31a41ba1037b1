package chainrule.engine;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a node computes: a function of its inputs, and its derivative with respect to each of them. Arithmetic, activations, sums and
 * functions of your own are all operations; whoever wants to know how a node was computed asks for the type of its
 * {@link Value#operation()}.
 *
 * <pre>{@code
 * Operation atan2 = Operation.of(
 *         "atan2", 2, in -> Math.atan2(in[0], in[1]), in -> {
 *             double square = in[0] * in[0] + in[1] * in[1];
 *             return new double[] {in[1] / square, -in[0] / square};
 *         });
 * Value angle = atan2.applyTo(y, x);
 * }</pre>
 */
public interface Operation {
    /** Of a leaf, which was given and not computed. */
    Operation NONE = of("", 0, none -> Double.NaN, none -> new double[0]);

    /** How a graph shows it. */
    String symbol();

    /** The value where the inputs hold these numbers. */
    double valueAt(double... inputs);

    /** The local derivatives there, one for each input, the others held fixed. */
    double[] derivativesAt(double... inputs);

    /**
     * Value and local derivatives at once; to be overridden where they share work, or where a compiled graph is not to make an array
     * for each row.
     *
     * @param derivatives is filled
     * @return the value
     */
    default double evaluate(double[] inputs, double[] derivatives) {
        double[] slopes = derivativesAt(inputs);
        if (slopes == null || slopes.length != inputs.length) {
            throw new IllegalArgumentException("derivatives of " + symbol() + ": expected one for each input, "
                    + inputs.length + ", got " + (slopes == null ? "null" : slopes.length));
        }
        System.arraycopy(slopes, 0, derivatives, 0, slopes.length);
        return valueAt(inputs);
    }

    /** The node of this operation on these inputs. Throws IllegalArgumentException where there are too few or too many. */
    default Value applyTo(Value... inputs) {
        return new Nary(this, "inputs", inputs);
    }

    /**
     * An operation from two lambdas.
     *
     * @param inputs how many it has
     * @param derivatives gives one for each input
     */
    static Operation of(
            String symbol, int inputs, ToDoubleFunction<double[]> value, Function<double[], double[]> derivatives) {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(derivatives, "derivatives");
        return new Operation() {
            @Override
            public String symbol() {
                return symbol;
            }

            @Override
            public double valueAt(double... numbers) {
                return value.applyAsDouble(Nary.requireCount(this, inputs, numbers));
            }

            @Override
            public double[] derivativesAt(double... numbers) {
                return derivatives.apply(Nary.requireCount(this, inputs, numbers));
            }

            @Override
            public Value applyTo(Value... operands) {
                return new Nary(this, "inputs", Nary.requireCount(this, inputs, operands));
            }
        };
    }
}
