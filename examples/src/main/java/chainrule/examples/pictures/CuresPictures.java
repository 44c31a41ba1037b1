package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.BackwardSignal;
import chainrule.examples.training.Cure;
import chainrule.examples.training.DeepNet;
import chainrule.examples.training.DeepNets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The same deep nets with each cure: what is left of the gradient before training, and how they learn. */
public final class CuresPictures {
    private final DeepNets nets;
    private final Map<DeepNet, List<BackwardSignal>> fresh;
    private final Map<DeepNet, List<double[]>> learned;
    private final int depth;

    /**
     * Tells of one kind of net for each cure.
     *
     * @param fresh for each kind and seed, what arrives in each layer before training
     * @param learned for each kind and seed, the accuracy after each epoch
     */
    public CuresPictures(
            DeepNets nets, Map<DeepNet, List<BackwardSignal>> fresh, Map<DeepNet, List<double[]>> learned) {
        this.nets = nets;
        this.fresh = fresh;
        this.learned = learned;
        this.depth = learned.keySet().iterator().next().hiddenLayers();
    }

    static DeepNet of(Cure cure, Map<DeepNet, ?> nets) {
        return nets.keySet().stream()
                .filter(kind -> kind.cure() == cure)
                .findFirst()
                .orElseThrow();
    }

    /** The mean over seeds of ∂L/∂z in each hidden layer as a share of that in the last one. */
    static double[] deltas(List<BackwardSignal> signals) {
        List<double[]> each =
                signals.stream().map(signal -> shares(signal.deltas())).toList();
        return IntStream.range(0, each.get(0).length)
                .mapToDouble(layer ->
                        each.stream().mapToDouble(row -> row[layer]).average().orElseThrow())
                .toArray();
    }

    /** Of the last hidden layer; the output layer is left out. */
    static double[] shares(double[] layers) {
        return Arrays.stream(layers, 0, layers.length - 1)
                .map(each -> each / layers[layers.length - 2])
                .toArray();
    }

    static double[] numbers(int last) {
        return IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    }

    public String sentence() {
        return depth
                + " layers of sigmoid; ∂L/∂z of the first hidden layer over that of the last before training, and test accuracy after it: "
                + Arrays.stream(Cure.values())
                        .map(cure -> of(cure, learned))
                        .map(kind -> kind.cure().title() + ": " + Words.rounded(deltas(fresh.get(kind))[0]) + ", "
                                + Accuracies.range(learned.get(kind)) + " after "
                                + Words.count(learned.get(kind).get(0).length, "epoch"))
                        .collect(Collectors.joining("; "))
                + ". (In figure 1 of Ioffe and Szegedy 2015, too, batch normalization makes sigmoid nets learn sooner.)";
    }

    /**
     * Why layer normalization does not help, in a sentence.
     *
     * @param layerNorm share of the weighted sums' mean square that differs from row to row, with layer normalization
     * @param batchNorm the same with batch normalization
     */
    public String common(double layerNorm, double batchNorm) {
        return "Against the story, layer normalization is no cure here. It gives every row the same size, but leaves what all rows have in common, and the"
                + " outputs of fresh sigmoids, all near 0.5, are alike for all digits: in the last hidden layer a share of only "
                + Words.rounded(layerNorm)
                + " of the weighted sums' mean square tells digits apart. Batch normalization takes the common part away in each layer; it leaves "
                + Words.rounded(batchNorm) + " there.";
    }

    public Picture chart() {
        LineChart gradients = new LineChart("Before training: ∂L/∂z")
                .subtitle("As a share of the last hidden layer's; it travels from right to left. Means over "
                        + Words.count(nets.seeds(), "seed") + ".")
                .axes("hidden layer, 1 = next to the input", "share of the last hidden layer's ∂L/∂z")
                .logY()
                .markers()
                .size(560, 500);
        LineChart accuracy = new LineChart("Training: digits read correctly")
                .subtitle("Gradient descent, rate " + Words.plain(nets.learningRate()) + ", momentum "
                        + Words.plain(nets.momentum())
                        + ". Each line is one seed. Nets with batch normalization are trained for fewer epochs.")
                .axes("epoch", "test accuracy")
                .yRange(0, 1)
                .markers()
                .size(560, 500);
        for (Cure cure : Cure.values()) {
            DeepNet kind = of(cure, learned);
            gradients.line(cure.title(), style(cure), numbers(depth), deltas(fresh.get(kind)));
            String name = cure.title();
            for (double[] curve : learned.get(kind)) {
                accuracy.line(name, style(cure), numbers(curve.length), curve);
                name = "";
            }
        }
        String claim = String.format(
                Locale.ROOT,
                "%d layers of sigmoid: plain nets read %s, with batch normalization %s, with skips %s",
                depth,
                Accuracies.percent(learned.get(of(Cure.NONE, learned))),
                Accuracies.percent(learned.get(of(Cure.BATCH_NORM, learned))),
                Accuracies.percent(learned.get(of(Cure.SKIPS, learned))));
        return new PictureGrid(claim, 2, gradients, accuracy);
    }

    private static int style(Cure cure) {
        return switch (cure) {
            case NONE -> 6;
            case BATCH_NORM -> 0;
            case LAYER_NORM -> 4;
            case SKIPS -> 3;
        };
    }

    public Table table() {
        Table table = Table.of("cure", "seed", "mean |dL/dz|, first over last hidden layer", "epoch", "test accuracy");
        learned.forEach((kind, curves) -> {
            for (int seed = 0; seed < curves.size(); seed++) {
                double ratio = shares(fresh.get(kind).get(seed).deltas())[0];
                for (int epoch = 1; epoch <= curves.get(seed).length; epoch++) {
                    table.row(kind.cure().title(), seed, ratio, epoch, curves.get(seed)[epoch - 1]);
                }
            }
        });
        return table;
    }
}
