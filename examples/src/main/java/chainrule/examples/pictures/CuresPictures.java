package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.BackwardSignal;
import chainrule.examples.training.Cure;
import chainrule.examples.training.DeepNet;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Deep nets with something put into each layer: what it does to gradients and to learning, and what it costs. */
public final class CuresPictures {
    /** By what a layer of ReLU with batch normalization multiplies the gradient, √(π / (π - 1)); Yang et al. 2019, "A Mean Field Theory of Batch Normalization". */
    public static final double PRICE = Math.sqrt(Math.PI / (Math.PI - 1));

    private final int width;
    private final int seeds;
    private final double learningRate;

    /** Tells of nets of one width, trained with so many seeds at one learning rate. */
    public CuresPictures(int width, int seeds, double learningRate) {
        this.width = width;
        this.seeds = seeds;
        this.learningRate = learningRate;
    }

    static DeepNet of(Cure cure, Map<DeepNet, ?> nets) {
        return nets.keySet().stream()
                .filter(kind -> kind.cure() == cure)
                .findFirst()
                .orElseThrow();
    }

    private static DoubleSummaryStatistics last(List<double[]> curves) {
        return curves.stream().mapToDouble(curve -> curve[curve.length - 1]).summaryStatistics();
    }

    private static String range(DoubleSummaryStatistics accuracy) {
        return String.format(Locale.ROOT, "%.2f to %.2f", accuracy.getMin(), accuracy.getMax());
    }

