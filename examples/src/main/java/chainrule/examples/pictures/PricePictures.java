package chainrule.examples.pictures;

import static chainrule.examples.pictures.CuresPictures.numbers;
import static chainrule.examples.pictures.CuresPictures.shares;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.BackwardSignal;
import chainrule.examples.training.DeepNet;
import chainrule.examples.training.DeepNets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The gradient that grows from layer to layer where batch normalization stands before ReLU. */
public final class PricePictures {
    /**
     * What a layer multiplies the gradient by, in wide nets with large batches: √(π / (π - 1)); Yang, Pennington, Rao, Sohl-Dickstein and Schoenholz, "A Mean
     * Field Theory of Batch Normalization", 2019.
     */
    private static final double THEORY = Math.sqrt(Math.PI / (Math.PI - 1));

    private final DeepNets nets;
    private final List<BackwardSignal> signals;
    private final Map<DeepNet, List<double[]>> learned;
    private final int depth;

    /**
     * Tells of ReLU nets with batch normalization.
     *
     * @param signals what arrives in each layer of the deepest one before training, for each seed
     * @param learned for each depth and seed, the accuracy after each epoch
     */
    public PricePictures(DeepNets nets, List<BackwardSignal> signals, Map<DeepNet, List<double[]>> learned) {
        this.nets = nets;
        this.signals = signals;
        this.learned = learned;
        this.depth = signals.get(0).deltas().length - 1;
    }

    /** By what ∂L/∂w grows from layer to layer: the geometric mean over layers and seeds. */
    private double growth() {
        return Math.exp(signals.stream()
                .mapToDouble(signal -> Math.log(shares(signal.weightGradients())[0]) / (depth - 1))
                .average()
                .orElseThrow());
    }

    private double theory(double layer) {
        return Math.pow(THEORY, depth - layer);
    }

    private String accuracies() {
        return learned.entrySet().stream()
                .map(each -> each.getKey().hiddenLayers() + " layers: " + Accuracies.range(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String epochs() {
        return Words.count(learned.values().iterator().next().get(0).length, "epoch");
    }

    public String sentence() {
        return String.format(
                Locale.ROOT,
                "Batch normalization has a price: through ReLU the gradient grows by √(π/(π−1)) = %.3f a layer (Yang et al. 2019), ours by %.3f. Through %d"
                        + " fresh layers that makes a factor of %s; theory says %s. Test accuracy after %s of training, %s.",
                THEORY,
                growth(),
                depth,
                Words.rounded(Math.pow(growth(), depth - 1)),
                Words.rounded(theory(1)),
                epochs(),
                accuracies());
    }

    public Picture chart() {
        double[] layers = numbers(depth);
        LineChart chart = new LineChart(String.format(
                        Locale.ROOT,
                        "With batch normalization the gradient grows by %.2f a layer of ReLU; theory says %.2f",
                        growth(),
                        THEORY))
                .subtitle("Fresh nets, " + depth + " layers of " + nets.width()
                        + "; each dot is a layer of one net. Test accuracy after " + epochs() + " of training, "
                        + accuracies() + ".")
                .axes("hidden layer, 1 = next to the input", "share of the last hidden layer's")
                .logY()
                .size(860, 500);
        String name = "∂L/∂w";
        for (BackwardSignal signal : signals) {
            chart.points(name, Meaning.SLOPE, layers, shares(signal.weightGradients()));
            name = "";
        }
        return chart.line(
                        "∂L/∂z, mean; layer 1 sees pixels, not outputs of ReLU",
                        6,
                        layers,
                        CuresPictures.deltas(signals))
                .dashed(
                        "theory",
                        Meaning.SLOPE,
                        layers,
                        Arrays.stream(layers).map(this::theory).toArray());
    }

    public Table table() {
        Table table = Table.of("layer", "seed", "dL/dw, share of the last", "dL/dz, share of the last", "theory");
        for (int seed = 0; seed < signals.size(); seed++) {
            double[] weights = shares(signals.get(seed).weightGradients());
            double[] deltas = shares(signals.get(seed).deltas());
            for (int layer = 1; layer <= depth; layer++) {
                table.row(layer, seed, weights[layer - 1], deltas[layer - 1], theory(layer));
            }
        }
        return table;
    }
}
