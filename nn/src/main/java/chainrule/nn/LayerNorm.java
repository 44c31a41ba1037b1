package chainrule.nn;

import chainrule.engine.Value;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Layer normalization: a row minus its mean, in units of its spread, times a gain plus a shift for each unit, which are learned; Ba, Kiros
 * and Hinton, "Layer Normalization", 2016. Rows know nothing of each other, so that training and use are alike.
 *
 * <pre>{@code y = γ (x - mean) / √(variance + 1e-5) + β}</pre>
 */
public final class LayerNorm extends Affine {
    private static final double EPSILON = 1e-5;

    /** Gains are 1, shifts are 0; throws IllegalArgumentException unless there is a unit. */
    public LayerNorm(int units) {
        super(units);
    }

    @Override
    public Value[] forward(Value... row) {
        int n = inputs();
        Check.size("row", n, Check.values("row", row).length);
        Value center = Value.sum(row).div(n);
        Value[] offsets = Stream.of(row).map(x -> x.minus(center)).toArray(Value[]::new);
        Value factor = Value.dot(offsets, offsets).div(n).plus(EPSILON).pow(-0.5);
        return IntStream.range(0, n)
                .mapToObj(i -> affine(i, offsets[i].times(factor)))
                .toArray(Value[]::new);
    }

    @Override
    public double[] predict(double... row) {
        int n = inputs();
        Check.size("row", n, Check.given("row", row).length);
        double center = DoubleStream.of(row).sum() / n;
        double variance =
                DoubleStream.of(row).map(x -> (x - center) * (x - center)).sum() / n;
        return IntStream.range(0, n)
                .mapToDouble(i -> affine(i, (row[i] - center) / Math.sqrt(variance + EPSILON)))
                .toArray();
    }
}
