package chainrule.examples.benchmarks;

import chainrule.engine.Value;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import java.util.Arrays;
import java.util.List;

/** The forward pass of a net without {@link Value#dot}: a node for each product and each sum, as a first engine would have it. */
final class ElementaryForward {
    private ElementaryForward() {}

    static Value[] forward(MLP net, double... inputs) {
        Value[] signal = Arrays.stream(inputs).mapToObj(Value::of).toArray(Value[]::new);
        for (Layer layer : net.layers()) {
            signal = forward(layer, signal);
        }
        return signal;
    }

    private static Value[] forward(Layer layer, Value[] inputs) {
        Value[] outputs = new Value[layer.outputs()];
        for (int unit = 0; unit < outputs.length; unit++) {
            outputs[unit] = preActivation(layer.neurons().get(unit), inputs).apply(layer.activation());
        }
        return outputs;
    }

    private static Value preActivation(Neuron neuron, Value[] inputs) {
        List<Value> weights = neuron.weights();
        Value sum = neuron.bias();
        for (int i = 0; i < inputs.length; i++) {
            sum = sum.plus(weights.get(i).times(inputs[i]));
        }
        return sum;
    }
}
