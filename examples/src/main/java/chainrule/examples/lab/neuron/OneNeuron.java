package chainrule.examples.lab.neuron;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.List;
import java.util.stream.IntStream;

/** All that its weights do not say about a neuron of two inputs: the one example that it sees, and its activation. */
record OneNeuron(double x1, double x2, double target, Activation activation) {
    static final List<String> WEIGHTS = List.of("w1", "w2", "b");

    /** The neuron as an expression, with these numbers for its {@link #WEIGHTS}. */
    Graph graph(double[] weights) {
        Value in1 = Value.of(x1, "x1");
        Value in2 = Value.of(x2, "x2");
        List<Value> leaves = IntStream.range(0, weights.length)
                .mapToObj(i -> Value.of(weights[i], WEIGHTS.get(i)))
                .toList();
        Value product1 = in1.times(leaves.get(0)).label("x1w1");
        Value product2 = in2.times(leaves.get(1)).label("x2w2");
        Value z = Value.sum(product1, product2, leaves.get(2)).label("z");
        Value o = z.apply(activation).label("o");
        Value e = o.minus(Value.of(target, "y")).label("e");
        return new Graph(leaves, z, o, e, e.pow(2).label("loss"));
    }

    double loss(double[] weights) {
        return graph(weights).loss().data();
    }

    /** The values in which the expression can be taken hold of. */
    record Graph(List<Value> weights, Value z, Value output, Value error, Value loss) {
        Graph backward() {
            loss.backward();
            return this;
        }
    }
}
