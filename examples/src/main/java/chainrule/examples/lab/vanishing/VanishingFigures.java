package chainrule.examples.lab.vanishing;

import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.plot.Table;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What there is to see of the nets at one moment.
 *
 * @param wanted how many nets there are to be
 * @param steepestSlope of the activation, the most that an activation leaves of a gradient
 * @param epochs the nets before all training, then after each epoch
 * @param now the nets as they are; those after the last epoch, unless they were measured since
 * @param shareOfNextEpoch how much of the epoch that is being trained is done
 * @param working whether more is being done
 * @param testDigits on how many digits accuracies are measured
 */
public record VanishingFigures(
        Recipe recipe,
        int wanted,
        double steepestSlope,
        List<Epoch> epochs,
        Epoch now,
        OptionalDouble shareOfNextEpoch,
        boolean working,
        int testDigits) {
    /** The loss of a net that gives each class the same probability. */
    private static final double LOSS_OF_GUESSING = Math.log(HandwrittenDigits.CLASSES);

    /** How many epochs the nets were trained for. */
    public int trained() {
        return epochs.size() - 1;
    }

    public double[] accuracies() {
        return epochs.stream().mapToDouble(Epoch::medianAccuracy).toArray();
    }

    /** Relative to that of guessing. */
    public double[] losses() {
        return epochs.stream()
                .mapToDouble(epoch -> epoch.medianLoss() / LOSS_OF_GUESSING)
                .toArray();
    }

    /** What so many slopes leave at most of a gradient. */
    public double slopesLeave(int slopes) {
        return Math.pow(steepestSlope, slopes);
    }

    /** What the slopes alone would leave, layer by layer, of the signal ∂L/∂z at the output. */
    public double[] bound(double[] deltas) {
        int last = deltas.length - 1;
        return IntStream.rangeClosed(0, last)
                .mapToDouble(layer -> deltas[last] * slopesLeave(last - layer))
                .toArray();
    }

    Table table() {
        Table table = Table.of("quantity", "epoch", "net", "layer", "value");
        for (int i = 0; i < epochs.size(); i++) {
            Epoch epoch = epochs.get(i);
            for (int net = 0; net < epoch.nets(); net++) {
                table.row("test accuracy", i, net + 1, "", epoch.accuracies()[net]);
                table.row("loss", i, net + 1, "", epoch.losses()[net]);
                addLayers(table, "mean |dL/dz|", i, net + 1, epoch.deltas()[net]);
                addLayers(table, "mean |dL/dw|", i, net + 1, epoch.gradients()[net]);
            }
            addLayers(table, "median of mean |dL/dz|", i, "", epoch.medianDeltas());
            addLayers(table, "median of mean |dL/dw|", i, "", epoch.medianGradients());
            addLayers(table, "slopes alone, at most", i, "", bound(epoch.medianDeltas()));
        }
        return table;
    }

    private static void addLayers(Table table, String quantity, int epoch, Object net, double[] values) {
        for (int i = 0; i < values.length; i++) {
            table.row(quantity, epoch, net, i + 1, values[i]);
        }
    }
}
