package chainrule.examples.lab.activation;

import chainrule.engine.DifferentiableFunction;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.Numbers;
import java.util.List;
import java.util.Locale;

/** What a shifted function tells, in words. */
public final class ActivationWords {
    /** Where {@link chainrule.nn.GradientFlow#steepestPoint} ends its search. */
    private static final double FAR = 20;

    private final ShiftedFunction shifted;
    private final int layers;

    public ActivationWords(ShiftedFunction shifted, int layers) {
        this.shifted = shifted;
        this.layers = layers;
    }

    /** What its middle is called. */
    public String middle() {
        return shifted.hasKink() ? "kink" : "centre";
    }

    public List<String> readouts() {
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
