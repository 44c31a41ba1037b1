package chainrule.nn;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.engine.Values;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Neurons side by side: all see the same inputs, each has one output. */
public final class Layer implements Trainable {
    private final Neuron[] neurons;
    private final DifferentiableFunction activation;
    private final int inputs;

    /** A layer with weights that fit its activation, see {@link Initializer#fitting}, and biases of 0. */
    public Layer(int inputs, int outputs, DifferentiableFunction activation, RandomGenerator random) {
        this(inputs, outputs, activation, Initializer.fitting(activation), random);
    }

    /**
     * A layer with biases of 0.
     *
     * @param inputs fan-in of each neuron, at least 1
     * @param outputs number of neurons, at least 1
     * @throws IllegalArgumentException if a size is not positive
     */
    public Layer(
            int inputs,
            int outputs,
            DifferentiableFunction activation,
            Initializer initializer,
            RandomGenerator random) {
        this("", inputs, outputs, activation, initializer, random);
    }

    /** A layer of a net: its parameters are called {@code L1.n2.w3} and so on. */
    Layer(
            String name,
            int inputs,
            int outputs,
            DifferentiableFunction activation,
            Initializer initializer,
            RandomGenerator random) {
        this.inputs = Check.positive("inputs", inputs);
        this.activation = Objects.requireNonNull(activation, "activation");
        Check.positive("outputs", outputs);
        this.neurons = IntStream.range(0, outputs)
                .mapToObj(i -> new Neuron(name + "n" + (i + 1) + ".", inputs, outputs, activation, initializer, random))
                .toArray(Neuron[]::new);
    }

    /**
     * A layer of given neurons.
     *
     * @throws IllegalArgumentException if there is none, or if they differ in their number of inputs or their activation
     */
    public Layer(List<Neuron> neurons) {
        Check.positive("neurons", neurons.size());
        this.neurons = neurons.toArray(Neuron[]::new);
        this.inputs = neurons.get(0).weights().size();
        this.activation = neurons.get(0).activation();
        for (Neuron neuron : neurons) {
            Check.size("inputs of each neuron", inputs, neuron.weights().size());
            Check.same("activation of each neuron", activation, neuron.activation());
        }
    }

    /** One output a neuron, as graphs. */
    public Value[] forward(Value... inputs) {
        Values shared = Values.of(inputs);
        Value[] outputs = new Value[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            outputs[i] = neurons[i].forward(shared);
        }
        return outputs;
    }

    /** The same numbers as {@link #forward}, without a graph. */
    public double[] predict(double... inputs) {
        double[] outputs = preActivations(inputs);
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = activation.value(outputs[i]);
        }
        return outputs;
    }

    /** What the activation is applied to, one number a neuron. */
    public double[] preActivations(double... inputs) {
        double[] preActivations = new double[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            preActivations[i] = neurons[i].preActivation(inputs);
        }
        return preActivations;
    }

    public List<Neuron> neurons() {
        return Collections.unmodifiableList(Arrays.asList(neurons));
    }

    public DifferentiableFunction activation() {
        return activation;
    }

    /** Fan-in of each neuron. */
    public int inputs() {
        return inputs;
    }

    /** Number of neurons. */
    public int outputs() {
        return neurons.length;
    }

    /** Every weight of the layer, without biases. */
    public List<Value> weights() {
        return Stream.of(neurons).flatMap(neuron -> neuron.weights().stream()).toList();
    }

    @Override
    public List<Value> parameters() {
        return Stream.of(neurons)
                .flatMap(neuron -> neuron.parameters().stream())
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "Layer " + inputs + " -> " + neurons.length + ", " + activation.symbol();
    }
}
