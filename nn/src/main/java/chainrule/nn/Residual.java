package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A skip connection: what went in, plus what a block makes of it; He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition",
 * 2016. On its way back the gradient goes around the block with a factor of 1, whatever the block does to it.
 *
 * <pre>{@code y = x + f(x)}</pre>
 */
public final class Residual implements Block {
    private final Block inner;

    /** Throws IllegalArgumentException if the block is known to have another number of outputs than of inputs. */
    public Residual(Block inner) {
        this.inner = Check.given("inner", inner);
        if (inner.inputs() != ANY && inner.outputs() != ANY) {
            Check.size("outputs of inner", inner.inputs(), inner.outputs());
        }
    }

    @Override
    public Value[] forward(Value... inputs) {
        return sum(inputs, inner.forward(Check.values("inputs", inputs)));
    }

    @Override
    public Value[][] forward(Value[][] rows) {
        Value[][] inside = inner.forward(Check.elements("rows", rows, "a row"));
        return IntStream.range(0, rows.length)
                .mapToObj(i -> sum(rows[i], inside[i]))
                .toArray(Value[][]::new);
    }

    @Override
    public double[] predict(double... inputs) {
        return sum(inputs, inner.predict(Check.given("inputs", inputs)));
    }

    @Override
    public double[][] predict(double[][] rows) {
        double[][] inside = inner.predict(Check.rows("rows", rows));
        return IntStream.range(0, rows.length)
                .mapToObj(i -> sum(rows[i], inside[i]))
                .toArray(double[][]::new);
    }

    private static Value[] sum(Value[] row, Value[] inside) {
        Check.size("outputs of inner", row.length, inside.length);
        Value[] sums = new Value[row.length];
        for (int i = 0; i < row.length; i++) {
            sums[i] = row[i].plus(inside[i]);
        }
        return sums;
    }

    private static double[] sum(double[] row, double[] inside) {
        Check.size("outputs of inner", row.length, inside.length);
        return IntStream.range(0, row.length)
                .mapToDouble(i -> row[i] + inside[i])
                .toArray();
    }

    @Override
    public int inputs() {
        return inner.inputs();
    }

    @Override
    public int outputs() {
        return inner.inputs();
    }

    /** The one inside. */
    @Override
    public List<Block> blocks() {
        return List.of(inner);
    }

    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict).inside("inner", inner);
    }

    @Override
    public String toString() {
        return "Residual(" + inner + ")";
    }
}
