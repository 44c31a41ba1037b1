package chainrule.nn;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * How large weights are at the start. A sum of fan-in terms grows with fan-in, so each weight has to shrink with it if signals are to
 * keep their size through many layers; all but {@link #NAIVE} see to that.
 */
public enum Initializer implements WeightDistribution {
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

    private static final Set<DifferentiableFunction> SYMMETRIC =
            Set.of(Activation.SIGMOID, Activation.TANH, Activation.SOFTSIGN, Activation.IDENTITY);

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
    @Override
    public double weight(int fanIn, int fanOut, RandomGenerator random) {
        Check.positive("fanIn", fanIn);
        Check.positive("fanOut", fanOut);
        Check.given("random", random);
        double deviation = Math.sqrt(variance.of(fanIn, fanOut));
        return shape == Shape.UNIFORM
                ? deviation * Math.sqrt(3) * (2 * random.nextDouble() - 1)
                : deviation * random.nextGaussian();
    }

    /**
     * Xavier for the functions that are symmetric around 0 or linear, He for the family of ReLU. For a function that is {@code x} above 0 and
     * {@code a x} below, as {@link Activation#leakyRelu} and {@link PRelu}, it is He normal with variance {@code 2 / ((1 + a²) fan-in)}: so much
     * less as passes below 0; He et al. 2015, equation 15. For SELU it is LeCun, normal; Klambauer et al. 2017.
     */
    public static WeightDistribution fitting(DifferentiableFunction activation) {
        Check.given("activation", activation);
        if (SYMMETRIC.contains(activation)) {
            return XAVIER_UNIFORM;
        }
        if (activation == Activation.SELU) {
            return LECUN_NORMAL;
        }
        double slope = slopeBelowZero(activation);
        return slope == 0
                ? HE_NORMAL
                : (fanIn, fanOut, random) -> HE_NORMAL.weight(fanIn, fanOut, random) / Math.hypot(1, slope);
    }

    /** 0 unless the function consists of two rays with slope 1 above 0. */
    private static double slopeBelowZero(DifferentiableFunction activation) {
        double slope = -activation.value(-1);
        boolean rays = DoubleStream.of(1e-3, 1, 1e3)
                .allMatch(x -> activation.value(x) == x && activation.value(-x) == slope * -x);
        return rays ? slope : 0;
    }

    /** The name as people write it. */
    public String title() {
        return title;
    }
}
