package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.DeltasOverTraining;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How fast each layer learns: fresh, beside published figures, and over training. */
public final class LearningSpeedPictures {
    /** Nielsen, "Neural Networks and Deep Learning", chapter 5: one net each of 2, 3 and 4 hidden layers, on MNIST. */
    private static final double[][] NIELSEN = {
        {0.0657, 0.309}, {0.0118, 0.0600, 0.283}, {0.00298, 0.0171, 0.0695, 0.285}
    };

    private LearningSpeedPictures() {}

    /** Hidden layers of the nets with published figures. */
    public static List<Integer> publishedDepths() {
        return Arrays.stream(NIELSEN).map(net -> net.length).toList();
    }

    /** Our nets beside the published ones; for each depth a list of seeds with one length a layer. */
    public static String published(List<List<double[]>> speeds) {
        return "Nielsen's sigmoid nets, built again for our digits: length of ∂C/∂b in the hidden layers, first to last, and his figure in brackets: "
                + IntStream.range(0, NIELSEN.length)
                        .mapToObj(net -> IntStream.range(0, NIELSEN[net].length)
                                .mapToObj(layer -> Words.rounded(
                                                over(speeds.get(net), layer).getAverage()) + " ("
                                        + Words.rounded(NIELSEN[net][layer]) + ")")
                                .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ". Ours are means over " + Words.count(speeds.get(0).size(), "seed")
                + " on 64 pixels, his are one net each on 784; in both, each layer further from the output learns about "
                + Words.rounded(leastFactor(speeds)) + " to " + Words.rounded(mostFactor(speeds)) + " times slower.";
    }

    private static DoubleSummaryStatistics over(List<double[]> seeds, int layer) {
        return seeds.stream().mapToDouble(each -> each[layer]).summaryStatistics();
    }

    private static double leastFactor(List<List<double[]>> speeds) {
        return factors(speeds).min().orElseThrow();
    }

    private static double mostFactor(List<List<double[]>> speeds) {
        return factors(speeds).max().orElseThrow();
    }

    /** How much faster each layer is than the one before it, in ours and in the published nets. */
    private static DoubleStream factors(List<List<double[]>> speeds) {
        return IntStream.range(0, NIELSEN.length)
                .boxed()
                .flatMapToDouble(net -> IntStream.range(1, NIELSEN[net].length)
                        .boxed()
                        .flatMapToDouble(layer -> DoubleStream.of(
                                NIELSEN[net][layer] / NIELSEN[net][layer - 1],
                                over(speeds.get(net), layer).getAverage()
                                        / over(speeds.get(net), layer - 1).getAverage())));
    }

    public static Table publishedTable(List<List<double[]>> speeds) {
        Table table = Table.of("hidden layers", "layer", "Nielsen, one net", "ours, mean", "least", "most");
        for (int net = 0; net < NIELSEN.length; net++) {
            for (int layer = 0; layer < NIELSEN[net].length; layer++) {
                DoubleSummaryStatistics ours = over(speeds.get(net), layer);
                table.row(
                        NIELSEN[net].length,
                        layer + 1,
                        NIELSEN[net][layer],
                        Words.rounded(ours.getAverage()),
                        Words.rounded(ours.getMin()),
                        Words.rounded(ours.getMax()));
            }
        }
        return table;
    }

    /** Both nets over training, in a sentence. */
    public static String overTraining(Map<Activation, DeltasOverTraining> nets) {
        int epochs = epochs(nets);
        return "Over " + Words.count(epochs, "epoch")
                + " of gradient descent, ∂L/∂z in the output layer and in layer 1: "
                + nets.entrySet().stream()
                        .map(each -> Words.name(each.getKey()) + " from " + pair(each.getValue(), 0) + " to "
                                + pair(each.getValue(), epochs) + ", test accuracy "
                                + Arrays.stream(each.getValue().accuracies())
                                        .mapToObj(accuracy -> String.format(Locale.ROOT, "%.2f", accuracy))
                                        .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("; "))
                + ". Against the story: ReLU's signal shrinks, too, because its errors do. A small gradient is no sickness; one that differs by"
                + " powers of ten between layers is.";
    }

    private static String pair(DeltasOverTraining net, int epoch) {
        return Words.rounded(net.lastLayer()[epoch]) + " and " + Words.rounded(net.deltas()[0][epoch]);
    }

    private static int epochs(Map<Activation, DeltasOverTraining> nets) {
        return nets.values().iterator().next().lastLayer().length - 1;
    }

    /** The net that does not learn beside the one that does, on the same axis. */
    public static Picture chart(Map<Activation, DeltasOverTraining> nets) {
        DoubleSummaryStatistics all = nets.values().stream()
                .flatMap(net -> Arrays.stream(net.deltas()))
                .flatMapToDouble(Arrays::stream)
                .summaryStatistics();
        return new PictureGrid(
                        "Of the output layer's signal, layer 1 gets "
                                + nets.entrySet().stream()
                                        .map(each -> range(each.getValue().firstToLast()) + " with "
                                                + Words.name(each.getKey()))
                                        .collect(Collectors.joining(", "))
                                + ", in all epochs",
                        nets.size(),
                        nets.entrySet().stream()
                                .map(each ->
                                        panel(each.getKey(), each.getValue()).yRange(all.getMin(), all.getMax()))
                                .toArray(Picture[]::new))
                .subtitle(
                        "Mean |∂L/∂z| on the same digits, before training and after each epoch of gradient descent. The darkest line is the output"
                                + " layer, the palest the layer next to the input; the middle of "
                                + Words.count(nets.values().iterator().next().accuracies().length, "seed") + ".");
    }

    private static String range(double[] numbers) {
        DoubleSummaryStatistics all = DoubleStream.of(numbers).summaryStatistics();
        return Words.rounded(all.getMin()) + " to " + Words.rounded(all.getMax());
    }

    private static LineChart panel(Activation activation, DeltasOverTraining net) {
        LineChart chart = new LineChart(String.format(
                        Locale.ROOT,
                        "%s, %.0f %% right in the end",
                        Words.name(activation),
                        100 * DoubleStream.of(net.accuracies()).average().orElseThrow()))
                .axes("epoch", "mean |∂L/∂z|")
                .logY()
                .size(560, 470);
        double[] epochs =
                IntStream.range(0, net.lastLayer().length).asDoubleStream().toArray();
        int last = net.deltas().length - 1;
        for (int layer = 0; layer <= last; layer++) {
            String name = layer == last ? "output layer" : layer == 0 ? "layer 1" : "";
            chart.shade(name, Meaning.SLOPE, layer / Math.max(1.0, last), epochs, net.deltas()[layer]);
        }
        return chart;
    }

    public static Table table(Map<Activation, DeltasOverTraining> nets) {
        Table table = Table.of("activation", "layer", "epoch", "mean |dL/dz|");
        nets.forEach((activation, net) -> {
            for (int layer = 0; layer < net.deltas().length; layer++) {
                for (int epoch = 0; epoch < net.deltas()[layer].length; epoch++) {
                    table.row(activation.symbol(), layer + 1, epoch, net.deltas()[layer][epoch]);
                }
            }
        });
        return table;
    }
}
