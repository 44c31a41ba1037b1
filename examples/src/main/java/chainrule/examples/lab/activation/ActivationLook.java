package chainrule.examples.lab.activation;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.lab.Look;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.FunctionChart;
import chainrule.examples.plot.Picture;
import java.util.List;
import java.util.OptionalDouble;

/** A shifted function in pictures. */
final class ActivationLook {
    private static final double REACH = 5;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 380;

    /** Those that differ enough for their slopes to be told apart in one picture. */
    private static final List<Activation> COMPARED = List.of(
            Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.ELU, Activation.SILU, Activation.GELU);

    private final ShiftedFunction shifted;
    private final ActivationWords words;
    private final boolean compare;

    ActivationLook(ShiftedFunction shifted, int layers, boolean compare) {
        this.shifted = shifted;
        words = new ActivationWords(shifted, layers);
        this.compare = compare;
    }

    /** Where the dot was dragged to. */
    static OptionalDouble dotAt(Touch touch) {
        return touch.index() == 0 && touch.picture() instanceof FunctionChart chart
                ? OptionalDouble.of(chart.valueAt(touch.place(), touch.size()).getX())
                : OptionalDouble.empty();
    }

    Look look() {
        List<Picture> pictures = compare ? List.of(functionAndSlope(), allSlopes()) : List.of(functionAndSlope());
        return new Look(pictures, words.readouts());
    }

    private FunctionChart functionAndSlope() {
        return new FunctionChart(Words.name(shifted.activation()) + "(x + b)", -REACH, REACH)
                .subtitle("The dot is its " + words.middle() + ".")
                .axes("x", "")
                .yRange(-1.5, 3)
                .slope("slope", shifted::slope)
                .curve("value", shifted::value)
                .mark(-shifted.bias(), shifted.function().value(0))
                .size(WIDTH, HEIGHT);
    }

    /** In the light of these, a product of many slopes can also grow. */
    private FunctionChart allSlopes() {
        FunctionChart chart = new FunctionChart("The slopes side by side", -REACH, REACH)
                .subtitle("Above the dashed line a gradient grows, below it shrinks.")
                .axes("x", "slope")
                .yRange(-0.2, 1.25)
                .horizontalLine(1, "1")
                .size(WIDTH, HEIGHT);
        COMPARED.forEach(each -> chart.activation(each, each::derivative));
        if (!COMPARED.contains(shifted.activation())) {
            chart.activation(shifted.activation(), shifted.function()::derivative);
        }
        return chart;
    }
}
