package chainrule.examples.training;

import chainrule.engine.Activation;
import chainrule.nn.Initializer;
import chainrule.nn.Sequential;
import chainrule.nn.WeightDistribution;

/**
 * A kind of deep net for the digits.
 *
 * @param weights what the weights of hidden layers are multiplied by at the start; 1 for those that fit the activation
 */
public record DeepNet(Cure cure, Activation activation, double weights, int hiddenLayers) {
    /** With fresh weights. */
    public Sequential fresh(int width, long seed) {
        WeightDistribution fitting = Initializer.fitting(activation);
        return cure.net(
                activation,
                (fanIn, fanOut, random) -> weights * fitting.weight(fanIn, fanOut, random),
                hiddenLayers,
                width,
                seed);
    }
}
