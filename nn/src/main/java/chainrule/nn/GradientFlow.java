package chainrule.nn;

import chainrule.check.Saturation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.List;
import java.util.function.Function;

/** How much of the gradient reaches each layer: the figures in which vanishing and exploding gradients show. */
public final class GradientFlow {
    private GradientFlow() {}

    /** The mean of |dL/dw| over the weights of each layer in a net, first layer first, from the gradients of the last backward pass. */
    public static double[] meanAbsoluteGradients(Block net) {
        return perLayer(net, Layer::weights);
    }

    /**
     * The mean of |dL/dz| over the units and samples of each layer, first layer first: the size of what arrives there, whatever the size of
     * the signals that a weight's gradient is multiplied by.
     *
     * @param probe watched the forward passes of the net, whose backward pass is over; NaN for a layer that it has not seen
     */
    public static double[] meanAbsoluteDeltas(Block net, Probe probe) {
        Check.given("probe", probe);
        return perLayer(net, layer -> flat(probe.preActivations(layer)));
    }

    /** The mean of |dL/da| in the same way: the gradient before it goes through the slope of the activation. */
    public static double[] meanAbsoluteOutputGradients(Block net, Probe probe) {
        Check.given("probe", probe);
        return perLayer(net, layer -> flat(probe.outputs(layer)));
    }

    private static double[] perLayer(Block net, Function<Layer, List<Value>> nodes) {
        return Check.given("net", net).layers().stream()
                .mapToDouble(layer -> nodes.apply(layer).stream()
                        .mapToDouble(node -> Math.abs(node.grad()))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    private static List<Value> flat(List<List<Value>> rows) {
        return rows.stream().flatMap(List::stream).toList();
    }

    /**
     * The first layer's mean |dL/dw| over the last layer's; far below 1 where gradients vanish, NaN where there are none.
     *
     * @throws IllegalArgumentException if there is no layer in the net
     */
    public static double firstToLastRatio(Block net) {
        double[] means = meanAbsoluteGradients(net);
        Check.positive("layers of the net", means.length);
        return means[0] / means[means.length - 1];
    }

    /** The most that is left of a gradient after so many activations, the weights between them aside: steepest slope^layers. */
    public static double slopeBound(DifferentiableFunction activation, int layers) {
        return Math.pow(Math.abs(activation.derivative(steepestPoint(activation))), Check.positive("layers", layers));
    }

    /** Where a function is steepest, up or down, within -20..20; the point nearest to 0 where several are. */
    public static double steepestPoint(DifferentiableFunction activation) {
        return Saturation.steepestPoint(Check.given("activation", activation));
    }
}
