package chainrule.examples.lab.vanishing;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The nets after an epoch.
 *
 * @param deltas of each net, the mean |dL/dz| layer by layer
 * @param gradients of each net, the mean |dL/dw| layer by layer
 * @param losses of each net
 * @param accuracies of each net; NaN where not yet known
 */
public record Epoch(double[][] deltas, double[][] gradients, double[] losses, double[] accuracies) {
    /** Layer by layer. */
    public double[] medianDeltas() {
        return medians(deltas);
    }

    /** Layer by layer. */
    public double[] medianGradients() {
        return medians(gradients);
    }

    private static double[] medians(double[][] ofNets) {
        return IntStream.range(0, ofNets[0].length)
                .mapToDouble(layer -> median(
                        Arrays.stream(ofNets).mapToDouble(each -> each[layer]).toArray()))
                .toArray();
    }

    public double medianLoss() {
        return median(losses);
    }

    public double medianAccuracy() {
        return median(accuracies);
    }

    public int nets() {
        return losses.length;
    }

    private static double median(double[] values) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
