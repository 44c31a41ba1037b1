package chainrule.examples.lab.neuron;

import chainrule.engine.DifferentiableFunction;
import chainrule.nn.GradientFlow;

/** Where a function is so flat that hardly any gradient gets through. */
final class Saturation {
    /** Of the steepest slope; a slope below this counts as flat, as it does for {@link chainrule.nn.LayerActivity}. */
    static final double SHARE = 0.05;

    private Saturation() {}

    /** Whether the function is flat at z. */
    static boolean isAt(DifferentiableFunction function, double z) {
        double steepest = Math.abs(function.derivative(GradientFlow.steepestPoint(function)));
        return Math.abs(function.derivative(z)) < SHARE * steepest;
    }
}
