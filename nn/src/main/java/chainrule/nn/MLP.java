package chainrule.nn;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A multi-layer perceptron: layers in a row, each one fed by the outputs of the one before.
 *
 * <pre>{@code
 * var net = new MLP(new int[] {2, 16, 16, 1}, Activation.RELU, new Random(42));
 * Value score = net.forward(Value.of(0.5), Value.of(-1))[0];
 * }</pre>
 */
public final class MLP extends Sequential {
    private final List<Layer> layers;

    /**
     * Hidden layers with one activation and a linear output layer; each with the initializer that fits its activation. Parameters have
     * labels: {@code L1.n2.w3} is the third weight of the second neuron in the first layer.
     *
     * @param sizes inputs, then the outputs of each layer; at least two, all positive
     * @param hidden a {@link PRelu} is shared by all hidden layers; for one a layer, put the layers together
     */
    public MLP(int[] sizes, DifferentiableFunction hidden, RandomGenerator random) {
        this(sizes, hidden, Initializer::fitting, random);
    }

    /** Hidden layers with one activation and a linear output layer; all with the same initializer, mostly an {@link Initializer}. */
    public MLP(int[] sizes, DifferentiableFunction hidden, WeightDistribution initializer, RandomGenerator random) {
        this(sizes, hidden, always(Check.given("initializer", initializer)), random);
    }

    private MLP(int[] sizes, DifferentiableFunction hidden, Choice initializer, RandomGenerator random) {
        this(layers(sizes, hidden, initializer, random));
    }

    /**
     * Layers put together one by one, say with a sigmoid at the end where a probability is wanted.
     *
     * @throws IllegalArgumentException if there is none, or if one's inputs are not the outputs of the one before
     */
    public MLP(Layer... layers) {
        super("layers", layers);
        this.layers = List.of(layers);
    }

    private static Choice always(WeightDistribution initializer) {
        return activation -> initializer;
    }

    private interface Choice {
        WeightDistribution forActivation(DifferentiableFunction activation);
    }

    private static Layer[] layers(
            int[] sizes, DifferentiableFunction hidden, Choice initializer, RandomGenerator random) {
        Check.given("hidden", hidden);
        Check.given("random", random);
        Check.require(
                Check.given("sizes", sizes).length >= 2,
                "sizes",
                "at least 2 numbers, inputs and outputs",
                sizes.length);
        IntStream.range(0, sizes.length).forEach(i -> Check.positive("sizes[" + i + "]", sizes[i]));
        return IntStream.range(1, sizes.length)
                .mapToObj(i -> {
                    DifferentiableFunction activation = i < sizes.length - 1 ? hidden : Activation.IDENTITY;
                    return new Layer(sizes[i - 1], sizes[i], activation, initializer.forActivation(activation), random);
                })
                .toArray(Layer[]::new);
    }

    /**
     * A net that was saved, by {@code save} or in a {@link Checkpoint}, with its layers and activations.
     *
     * @throws chainrule.npz.NpzException if the file is not as it should be, or if the net had an activation that is not of this library
     */
    public static MLP load(Path file) {
        MLP net = Architecture.mlp(Check.given("file", file));
        net.loadWeights(file);
        return net;
    }

    /** The layers it was made of. */
    @Override
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("MLP ").append(inputs());
        for (Layer layer : layers) {
            text.append(" -> ")
                    .append(layer.outputs())
                    .append(' ')
                    .append(layer.activation().symbol());
        }
        return text.toString();
    }
}
