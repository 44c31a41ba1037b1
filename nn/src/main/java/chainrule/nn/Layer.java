package chainrule.nn;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.engine.Values;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Neurons side by side: all see the same inputs, each has one output. */
public final class Layer implements Block {
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
            WeightDistribution initializer,
            RandomGenerator random) {
        this.inputs = Check.positive("inputs", inputs);
        this.activation = Check.given("activation", activation);
        Check.positive("outputs", outputs);
        Check.given("initializer", initializer);
        Check.given("random", random);
        this.neurons = IntStream.range(0, outputs)
                .mapToObj(i -> new Neuron(inputs, outputs, activation, initializer, random))
                .toArray(Neuron[]::new);
        label("");
    }

    /**
     * A layer of given neurons.
     *
     * @throws IllegalArgumentException if there is none, or if they differ in their number of inputs or their activation
     */
    public Layer(List<Neuron> neurons) {
        Check.positive("neurons", Check.elements("neurons", neurons, "a neuron").size());
        this.neurons = neurons.toArray(Neuron[]::new);
        this.inputs = neurons.get(0).weights().size();
        this.activation = neurons.get(0).activation();
        for (Neuron neuron : neurons) {
            Check.size("inputs of each neuron", inputs, neuron.weights().size());
            Check.same("activation of each neuron", activation, neuron.activation());
        }
    }

    /** One output a neuron, as graphs. */
    @Override
    public Value[] forward(Value... inputs) {
        Values shared = Values.of(Check.values("inputs", inputs));
        Observer observer = Observer.present();
        if (observer != null) {
            return forward(shared, observer);
        }
        Value[] outputs = new Value[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            outputs[i] = neurons[i].forward(shared);
        }
        return outputs;
    }

    private Value[] forward(Values inputs, Observer observer) {
        Value[] preActivations = new Value[neurons.length];
        Value[] outputs = new Value[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            preActivations[i] = neurons[i].preActivation(inputs);
            outputs[i] = neurons[i].output(preActivations[i]);
        }
        observer.forward(this, preActivations, outputs);
        return outputs;
    }

    /** The same numbers as {@link #forward(Value...)}, without a graph. */
    @Override
    public double[] predict(double... inputs) {
        double[] preActivations = preActivations(inputs);
        double[] outputs = new double[preActivations.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = activation.value(preActivations[i]);
        }
        Observer observer = Observer.present();
        if (observer != null) {
            observer.predict(this, preActivations, outputs);
        }
        return outputs;
    }

    /** What the activation is applied to, one number a neuron. */
    public double[] preActivations(double... inputs) {
        Check.given("inputs", inputs);
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
    @Override
    public int inputs() {
        return inputs;
    }

    /** Number of neurons. */
    @Override
    public int outputs() {
        return neurons.length;
    }

    /** This one. */
    @Override
    public List<Layer> layers() {
        return List.of(this);
    }

    /** Every weight of the layer, without biases. */
    public List<Value> weights() {
        return Stream.of(neurons).flatMap(neuron -> neuron.weights().stream()).toList();
    }

    /**
     * Neuron by neuron: its weights, then its bias, so for two neurons of two inputs {@code w11 w12 b1 w21 w22 b2}. PyTorch's flat order is
     * another: all weights first, then all biases.
     */
    @Override
    public List<Value> parameters() {
        return Stream.of(neurons)
                .flatMap(neuron -> neuron.parameters().stream())
                .distinct()
                .toList();
    }

    /** A weight of a row for each neuron, a bias, and what the activation has to learn, if anything. */
    @Override
    public void addTo(StateDict dict) {
        Value[][] rows = Stream.of(neurons)
                .map(neuron -> neuron.weights().toArray(Value[]::new))
                .toArray(Value[][]::new);
        Check.given("dict", dict).add("weight", rows);
        dict.add("bias", Stream.of(neurons).map(Neuron::bias).toArray(Value[]::new));
        if (activation instanceof Trainable trainable) {
            dict.inside("activation", trainable);
        }
    }

    /** The second neuron's parameters become {@code n2.w1} and so on behind the prefix; labels that a user gave to a leaf stay. */
    @Override
    public void label(String prefix) {
        Check.given("prefix", prefix);
        for (int i = 0; i < neurons.length; i++) {
            neurons[i].label(prefix + "n" + (i + 1) + ".");
        }
    }

    @Override
    public String toString() {
        return "Layer " + inputs + " -> " + neurons.length + ", " + activation.symbol();
    }
}
