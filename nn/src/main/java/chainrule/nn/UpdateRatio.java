package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.stream.IntStream;

/**
 * By what part of itself a layer changes in one step: root mean square of the update over that of the weights. About 1e-3 is healthy; far
 * less is a layer that stands still, far more one that jumps.
 *
 * <pre>{@code
 * var before = new UpdateRatio(net);
 * optimizer.step();
 * double[] ratios = before.perLayer();
 * }</pre>
 */
public final class UpdateRatio {
    private final List<Layer> layers;
    private final double[][] before;

    /** Remembers the weights of the layers in a net as they are. */
    public UpdateRatio(Block net) {
        layers = Check.given("net", net).layers();
        before = layers.stream().map(UpdateRatio::weights).toArray(double[][]::new);
    }

    /** The update since then in units of the weights then, for each layer; infinite where they were all zero. */
    public double[] perLayer() {
        double[] ratios = new double[before.length];
        for (int i = 0; i < ratios.length; i++) {
            double[] now = weights(layers.get(i));
            double[] then = before[i];
            Norm update = Norm.of(IntStream.range(0, now.length)
                    .mapToDouble(j -> now[j] - then[j])
                    .toArray());
            ratios[i] = update.root() == 0 ? 0 : update.over(Norm.of(then));
        }
        return ratios;
    }

    private static double[] weights(Layer layer) {
        return layer.weights().stream().mapToDouble(Value::data).toArray();
    }
}