    private static String percent(DoubleSummaryStatistics accuracy) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * accuracy.getAverage());
    }

    /** The mean over seeds of ∂L/∂z in each hidden layer as a share of that in the last one. */
    static double[] deltas(List<BackwardSignal> signals) {
        return mean(signals.stream()
                .map(BackwardSignal::deltas)
                .map(CuresPictures::shares)
                .toList());
    }

    /** The output layer left out. */
    private static double[] shares(double[] layers) {
        return Arrays.stream(layers, 0, layers.length - 1)
                .map(each -> each / layers[layers.length - 2])
                .toArray();
    }

    private static double[] mean(List<double[]> rows) {
        return IntStream.range(0, rows.get(0).length)
                .mapToDouble(place ->
                        rows.stream().mapToDouble(row -> row[place]).average().orElseThrow())
                .toArray();
    }

    private static double[] numbers(int last) {
        return IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    }

    public String curedSentence(Map<DeepNet, List<BackwardSignal>> fresh, Map<DeepNet, List<double[]>> learned) {
        return learned.keySet().iterator().next().hiddenLayers()
                + " layers of sigmoid; ∂L/∂z of the first hidden layer over that of the last before training, and test accuracy after it: "
                + Arrays.stream(Cure.values())
                        .map(cure -> of(cure, learned))
                        .map(kind -> kind.cure().title() + " " + Words.rounded(deltas(fresh.get(kind))[0]) + ", "
                                + range(last(learned.get(kind))) + " after "
                                + Words.count(learned.get(kind).get(0).length, "epoch"))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    public String commonSentence(double layerNorm, double batchNorm) {
        return "Against the story, layer normalization is no cure here. It gives every row the same size, but leaves what all rows have in common, and the"
                + " outputs of fresh sigmoids, all near 0.5, are alike for all digits: in the last hidden layer only "
                + Words.rounded(layerNorm)
                + " of the weighted sums' mean square tells digits apart. Batch normalization takes the common part away in each layer; "
                + Words.rounded(batchNorm) + " is left there to tell them by.";
    }

    public Picture cured(Map<DeepNet, List<BackwardSignal>> fresh, Map<DeepNet, List<double[]>> learned) {
        int depth = learned.keySet().iterator().next().hiddenLayers();
        LineChart gradients = new LineChart("Before training: ∂L/∂z")
                .subtitle("As a share of the last hidden layer's; it travels from right to left. Means over "
                        + Words.count(seeds, "seed") + ".")
                .axes("hidden layer, 1 = next to the input", "share of the last hidden layer's ∂L/∂z")
                .logY()
                .markers()
                .size(560, 500);
        int longest = learned.values().stream()
                .mapToInt(curves -> curves.get(0).length)
                .max()
                .orElseThrow();
        LineChart accuracy = new LineChart("Training: digits read correctly")
                .subtitle("Gradient descent, rate " + Words.plain(learningRate)
                        + ". Each line is one seed. Nets with batch normalization are slow to train, and stop earlier.")
                .axes("epoch", "test accuracy")
                .yRange(0, 1)
                .xRange(1, Math.max(2, longest))
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
                "%d layers of sigmoid: %s right as they are, %s with batch normalization, %s with skips",
                depth,
                percent(last(learned.get(of(Cure.NONE, learned)))),
                percent(last(learned.get(of(Cure.BATCH_NORM, learned)))),
                percent(last(learned.get(of(Cure.SKIPS, learned)))));
        return new PictureGrid(claim, 2, gradients, accuracy);
    }

    private static int style(Cure cure) {
        return new int[] {6, 0, 4, 3}[cure.ordinal()];
    }

    public Table curedTable(Map<DeepNet, List<BackwardSignal>> fresh, Map<DeepNet, List<double[]>> learned) {
        Table table = Table.of("cure", "seed", "first over last hidden layer's mean |dL/dz|", "epoch", "test accuracy");
        learned.forEach((kind, curves) -> {
            for (int seed = 0; seed < seeds; seed++) {
                double ratio = shares(fresh.get(kind).get(seed).deltas())[0];
                for (int epoch = 1; epoch <= curves.get(seed).length; epoch++) {
                    table.row(kind.cure().title(), seed, ratio, epoch, curves.get(seed)[epoch - 1]);
                }
            }
        });
        return table;
    }

    /** By what ∂L/∂w grows from layer to layer, the geometric mean over layers and seeds. */
    private static double growth(List<BackwardSignal> signals) {
        return Math.exp(signals.stream()
                .map(signal -> shares(signal.weightGradients()))
                .mapToDouble(shares -> Math.log(shares[0]) / (shares.length - 1))
                .average()
                .orElseThrow());
    }

    public String priceSentence(List<BackwardSignal> signals, Map<DeepNet, List<double[]>> learned) {
        int depth = signals.get(0).deltas().length - 1;
        return String.format(
                Locale.ROOT,
                "Batch normalization has a price: through ReLU the gradient grows by √(π/(π−1)) = %.3f a layer (Yang et al. 2019), ours by %.3f. In %d"
                        + " fresh layers that makes %s of the first layer's ∂L/∂w, in units of the last one's; theory says %s. Test accuracy after %s: %s.",
                PRICE,
                growth(signals),
                depth,
                Words.rounded(Math.pow(growth(signals), depth - 1)),
                Words.rounded(Math.pow(PRICE, depth - 1)),
                Words.count(learned.values().iterator().next().get(0).length, "epoch"),
                learned.entrySet().stream()
                        .map(each -> each.getKey().hiddenLayers() + " layers " + range(last(each.getValue())))
                        .collect(Collectors.joining(", ")));
    }

    public Picture price(List<BackwardSignal> signals) {
        int depth = signals.get(0).deltas().length - 1;
        double[] layers = numbers(depth);
        LineChart chart = new LineChart(String.format(
                        Locale.ROOT,
                        "With batch normalization the gradient grows by %.2f a layer of ReLU; theory says %.2f",
                        growth(signals),
                        PRICE))
                .subtitle(
                        "Fresh nets, " + depth + " layers of " + width
                                + "; each dot is one layer of one net, as a share of the net's last hidden layer. In layer 1 ∂L/∂z leaves the line: that layer sees pixels, not outputs of ReLU.")
                .axes("hidden layer, 1 = next to the input", "share of the last hidden layer's")
                .logY()
                .size(860, 480);
        String name = "∂L/∂w";
        for (BackwardSignal signal : signals) {
            chart.points(name, Meaning.SLOPE, layers, shares(signal.weightGradients()));
            name = "";
        }
        return chart.line("∂L/∂z, mean of the nets", 6, layers, deltas(signals))
                .dashed(
                        "theory, √(π/(π−1)) a layer",
                        Meaning.SLOPE,
                        layers,
                        Arrays.stream(layers)
                                .map(layer -> Math.pow(PRICE, depth - layer))
                                .toArray());
    }

    public Table priceTable(List<BackwardSignal> signals) {
        Table table = Table.of("layer", "seed", "dL/dw, share of the last", "dL/dz, share of the last", "theory");
        for (int seed = 0; seed < signals.size(); seed++) {
            double[] weights = shares(signals.get(seed).weightGradients());
            double[] deltas = shares(signals.get(seed).deltas());
            for (int layer = 0; layer < weights.length; layer++) {
                table.row(layer + 1, seed, weights[layer], deltas[layer], Math.pow(PRICE, weights.length - 1 - layer));
            }
        }
        return table;
    }

    private static String name(DeepNet kind) {
        return kind.cure() == Cure.NONE
                ? "as they are"
                : kind.weights() == 1 ? "skips" : "skips, weights × " + Words.plain(kind.weights());
    }

    private static List<Integer> depths(Map<DeepNet, ?> learned) {
        return learned.keySet().stream()
                .map(DeepNet::hiddenLayers)
                .distinct()
                .sorted()
                .toList();
    }

    private static DoubleSummaryStatistics accuracy(Map<DeepNet, List<double[]>> learned, String name, int depth) {
        return last(learned.entrySet().stream()
                .filter(each ->
                        name(each.getKey()).equals(name) && each.getKey().hiddenLayers() == depth)
                .findFirst()
                .orElseThrow()
                .getValue());
    }

    private static List<String> names(Map<DeepNet, ?> learned) {
        return learned.keySet().stream()
                .map(CuresPictures::name)
                .distinct()
                .sorted()
                .toList();
    }

    public String skipsSentence(Map<DeepNet, List<double[]>> learned) {
        List<Integer> depths = depths(learned);
        int deepest = depths.get(depths.size() - 1);
        return "ReLU with He's weights, "
                + Words.count(learned.values().iterator().next().get(0).length, "epoch") + ", test accuracy with "
                + depths.get(0) + " and with " + deepest + " hidden layers: "
                + names(learned).stream()
                        .map(name -> name + " " + range(accuracy(learned, name, depths.get(0))) + " and "
                                + range(accuracy(learned, name, deepest)))
                        .collect(Collectors.joining("; "))
                + ". As in figure 1 of He et al. 2016, where a plain net of 56 layers has more errors than one of 20, deeper plain nets get worse. A"
                + " skip alone is no cure: with weights of full size each layer adds as much as it gets, and signals explode.";
    }

    public Picture skips(Map<DeepNet, List<double[]>> learned) {
        List<Integer> depths = depths(learned);
        List<String> names = names(learned);
        int deepest = depths.get(depths.size() - 1);
        return new HeatTable(
                        String.format(
                                Locale.ROOT,
                                "%d layers of ReLU: %s right as they are, %s with skips around small weights",
                                deepest,
                                percent(accuracy(learned, names.get(0), deepest)),
                                percent(accuracy(learned, names.get(2), deepest))),
                        names.toArray(String[]::new),
                        depths.stream().map(String::valueOf).toArray(String[]::new),
                        names.stream()
                                .map(name -> depths.stream()
                                        .mapToDouble(depth ->
                                                accuracy(learned, name, depth).getAverage())
                                        .toArray())
                                .toArray(double[][]::new))
                .subtitle("Share of test digits read correctly after "
                        + Words.count(learned.values().iterator().next().get(0).length, "epoch") + ", rate "
                        + Words.plain(learningRate) + ". Means over " + Words.count(seeds, "seed")
                        + ", below them the lowest and the highest. One answer for all gives about 0.1.")
                .axes("hidden layers", "")
                .of(Meaning.ACCURACY)
                .below(names.stream()
                        .map(name -> depths.stream()
                                .map(depth -> range(accuracy(learned, name, depth)))
                                .toArray(String[]::new))
                        .toArray(String[][]::new))
                .size(760, 380)
                .range(0, 1)
                .format(share -> String.format(Locale.ROOT, "%.2f", share));
    }

    public Table skipsTable(Map<DeepNet, List<double[]>> learned) {
        Table table = Table.of("net", "hidden layers", "seed", "test accuracy");
        learned.forEach((kind, curves) -> {
            for (int seed = 0; seed < curves.size(); seed++) {
                double[] curve = curves.get(seed);
                table.row(name(kind), kind.hiddenLayers(), seed, curve[curve.length - 1]);
            }
        });
        return table;
    }
}
