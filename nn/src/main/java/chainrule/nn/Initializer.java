package chainrule.nn;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import java.util.random.RandomGenerator;

/**
 * How large weights are at the start. A sum of fan-in terms grows with fan-in, so each weight has to shrink with it if signals are to
 * keep their size through many layers; all but {@link #NAIVE} see to that.
 */
public enum Initializer {
    /** Uniform with variance 2 / (fan-in + fan-out), a compromise of the two directions; Glorot and Bengio 2010. */
    XAVIER_UNIFORM("Xavier, uniform", Shape.UNIFORM, (fanIn, fanOut) -> 2.0 / (fanIn + fanOut)),

    /** Normal with variance 2 / (fan-in + fan-out); Glorot and Bengio 2010. */
    XAVIER_NORMAL("Xavier, normal", Shape.NORMAL, (fanIn, fanOut) -> 2.0 / (fanIn + fanOut)),

    /** Uniform with variance 2 / fan-in, since ReLU throws half of the signal away; He et al. 2015. */
    HE_UNIFORM("He, uniform", Shape.UNIFORM, (fanIn, fanOut) -> 2.0 / fanIn),

    /** Normal with variance 2 / fan-in; He et al. 2015. */
    HE_NORMAL("He, normal", Shape.NORMAL, (fanIn, fanOut) -> 2.0 / fanIn),

    /** Uniform with variance 1 / fan-in; LeCun et al. 1998, "Efficient BackProp". */
    LECUN_UNIFORM("LeCun, uniform", Shape.UNIFORM, (fanIn, fanOut) -> 1.0 / fanIn),

    /** Normal with variance 1 / fan-in; LeCun et al. 1998. */
    LECUN_NORMAL("LeCun, normal", Shape.NORMAL, (fanIn, fanOut) -> 1.0 / fanIn),

    /** Standard normal whatever the size of the layer: here to show why the others exist. */
    NAIVE("naive", Shape.NORMAL, (fanIn, fanOut) -> 1);

    private enum Shape {
        UNIFORM,
        NORMAL
    }

    private interface Variance {
        double of(int fanIn, int fanOut);
    }

    private final String title;
    private final Shape shape;
    private final Variance variance;

    Initializer(String title, Shape shape, Variance variance) {
        this.title = title;
        this.shape = shape;
        this.variance = variance;
    }

    /**
     * Draws one weight.
     *
     * @param fanIn inputs of the neuron
     * @param fanOut neurons in its layer
     * @throws IllegalArgumentException if one of them is not positive
     */
    public double weight(int fanIn, int fanOut, RandomGenerator random) {
        Check.positive("fanIn", fanIn);
        Check.positive("fanOut", fanOut);
        double deviation = Math.sqrt(variance.of(fanIn, fanOut));
        return shape == Shape.UNIFORM
                ? deviation * Math.sqrt(3) * (2 * random.nextDouble() - 1)
                : deviation * random.nextGaussian();
    }

    /** Xavier for the functions that are symmetric around 0 or linear, He for the family of ReLU. */
    public static Initializer fitting(DifferentiableFunction activation) {
        return activation == Activation.SIGMOID || activation == Activation.TANH || activation == Activation.IDENTITY
                ? XAVIER_UNIFORM
                : HE_NORMAL;
    }

    /** The name as people write it. */
    public String title() {
        return title;
    }
}
