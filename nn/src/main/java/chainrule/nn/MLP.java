package chainrule.nn;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A multi-layer perceptron: layers in a row, each one fed by the outputs of the one before.
 *
 * <pre>{@code
 * var net = new MLP(new int[] {2, 16, 16, 1}, Activation.RELU, new Random(42));
 * Value score = net.forward(Value.of(0.5), Value.of(-1))[0];
 * }</pre>
 */
public final class MLP implements Trainable {
    private final Layer[] layers;
    private final List<Value> parameters;

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

    /** Hidden layers with one activation and a linear output layer; all with the same initializer. */
    public MLP(int[] sizes, DifferentiableFunction hidden, Initializer initializer, RandomGenerator random) {
        this(sizes, hidden, activation -> initializer, random);
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
        Check.positive("layers", layers.length);
        for (int i = 1; i < layers.length; i++) {
            Check.size("inputs of layers[" + i + "]", layers[i - 1].outputs(), layers[i].inputs());
        }
        this.layers = layers.clone();
        this.parameters = Stream.of(layers)
                .flatMap(layer -> layer.parameters().stream())
                .distinct()
                .toList();
    }

    private interface Choice {
        Initializer forActivation(DifferentiableFunction activation);
    }

    private static Layer[] layers(
            int[] sizes, DifferentiableFunction hidden, Choice initializer, RandomGenerator random) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException(
                    "sizes: expected at least 2 numbers, inputs and outputs, got " + sizes.length);
        }
        IntStream.range(0, sizes.length).forEach(i -> Check.positive("sizes[" + i + "]", sizes[i]));
        return IntStream.range(1, sizes.length)
                .mapToObj(i -> {
                    DifferentiableFunction activation = i < sizes.length - 1 ? hidden : Activation.IDENTITY;
                    return new Layer(
                            "L" + i + ".",
                            sizes[i - 1],
                            sizes[i],
                            activation,
                            initializer.forActivation(activation),
                            random);
                })
                .toArray(Layer[]::new);
    }

    /**
     * The outputs as graphs, ready for a loss.
     *
     * @throws IllegalArgumentException if the number of inputs is not that of the first layer
     */
    public Value[] forward(Value... inputs) {
        Value[] signal = inputs;
        for (Layer layer : layers) {
            signal = layer.forward(signal);
        }
        return signal;
    }

    /** {@link #forward(Value...)} for plain numbers. */
    public Value[] forward(double... inputs) {
        Value[] leaves = new Value[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            leaves[i] = Value.of(inputs[i]);
        }
        return forward(leaves);
    }

    /** The same numbers as {@link #forward}, bit for bit, without a graph. */
    public double[] predict(double... inputs) {
        double[] signal = inputs;
        for (Layer layer : layers) {
            signal = layer.predict(signal);
        }
        return signal;
    }

    public List<Layer> layers() {
        return List.of(layers);
    }

    /** Layer by layer, neuron by neuron: its weights, then its bias. */
    @Override
    public List<Value> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("MLP ").append(layers[0].inputs());
        for (Layer layer : layers) {
            text.append(" -> ")
                    .append(layer.outputs())
                    .append(' ')
                    .append(layer.activation().symbol());
        }
        return text.toString();
    }
}
