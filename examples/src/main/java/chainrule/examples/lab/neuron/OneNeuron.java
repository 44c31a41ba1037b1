package chainrule.examples.lab.neuron;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.List;
import java.util.stream.IntStream;

/** All that its weights do not say about a neuron of two inputs: the examples that it sees, at least one, and its activation. */
public record OneNeuron(List<Example> examples, Activation activation) {
    public static final List<String> WEIGHTS = List.of("w1", "w2", "b");

    /** Two inputs, and what the output should be. */
    public record Example(double x1, double x2, double target) {}

    public OneNeuron {
        examples = List.copyOf(examples);
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("examples must be given, but there is none");
        }
    }

    /** The neuron as an expression, with these numbers for its {@link #WEIGHTS}: the loss is the mean over the examples. */
    Graph graph(double[] weights) {
        List<Value> leaves = IntStream.range(0, weights.length)
                .mapToObj(i -> Value.of(weights[i], WEIGHTS.get(i)))
                .toList();
        List<Pass> passes =
                examples.stream().map(example -> pass(example, leaves)).toList();
        Value[] losses = passes.stream().map(Pass::loss).toArray(Value[]::new);
        Value loss = losses.length == 1
                ? losses[0]
                : Value.sum(losses).div(losses.length).label("loss");
        return new Graph(leaves, passes, loss);
    }

    private Pass pass(Example example, List<Value> weights) {
        Value in1 = Value.of(example.x1(), "x1");
        Value in2 = Value.of(example.x2(), "x2");
        Value product1 = in1.times(weights.get(0)).label("x1w1");
        Value product2 = in2.times(weights.get(1)).label("x2w2");
        Value z = Value.sum(product1, product2, weights.get(2)).label("z");
        Value o = z.apply(activation).label("o");
        Value e = o.minus(Value.of(example.target(), "y")).label("e");
        return new Pass(z, o, e, e.pow(2).label("loss"));
    }

    double loss(double[] weights) {
        return graph(weights).loss().data();
    }

    /** What it gives for these inputs. */
    public double output(double[] weights, double x1, double x2) {
        return activation.value(weights[0] * x1 + weights[1] * x2 + weights[2]);
    }

    /** The way of one example through the neuron. */
    public record Pass(Value z, Value output, Value error, Value loss) {}

    /** The values in which the expression can be taken hold of. */
    public record Graph(List<Value> weights, List<Pass> passes, Value loss) {
        Graph backward() {
            loss.backward();
            return this;
        }
    }
}
