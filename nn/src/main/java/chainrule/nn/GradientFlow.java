package chainrule.nn;

import chainrule.engine.DifferentiableFunction;

/** How much of the gradient reaches each layer: the figures in which vanishing and exploding gradients show. */
public final class GradientFlow {
    private static final double RANGE = 20;
    private static final int GRID = 4_000;

    private GradientFlow() {}

    /** The mean of |dL/dw| over each layer's weights, first layer first, from the gradients of the last backward pass. */
    public static double[] meanAbsoluteGradients(MLP net) {
        return net.layers().stream()
                .mapToDouble(layer -> layer.weights().stream()
                        .mapToDouble(weight -> Math.abs(weight.grad()))
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /** The first layer's mean |dL/dw| over the last layer's; far below 1 where gradients vanish, NaN where there are none. */
    public static double firstToLastRatio(MLP net) {
        double[] means = meanAbsoluteGradients(net);
        return means[0] / means[means.length - 1];
    }

    /** The most that is left of a gradient after so many activations, the weights between them aside: steepest slope^layers. */
    public static double slopeBound(DifferentiableFunction activation, int layers) {
        return Math.pow(steepness(activation, steepestPoint(activation)), Check.positive("layers", layers));
    }

    /** Where a function is steepest, up or down, within -20..20; the point nearest to 0 where several are. */
    public static double steepestPoint(DifferentiableFunction activation) {
        double best = 0;
        double step = RANGE / GRID;
        for (int i = 0; i <= GRID; i++) {
            best = steeper(activation, steeper(activation, best, i * step), -i * step);
        }
        for (; step > 1e-9; step /= 2) {
            best = steeper(activation, steeper(activation, best, best - step), best + step);
        }
        return best;
    }

    private static double steeper(DifferentiableFunction activation, double x, double challenger) {
        double rival = steepness(activation, challenger);
        double best = steepness(activation, x);
        return rival > best || rival == best && Math.abs(challenger) < Math.abs(x) ? challenger : x;
    }

    private static double steepness(DifferentiableFunction activation, double x) {
        return Math.abs(activation.derivative(x));
    }
}
