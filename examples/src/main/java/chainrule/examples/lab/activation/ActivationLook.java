package chainrule.examples.lab.activation;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.examples.gallery.Words;
import chainrule.examples.lab.Look;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.FunctionChart;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A shifted function in pictures, and what they tell. */
final class ActivationLook {
    private static final double REACH = 5;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 380;

    /** Where {@link chainrule.nn.GradientFlow#steepestPoint} ends its search. */
    private static final double FAR = 20;

    /** Those that differ enough for their slopes to be told apart in one picture. */
    private static final List<Activation> COMPARED = List.of(
            Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.ELU, Activation.SILU, Activation.GELU);

    private final ShiftedFunction shifted;
    private final int layers;
    private final boolean compare;

    ActivationLook(ShiftedFunction shifted, int layers, boolean compare) {
        this.shifted = shifted;
        this.layers = layers;
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
        return new Look(pictures, readouts());
    }

    private FunctionChart functionAndSlope() {
        return new FunctionChart(Words.name(shifted.activation()) + "(x + b)", -REACH, REACH)
                .subtitle("The dot is its " + middle() + ".")
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

    private String middle() {
        return shifted.hasKink() ? "kink" : "centre";
    }

    private List<String> readouts() {
        double bias = shifted.bias();
        double steepest = shifted.steepestPoint();
        double slope = shifted.function().derivative(steepest);
        double left = shifted.slopesLeave(layers);
        return List.of(
                "bias b = " + number(bias),
                middle() + " at x = \u2212b = " + number(-bias),
                "steepest slope " + precise(slope) + " " + place(steepest, slope),
                "after " + Words.count(layers, "layer") + " the slopes leave at most " + share(left) + " of a gradient"
                        + (left > 1 ? ": it can grow" : ""));
    }

    private String place(double steepest, double slope) {
        DifferentiableFunction f = shifted.function();
        if (f.derivative(1) == slope) {
            return f.derivative(-1) == slope ? "everywhere" : "for x > " + number(-shifted.bias());
        }
        return Math.abs(steepest) > FAR - 0.5 ? "far out" : "at x = " + number(steepest - shifted.bias());
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.2f", x == 0 ? 0.0 : x).replace('-', '\u2212');
    }

    private static String precise(double x) {
        return String.format(Locale.ROOT, "%.4f", x).replaceAll("\\.?0+$", "").replace('-', '\u2212');
    }

    /** Three digits, however small. */
    private static String share(double x) {
        return x >= 0.01 ? precise(x) : Numbers.text(x, 3);
    }
}
