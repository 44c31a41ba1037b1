package chainrule.nn;

import chainrule.engine.DifferentiableFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the units of one layer do on a data set, with the weights as they are now.
 *
 * @param activeShares for each unit, the share of examples on which it is on: its output or its slope is not zero
 * @param sparsity share of zero outputs over all units and examples; about one half for ReLU with fresh weights
 * @param saturation share of units and examples where the slope is under {@value #FLAT} of the function's steepest: tanh beyond
 *     0.975, ReLU where it is off
 * @param meanOutput mean over all units and examples
 */
public record LayerActivity(List<Double> activeShares, double sparsity, double saturation, double meanOutput) {
    private static final double FLAT = 0.05;

    /** A unit is dead if output and slope are zero on every example: no gradient passes, so its own weights cannot bring it back. */
    public boolean isDead(int unit) {
        return activeShares.get(unit) == 0;
    }

    /** How many units are dead now; they may come back if a layer in front of them moves. */
    public int deadUnits() {
        return (int) activeShares.stream().filter(share -> share == 0).count();
    }

    public int units() {
        return activeShares.size();
    }

    /**
     * One for each layer, the output layer included.
     *
     * @param examples inputs of the net, at least one row
     * @throws IllegalArgumentException if there is no row, or one of another length than the net has inputs
     */
    public static List<LayerActivity> of(MLP net, double[][] examples) {
        Check.positive("examples", examples.length);
        List<LayerActivity> activities = new ArrayList<>();
        double[][] signals = examples;
        for (Layer layer : net.layers()) {
            double[][] preActivations =
                    Arrays.stream(signals).map(layer::preActivations).toArray(double[][]::new);
            signals = Arrays.stream(preActivations)
                    .map(row ->
                            Arrays.stream(row).map(layer.activation()::value).toArray())
                    .toArray(double[][]::new);
            activities.add(of(layer.activation(), preActivations, signals));
        }
        return List.copyOf(activities);
    }

    private static LayerActivity of(DifferentiableFunction activation, double[][] preActivations, double[][] outputs) {
        double flat = FLAT * Math.abs(activation.derivative(GradientFlow.steepestPoint(activation)));
        int units = outputs[0].length;
        int[] active = new int[units];
        int zeros = 0;
        int saturated = 0;
        double sum = 0;
        for (int row = 0; row < outputs.length; row++) {
            for (int unit = 0; unit < units; unit++) {
                double output = outputs[row][unit];
                double slope = activation.derivative(preActivations[row][unit]);
                active[unit] += output != 0 || slope != 0 ? 1 : 0;
                zeros += output == 0 ? 1 : 0;
                saturated += Math.abs(slope) < flat ? 1 : 0;
                sum += output;
            }
        }
        double rows = outputs.length;
        List<Double> shares =
                Arrays.stream(active).mapToObj(count -> count / rows).toList();
        double all = rows * units;
        return new LayerActivity(shares, zeros / all, saturated / all, sum / all);
    }
}
