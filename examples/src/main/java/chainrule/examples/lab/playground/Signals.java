package chainrule.examples.lab.playground;

import chainrule.engine.Value;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import java.util.List;

/** What every neuron of a net gives at many points. The same numbers as from {@link MLP#predict}, many times as fast: a layer at a time. */
public final class Signals {
    private Signals() {}

    /**
     * signals[layer][unit][point]; the inputs are layer 0.
     *
     * @param points inputs of the net, a row each
     */
    public static double[][][] of(MLP net, double[][] points) {
        double[][][] signals = new double[net.layers().size() + 1][][];
        signals[0] = columns(points);
        for (int layer = 1; layer < signals.length; layer++) {
            signals[layer] = outputs(net.layers().get(layer - 1), signals[layer - 1]);
        }
        return signals;
    }

    private static double[][] columns(double[][] points) {
        double[][] columns = new double[points[0].length][points.length];
        for (int point = 0; point < points.length; point++) {
            for (int i = 0; i < columns.length; i++) {
                columns[i][point] = points[point][i];
            }
        }
        return columns;
    }

    private static double[][] outputs(Layer layer, double[][] inputs) {
        return layer.neurons().stream().map(neuron -> outputs(neuron, inputs)).toArray(double[][]::new);
    }

    private static double[] outputs(Neuron neuron, double[][] inputs) {
        double[] sums = new double[inputs[0].length];
        List<Value> weights = neuron.weights();
        for (int i = 0; i < inputs.length; i++) {
            addTo(sums, weights.get(i).data(), inputs[i]);
        }
        double bias = neuron.bias().data();
        for (int point = 0; point < sums.length; point++) {
            sums[point] += bias;
        }
        double[] outputs = new double[sums.length];
        neuron.activation().atEach(sums, outputs, null, sums.length);
        return outputs;
    }

    private static void addTo(double[] sums, double weight, double[] inputs) {
        for (int point = 0; point < sums.length; point++) {
            sums[point] += weight * inputs[point];
        }
    }
}
