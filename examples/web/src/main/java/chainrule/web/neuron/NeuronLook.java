package chainrule.web.neuron;

import chainrule.engine.Value;
import chainrule.examples.lab.neuron.Descent;
import chainrule.examples.lab.neuron.NeuronFigures;
import chainrule.examples.lab.neuron.NeuronWords;
import chainrule.examples.lab.neuron.OneNeuron;
import chainrule.examples.lab.neuron.OneNeuron.Pass;
import chainrule.web.Answer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** All that the page draws of a neuron, as numbers. */
final class NeuronLook {
    /** What the picture shows of the plane: from -REACH to REACH, by so many cells. */
    private static final double REACH = 3.2;

    private static final int CELLS = 40;

    private NeuronLook() {}

    static Answer of(OneNeuron neuron, Descent descent, int along, double rate) {
        NeuronFigures figures = descent.figures(along, rate);
        double[] weights = descent.weights();
        return new Answer()
                .with("steps", figures.steps())
                .with("loss", figures.loss())
                .with("weights", weights)
                .with("gradients", gradients(figures))
                .with("outputs", passes(figures, pass -> pass.output().data()))
                .with("z", passes(figures, pass -> pass.z().data()))
                .with("reach", REACH)
                .with("field", field(neuron, weights))
                .with("places", figures.curve()[0])
                .with("curve", figures.curve()[1])
                .with("next", figures.nextWeight())
                .with("losses", figures.losses().stream().mapToDouble(x -> x).toArray())
                .with("readouts", new NeuronWords(figures).readouts());
    }

    private static double[] gradients(NeuronFigures figures) {
        return figures.graph().weights().stream().mapToDouble(Value::grad).toArray();
    }

    private static double[] passes(NeuronFigures figures, ToDoubleFunction<Pass> number) {
        return figures.graph().passes().stream().mapToDouble(number).toArray();
    }

    /** The output at the centres of the cells, row by row, from the top left. */
    private static double[] field(OneNeuron neuron, double[] weights) {
        return IntStream.range(0, CELLS * CELLS)
                .mapToDouble(i -> neuron.output(weights, place(i % CELLS), -place(i / CELLS)))
                .toArray();
    }

    private static double place(int cell) {
        return REACH * (2 * (cell + 0.5) / CELLS - 1);
    }
}
