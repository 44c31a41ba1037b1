package chainrule.examples.lab.neuron;

import chainrule.examples.lab.Look;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.GraphPicture;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The pictures of one neuron. */
final class NeuronLook {
    private static final double TANGENT = 1;
    private static final int FEWEST_SHOWN = 10;

    private final NeuronFigures figures;

    NeuronLook(NeuronFigures figures) {
        this.figures = figures;
    }

    /** Where the weight was dragged to: only on the curve. */
    static OptionalDouble weightAt(Touch touch) {
        return touch.index() == 0 && touch.picture() instanceof LineChart chart
                ? OptionalDouble.of(chart.valueAt(touch.place(), touch.size()).getX())
                : OptionalDouble.empty();
    }

    Look look() {
        return new Look(List.of(curve(), history(), graph()), new NeuronWords(figures).readouts());
    }

    private GraphPicture graph() {
        return new GraphPicture("Forward to the loss, and back", figures.graph().loss())
                .subtitle("On each edge: the local derivative, by which a gradient is multiplied on its way back.");
    }

    private LineChart curve() {
        String name = figures.weight().label();
        double now = figures.weight().data();
        double slope = figures.weight().grad();
        double loss = figures.loss();
        double[] ends = {now - TANGENT, now + TANGENT};
        LineChart chart = new LineChart("The loss where only " + name + " changes")
                .axes(name, "loss")
                .xRange(-Descent.WIDEST, Descent.WIDEST)
                .yRange(0, top(1.3 * loss))
                .line("", figures.curve()[0], figures.curve()[1])
                .dashed(
                        "slope " + text(slope),
                        ends,
                        DoubleStream.of(ends).map(w -> loss + slope * (w - now)).toArray())
                .points("now", Meaning.VALUE, new double[] {now}, new double[] {loss})
                .size(360, 270);
        double next = figures.nextWeight();
        return Math.abs(next) < Descent.WIDEST ? chart.verticalLine(next, "after a step") : chart;
    }

    private LineChart history() {
        double[] all =
                figures.losses().stream().mapToDouble(Double::doubleValue).toArray();
        LineChart chart = new LineChart("The loss after each step")
                .axes("steps", "loss")
                .xRange(0, Math.max(FEWEST_SHOWN, all.length - 1))
                .yRange(0, top(Arrays.stream(all).max().orElseThrow()))
                .line("", all)
                .size(360, 270);
        return all.length <= 4 * FEWEST_SHOWN ? chart.markers() : chart;
    }

    /** The next of 1, 2, 5, 10, 20 and so on, so that an axis does not move all the time. */
    private static double top(double loss) {
        double top = 1;
        for (int i = 0; top < loss; i++) {
            top *= i % 3 == 1 ? 2.5 : 2;
        }
        return top;
    }

    private static String text(double value) {
        return Numbers.text(value, 4);
    }
}
