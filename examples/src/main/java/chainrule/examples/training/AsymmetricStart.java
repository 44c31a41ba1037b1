package chainrule.examples.training;

import chainrule.engine.Value;
import chainrule.nn.Layer;
import chainrule.nn.Neuron;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Randomized asymmetric initialization, a cure for nets that are dead from the start; Lu, Shin, Su, Karniadakis 2019, "Dying ReLU and
 * Initialization". In each neuron one number, a weight or the bias, is not symmetric around 0 but positive.
 */
public final class AsymmetricStart {
    /** Standard deviation of all others times the root of fan-in, with which outputs keep their size. */
    private static final double SIGMA = 0.6007;

    private AsymmetricStart() {}

    /** Sets all weights and biases of a layer. */
    public static void set(Layer layer, RandomGenerator random) {
        for (Neuron neuron : layer.neurons()) {
            List<Value> weights = neuron.weights();
            double deviation = SIGMA / Math.sqrt(weights.size());
            weights.forEach(weight -> weight.setData(deviation * random.nextGaussian()));
            neuron.bias().setData(deviation * random.nextGaussian());
            int chosen = random.nextInt(weights.size() + 1);
            Value positive = chosen < weights.size() ? weights.get(chosen) : neuron.bias();
            positive.setData(beta21(random));
        }
    }

    /** Of the distribution Beta(2, 1), whose density is 2x within 0..1. */
    private static double beta21(RandomGenerator random) {
        return Math.sqrt(random.nextDouble());
    }
}
