package chainrule.nn;

import java.util.random.RandomGenerator;

/** What the weights of a layer are drawn from at the start. {@link Initializer} has those with a name. */
@FunctionalInterface
public interface WeightDistribution {
    /**
     * Draws one weight.
     *
     * @param fanIn inputs of the neuron
     * @param fanOut neurons in its layer
     */
    double weight(int fanIn, int fanOut, RandomGenerator random);
}
