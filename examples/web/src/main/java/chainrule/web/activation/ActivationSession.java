package chainrule.web.activation;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.lab.activation.ActivationWords;
import chainrule.examples.lab.activation.ShiftedFunction;
import chainrule.examples.plot.ActivationName;
import chainrule.web.ActivationChoice;
import chainrule.web.Answer;
import chainrule.web.Session;
import chainrule.web.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An activation that a bias moves along x, and what layers of it leave of a gradient. It understands {@code look}, and {@code all}: every
 * activation as it is without a bias.
 */
public final class ActivationSession implements Session {
    private static final double REACH = 5;
    private static final int POINTS = 401;
    private static final double SMALL_REACH = 4;
    private static final int SMALL_POINTS = 81;

    @Override
    public Answer ask(String what, Map<String, String> with) {
        return switch (what) {
            case "look" -> look(new Settings(with));
            case "all" -> all();
            default -> throw new IllegalArgumentException("what: expected look or all, got " + what);
        };
    }

    private static Answer look(Settings settings) {
        ActivationChoice choice = ActivationChoice.of(settings, Activation.RELU, 0.1);
        double bias = settings.decimal("bias", 0, -4, 4);
        int depth = settings.whole("depth", 8, 1, 32);
        ShiftedFunction shifted = new ShiftedFunction(choice.activation(), choice.function(), bias);
        ActivationWords words = new ActivationWords(shifted, depth);
        double here = shifted.slope(0);
        List<String> readouts = new ArrayList<>(words.readouts());
        readouts.add("an input x = 0 meets the slope " + Words.rounded(here) + ": "
                + Words.count(depth, "such layer") + (depth == 1 ? " leaves " : " leave ")
                + Words.rounded(Math.pow(Math.abs(here), depth)) + " of a gradient");
        double steepest = shifted.function().derivative(shifted.steepestPoint());
        return new Answer()
                .with("name", ActivationName.of(choice.activation()))
                .with("middle", words.middle())
                .with("x", places(REACH, POINTS))
                .with("values", at(places(REACH, POINTS), shifted::value))
                .with("slopes", at(places(REACH, POINTS), shifted::slope))
                .with("height", shifted.value(-bias))
                .with("here", here)
                .with("atMost", powers(steepest, depth))
                .with("left", powers(here, depth))
                .with("readouts", readouts);
    }

    private static double[] powers(double slope, int depth) {
        return IntStream.rangeClosed(1, depth)
                .mapToDouble(layers -> Math.pow(Math.abs(slope), layers))
                .toArray();
    }

    private static Answer all() {
        double[] x = places(SMALL_REACH, SMALL_POINTS);
        return new Answer()
                .with("x", x)
                .with(
                        "functions",
                        Stream.of(Activation.values())
                                .map(each -> function(each, x))
                                .toList());
    }

    private static Answer function(Activation activation, double[] x) {
        return new Answer()
                .with("name", ActivationName.of(activation))
                .with("key", activation.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("values", at(x, activation::value))
                .with("slopes", at(x, activation::derivative));
    }

    private static double[] places(double reach, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> -reach + 2 * reach * i / (count - 1))
                .toArray();
    }

    private static double[] at(double[] x, DoubleUnaryOperator function) {
        return Arrays.stream(x).map(function).toArray();
    }
}
