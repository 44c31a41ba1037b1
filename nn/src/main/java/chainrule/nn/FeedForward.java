package chainrule.nn;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.engine.Values;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The block of a transformer in which each row is worked on by itself: out into a wider space, through an activation, and back; Vaswani et al.,
 * "Attention Is All You Need", 2017, section 3.3. A gated one multiplies the activation by a second map; Shazeer, "GLU Variants Improve
 * Transformer", 2020. All maps are without biases.
 *
 * <pre>{@code
 * y = B f(A x)
 * y = B (f(A x) * (C x))         gated, number by number: SwiGLU where f is SiLU, GEGLU where it is GELU
 * }</pre>
 */
public final class FeedForward implements Block {
    private final Linear in;

    /** Null where there is none. */
    private final Linear gate;

    private final DifferentiableFunction activation;
    private final Linear out;

    /**
     * Two maps, drawn in the order A, B.
     *
     * @param width numbers in a row, at least 1
     * @param hidden numbers in between, at least 1; mostly four times the width
     * @throws IllegalArgumentException if a size is not positive
     */
    public FeedForward(
            int width,
            int hidden,
            DifferentiableFunction activation,
            WeightDistribution initializer,
            RandomGenerator random) {
        this(width, hidden, activation, false, initializer, random);
    }

    private FeedForward(
            int width,
            int hidden,
            DifferentiableFunction activation,
            boolean gated,
            WeightDistribution initializer,
            RandomGenerator random) {
        Check.positive("width", width);
        Check.positive("hidden", hidden);
        this.activation = Check.given("activation", activation);
        this.in = new Linear(width, hidden, initializer, random);
        this.gate = gated ? new Linear(width, hidden, initializer, random) : null;
        this.out = new Linear(hidden, width, initializer, random);
        label("");
    }

    /**
     * Three maps, drawn in the order A, C, B. With two thirds of the hidden numbers there are as many parameters as without a gate.
     *
     * @throws IllegalArgumentException if a size is not positive
     */
    public static FeedForward gated(
            int width,
            int hidden,
            DifferentiableFunction activation,
            WeightDistribution initializer,
            RandomGenerator random) {
        return new FeedForward(width, hidden, activation, true, initializer, random);
    }

    /** {@link #gated} by SiLU. */
    public static FeedForward swiGlu(int width, int hidden, WeightDistribution initializer, RandomGenerator random) {
        return gated(width, hidden, Activation.SILU, initializer, random);
    }

    /** {@link #gated} by GELU. */
    public static FeedForward geGlu(int width, int hidden, WeightDistribution initializer, RandomGenerator random) {
        return gated(width, hidden, Activation.GELU, initializer, random);
    }

    @Override
    public Value[] forward(Value... row) {
        Values x = Values.of(Check.values("row", row));
        Value[] hidden = in.forward(x);
        Value[] gates = gate == null ? null : gate.forward(x);
        for (int i = 0; i < hidden.length; i++) {
            Value active = hidden[i].apply(activation);
            hidden[i] = gates == null ? active : active.times(gates[i]);
        }
        return out.forward(hidden);
    }

    @Override
    public double[] predict(double... row) {
        double[] hidden = in.predict(Check.given("row", row));
        double[] gates = gate == null ? null : gate.predict(row);
        return out.predict(IntStream.range(0, hidden.length)
                .mapToDouble(i -> activation.value(hidden[i]) * (gates == null ? 1 : gates[i]))
                .toArray());
    }

    @Override
    public int inputs() {
        return in.inputs();
    }

    @Override
    public int outputs() {
        return in.inputs();
    }

    /** The maps A, C where there is a gate, and B. */
    @Override
    public List<Block> blocks() {
        return gate == null ? List.of(in, out) : List.of(in, gate, out);
    }

    /** Those of the maps, then what the activation has to learn, if anything. */
    @Override
    public List<Value> parameters() {
        Stream<Value> ofActivation =
                activation instanceof Trainable trainable ? trainable.parameters().stream() : Stream.empty();
        return Stream.concat(blocks().stream().flatMap(map -> map.parameters().stream()), ofActivation)
                .toList();
    }

    /** The maps A, C and B as {@code up}, {@code gate} and {@code down}, and what the activation has to learn, if anything. */
    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict).inside("up", in);
        if (gate != null) {
            dict.inside("gate", gate);
        }
        dict.inside("down", out);
        if (activation instanceof Trainable trainable) {
            dict.inside("activation", trainable);
        }
    }

    @Override
    public void label(String prefix) {
        Check.given("prefix", prefix);
        in.label(prefix + "in.");
        if (gate != null) {
            gate.label(prefix + "gate.");
        }
        out.label(prefix + "out.");
    }

    @Override
    public String toString() {
        return "FeedForward " + inputs() + " -> " + in.outputs() + " -> " + outputs() + ", " + activation.symbol()
                + (gate == null ? "" : ", gated");
    }
}
