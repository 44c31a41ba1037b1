package chainrule.examples.lab.neuron;

import chainrule.engine.Value;
import chainrule.nn.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Steps of gradient descent on the loss of one neuron. */
public final class Descent {
    /** Weights stay between this and its negative. */
    public static final double WIDEST = 4;

    private static final int POINTS = 161;

    private final OneNeuron neuron;
    private final double[] start;

    /** At the start and after each step since then. */
    private final List<Double> losses = new ArrayList<>();

    private double[] weights;
    private boolean jumped;

    public Descent(OneNeuron neuron, double[] start) {
        this.neuron = neuron;
        this.start = start.clone();
        undo();
    }

    /** Goes back to the start. */
    public void undo() {
        weights = start.clone();
        losses.clear();
        losses.add(neuron.loss(start));
        jumped = false;
    }

    /** One step downhill for all weights at once. */
    public void step(double rate) {
        OneNeuron.Graph before = neuron.graph(weights).backward();
        new Sgd(before.weights(), rate).step();
        weights = before.weights().stream()
                .mapToDouble(weight -> clipped(weight.data()))
                .toArray();
        OneNeuron.Graph after = neuron.graph(weights);
        losses.add(after.loss().data());
        jumped = IntStream.range(0, before.passes().size()).allMatch(i -> changesSide(before, after, i));
    }

    private static boolean changesSide(OneNeuron.Graph before, OneNeuron.Graph after, int example) {
        return before.passes().get(example).error().data()
                        * after.passes().get(example).error().data()
                < 0;
    }

    private static double clipped(double weight) {
        return weight == 0 ? 0 : Math.max(-WIDEST, Math.min(WIDEST, weight)); // no -0, as in settings
    }

    public double[] weights() {
        return weights.clone();
    }

    /** The loss as it is now, before any backward pass. */
    Value loss() {
        return neuron.graph(weights).loss();
    }

    /**
     * What there is to see now.
     *
     * @param along the weight that the curve of the loss is about
     * @param rate how far the next step would go
     */
    public NeuronFigures figures(int along, double rate) {
        return new NeuronFigures(
                neuron, neuron.graph(weights).backward(), curve(along), along, rate, List.copyOf(losses), jumped);
    }

    /** The loss where all weights but one are as they are now. */
    private double[][] curve(int along) {
        double[][] curve = new double[2][POINTS];
        double[] changed = weights.clone();
        for (int i = 0; i < POINTS; i++) {
            changed[along] = -WIDEST + 2 * WIDEST * i / (POINTS - 1);
            curve[0][i] = changed[along];
            curve[1][i] = neuron.loss(changed);
        }
        return curve;
    }
}
