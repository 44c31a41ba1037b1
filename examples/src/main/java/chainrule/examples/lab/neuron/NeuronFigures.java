package chainrule.examples.lab.neuron;

import chainrule.check.Saturation;
import chainrule.engine.Value;
import chainrule.examples.plot.Table;
import java.util.List;

/**
 * What there is to see of a neuron at one moment.
 *
 * @param graph with gradients
 * @param curve numbers for one of the weights, and the loss at each
 * @param along this weight
 * @param rate how far the next step goes
 * @param losses at the start and after each step
 * @param jumped whether the last step made every output pass its target
 */
public record NeuronFigures(
        OneNeuron neuron,
        OneNeuron.Graph graph,
        double[][] curve,
        int along,
        double rate,
        List<Double> losses,
        boolean jumped) {
    public double loss() {
        return graph.loss().data();
    }

    /** The weight that the curve is about, with its gradient. */
    public Value weight() {
        return graph.weights().get(along);
    }

    /** Where this weight will be after the next step. */
    public double nextWeight() {
        return weight().data() - rate * weight().grad();
    }

    public int steps() {
        return losses.size() - 1;
    }

    /** Of the activation, at each example. */
    double[] slopes() {
        return graph.passes().stream()
                .mapToDouble(pass -> pass.output().localDerivative(0))
                .toArray();
    }

    /** For each example whether the activation is so flat there that hardly any gradient gets through. */
    public List<Boolean> saturated() {
        return graph.passes().stream()
                .map(pass -> Saturation.isAt(neuron.activation(), pass.z().data()))
                .toList();
    }

    /** The weights that go no further. */
    List<String> atTheEnd() {
        return graph.weights().stream()
                .filter(weight -> Math.abs(weight.data()) == Descent.WIDEST)
                .map(Value::label)
                .toList();
    }

    Table table() {
        Table table = Table.of("part", "name", "at", "value", "gradient");
        for (Value node : graph.loss().graph()) {
            table.row("graph", node.label(), node.operation().symbol(), node.data(), node.grad());
        }
        for (int i = 0; i < curve[0].length; i++) {
            table.row("curve", weight().label(), curve[0][i], curve[1][i], "");
        }
        for (int step = 0; step < losses.size(); step++) {
            table.row("steps", "loss", step, losses.get(step), "");
        }
        return table;
    }
}
