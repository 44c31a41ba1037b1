package chainrule.examples.lab.vanishing;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The nets after an epoch.
 *
 * @param gradients of each net, the mean |dL/dw| layer by layer
 * @param losses of each net
 * @param accuracies of each net; NaN where not yet known
 */
record Epoch(double[][] gradients, double[] losses, double[] accuracies) {
    /** Layer by layer. */
    double[] medianGradients() {
        return IntStream.range(0, gradients[0].length)
                .mapToDouble(layer -> median(Arrays.stream(gradients)
                        .mapToDouble(each -> each[layer])
                        .toArray()))
                .toArray();
    }

    double medianLoss() {
        return median(losses);
    }

    double medianAccuracy() {
        return median(accuracies);
    }

    int nets() {
        return losses.length;
    }

    private static double median(double[] values) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
