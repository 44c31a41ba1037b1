package chainrule.examples.lab.activation;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.examples.plot.Table;
import chainrule.nn.GradientFlow;

/**
 * A function that a bias moves along x.
 *
 * @param activation which one it is
 * @param function the same with its alpha, if it has one
 */
public record ShiftedFunction(Activation activation, DifferentiableFunction function, double bias) {
    public double value(double x) {
        return function.value(x + bias);
    }

    public double slope(double x) {
        return function.derivative(x + bias);
    }

    /** Whether the slope jumps in the middle. */
    public boolean hasKink() {
        double jump = function.derivative(Double.MIN_NORMAL) - function.derivative(-Double.MIN_NORMAL);
        return Math.abs(jump) > 1e-9;
    }

    /** Where it would be steepest without the bias. */
    public double steepestPoint() {
        return GradientFlow.steepestPoint(function);
    }

    /** What the slopes of so many layers leave of a gradient at most. */
    public double slopesLeave(int layers) {
        return GradientFlow.slopeBound(function, layers);
    }

    Table table() {
        Table table = Table.of("x", "value", "slope");
        for (int i = -50; i <= 50; i++) {
            double x = i / 10.0;
            table.row(x, value(x), slope(x));
        }
        return table;
    }
}
