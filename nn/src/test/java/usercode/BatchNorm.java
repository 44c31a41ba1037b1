package usercode;

import chainrule.engine.Value;
import chainrule.nn.Block;
import chainrule.nn.Loss;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Each unit in units of its spread over the batch, times a scale that is learned; Ioffe and Szegedy 2015. */
public final class BatchNorm implements Block {
    private final Value[] scale;
    private final double[] mean;
    private final double[] variance;

    public BatchNorm(int units) {
        scale = IntStream.range(0, units).mapToObj(unit -> Value.of(1)).toArray(Value[]::new);
        mean = new double[units];
        variance = new double[units];
    }

    @Override
    public Value[] forward(Value... x) {
        return forward(new Value[][] {x})[0];
    }

    @Override
    public Value[][] forward(Value[][] rows) {
        Value[][] outputs = new Value[rows.length][scale.length];
        for (int i = 0; i < scale.length; i++) {
            int unit = i;
            Value center = Loss.mean(Stream.of(rows).map(row -> row[unit]).toArray(Value[]::new));
            Value[] offsets =
                    Stream.of(rows).map(row -> row[unit].minus(center)).toArray(Value[]::new);
            Value spread = Value.dot(offsets, offsets).div(rows.length);
            Value factor = scale[i].div(spread.plus(1e-5).sqrt());
            for (int row = 0; row < rows.length; row++) {
                outputs[row][i] = offsets[row].times(factor);
            }
            mean[i] += 0.1 * (center.data() - mean[i]);
            variance[i] += 0.1 * (spread.data() - variance[i]);
        }
        return outputs;
    }

    @Override
    public double[] predict(double... x) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> scale[i].data() * (x[i] - mean[i]) / Math.sqrt(variance[i] + 1e-5))
                .toArray();
    }

    @Override
    public int inputs() {
        return scale.length;
    }

    @Override
    public int outputs() {
        return scale.length;
    }

    @Override
    public List<Value> parameters() {
        return List.of(scale);
    }

    @Override
    public void label(String prefix) {
        IntStream.range(0, scale.length).forEach(i -> scale[i].label(prefix + "scale" + (i + 1)));
    }
}
