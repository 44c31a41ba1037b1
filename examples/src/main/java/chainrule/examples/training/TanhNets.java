package chainrule.examples.training;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.nn.Initializer;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import java.util.Random;

/** Fresh nets of tanh that differ from the usual ones in one thing. */
public final class TanhNets {
    private TanhNets() {}

    /** With weights of the output layer that are so many times as large. */
    public static MLP sure(int[] sizes, double factor, long seed) {
        MLP net = new MLP(sizes, Activation.TANH, new Random(seed));
        net.layers().get(sizes.length - 2).weights().forEach(weight -> weight.setData(factor * weight.data()));
        return net;
    }

    /** With units tanh(x) + shift: the same function for each shift at the start, since the biases behind take back what it adds. */
    public static MLP shifted(int[] sizes, double shift, long seed) {
        DifferentiableFunction tanh = DifferentiableFunction.of(
                "tanh + " + shift, x -> Activation.TANH.value(x) + shift, Activation.TANH::derivative);
        MLP net = new MLP(sizes, tanh, Initializer.XAVIER_UNIFORM, new Random(seed));
        for (Neuron neuron : net.layers().stream()
                .skip(1)
                .flatMap(layer -> layer.neurons().stream())
                .toList()) {
            double added =
                    shift * neuron.weights().stream().mapToDouble(Value::data).sum();
            neuron.bias().setData(-added);
        }
        return net;
    }
}
