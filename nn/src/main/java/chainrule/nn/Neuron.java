package chainrule.nn;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.engine.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * {@code a = activation(z)} of the pre-activation {@code z = weights . inputs + bias}. In a graph its nodes are labelled so: {@code L1.n2.z} and
 * {@code L1.n2.a} in the second neuron of a net's first layer.
 */
public final class Neuron implements Trainable {
    private final Values weights;
    private final Value bias;
    private final DifferentiableFunction activation;
    private String name;
    private String preActivationLabel;
    private String outputLabel;

    /**
     * A neuron with given weights, one for each input.
     *
     * @throws IllegalArgumentException if there is no weight, or if a weight or the bias is not a leaf
     */
    public Neuron(List<Value> weights, Value bias, DifferentiableFunction activation) {
        this.bias = Check.given("bias", bias);
        this.activation = Check.given("activation", activation);
        Check.positive("weights", Check.elements("weights", weights, "a value").size());
        Check.leaves("weights", weights);
        Check.leaves("bias", List.of(bias));
        this.weights = Values.of(weights.toArray(Value[]::new));
        setName("");
    }

    /** A neuron on its own, with weights that fit its activation and a bias of 0. */
    public Neuron(int inputs, DifferentiableFunction activation, RandomGenerator random) {
        this(inputs, 1, activation, Initializer.fitting(activation), random);
    }

    /** A neuron of a layer with {@code fanOut} neurons. */
    Neuron(
            int fanIn,
            int fanOut,
            DifferentiableFunction activation,
            WeightDistribution initializer,
            RandomGenerator random) {
        this(randomWeights(fanIn, fanOut, initializer, random), Value.of(0, "b"), activation);
    }

    private static List<Value> randomWeights(
            int fanIn, int fanOut, WeightDistribution initializer, RandomGenerator random) {
        List<Value> weights = new ArrayList<>(Check.positive("inputs", fanIn));
        Check.given("random", random);
        for (int i = 0; i < fanIn; i++) {
            weights.add(Value.of(initializer.weight(fanIn, fanOut, random), "w" + (i + 1)));
        }
        return weights;
    }

    /** Puts a name in front of the labels of all it has and makes, except for leaves that a user has labelled otherwise. */
    void label(String name) {
        for (int i = 0; i < weights.size(); i++) {
            relabel(weights.get(i), "w" + (i + 1), name);
        }
        relabel(bias, "b", name);
        setName(name);
    }

    private void relabel(Value leaf, String label, String newName) {
        if (leaf.label().isEmpty() || leaf.label().equals(name + label)) {
            leaf.label(newName + label);
        }
    }

    private void setName(String name) {
        this.name = name;
        this.preActivationLabel = name + "z";
        this.outputLabel = name + "a";
    }

    /** The output as a graph that remembers the inputs, the weights and the bias. */
    public Value forward(Value... inputs) {
        return forward(Values.of(Check.values("inputs", inputs)));
    }

    /** The same for a row that the neurons of a layer share. */
    Value forward(Values inputs) {
        return output(preActivation(inputs));
    }

    Value output(Value preActivation) {
        return activation == Activation.IDENTITY
                ? preActivation
                : preActivation.apply(activation).label(outputLabel);
    }

    public Value preActivation(Value... inputs) {
        return preActivation(Values.of(Check.values("inputs", inputs)));
    }

    Value preActivation(Values inputs) {
        Check.size("inputs", weights.size(), inputs.size());
        return Value.dot(weights, inputs, bias).label(preActivationLabel);
    }

    /** The same number as {@link #forward}, without a graph. */
    public double predict(double... inputs) {
        return activation.value(preActivation(inputs));
    }

    public double preActivation(double... inputs) {
        Check.size("inputs", weights.size(), Check.given("inputs", inputs).length);
        double sum = 0;
        for (int i = 0; i < inputs.length; i++) {
            sum += weights.get(i).data() * inputs[i];
        }
        return sum + bias.data();
    }

    public List<Value> weights() {
        return weights.toList();
    }

    public Value bias() {
        return bias;
    }

    public DifferentiableFunction activation() {
        return activation;
    }

    /** The weights, then the bias, then what the activation has to learn, if anything. */
    @Override
    public List<Value> parameters() {
        List<Value> parameters = new ArrayList<>(weights());
        parameters.add(bias);
        if (activation instanceof Trainable trainable) {
            parameters.addAll(trainable.parameters());
        }
        return List.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "Neuron " + weights.size() + " -> 1, " + activation.symbol();
    }
}
