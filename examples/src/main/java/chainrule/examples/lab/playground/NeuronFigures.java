package chainrule.examples.lab.playground;

import chainrule.engine.Value;
import chainrule.nn.Neuron;
import java.util.List;

/**
 * A neuron as numbers.
 *
 * @param gradients of what is made small, for each weight
 * @param biasGradient the same for the bias
 * @param dead whether it is off on every training point
 */
record NeuronFigures(double[] weights, double bias, double[] gradients, double biasGradient, boolean dead) {
    static NeuronFigures of(Neuron neuron, boolean dead) {
        List<Value> weights = neuron.weights();
        return new NeuronFigures(
                weights.stream().mapToDouble(Value::data).toArray(),
                neuron.bias().data(),
                weights.stream().mapToDouble(Value::grad).toArray(),
                neuron.bias().grad(),
                dead);
    }
}
