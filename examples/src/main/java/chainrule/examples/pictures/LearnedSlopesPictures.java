package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Slopes of PReLU below 0, one a layer, while they are learned: {@code [layer][epoch]} for each seed. */
public final class LearnedSlopesPictures {
    private final double first;

    public LearnedSlopesPictures(double firstSlope) {
        this.first = firstSlope;
    }

    public String sentence(List<double[][]> seeds) {
        return "PReLU learns its slope below 0, here one for each layer. From " + Words.plain(first)
                + " on, layers 1 to "
                + seeds.get(0).length + ", after " + Words.count(epochs(seeds), "epoch") + ": "
                + seeds.stream()
                        .map(slopes -> Arrays.stream(slopes)
                                .map(layer -> decimals(end(layer)))
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("; "))
                + " with " + Words.count(seeds.size(), "seed")
                + ". The steepest is in the last of these layers with " + lastIsSteepest(seeds) + " of "
                + Words.count(seeds.size(), "seed")
                + ". Against the story: He et al. 2015 find it in the first layer of a large convolutional net, and flat ones further back. What"
                + " cures dead units: every slope but 0 lets a gradient through. The least here is "
                + decimals(ends(seeds)[0]) + ".";
    }

    private static long lastIsSteepest(List<double[][]> seeds) {
        return seeds.stream()
                .filter(slopes -> Arrays.stream(slopes).allMatch(layer -> end(layer) <= end(slopes[slopes.length - 1])))
                .count();
    }

    private static double end(double[] layer) {
        return layer[layer.length - 1];
    }

    /** Slopes of all layers and seeds after training, the least first. */
    private static double[] ends(List<double[][]> seeds) {
        return seeds.stream()
                .flatMap(Arrays::stream)
                .mapToDouble(LearnedSlopesPictures::end)
                .sorted()
                .toArray();
    }

    private static String decimals(double number) {
        return String.format(Locale.ROOT, "%.2f", number).replace('-', '−');
    }

    private static int epochs(List<double[][]> seeds) {
        return seeds.get(0)[0].length - 1;
    }

    public Picture chart(List<double[][]> seeds) {
        double highest = seeds.stream()
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElseThrow();
        double lowest = Math.min(
                0,
                seeds.stream()
                        .flatMap(Arrays::stream)
                        .flatMapToDouble(Arrays::stream)
                        .min()
                        .orElseThrow());
        LineChart[] panels = IntStream.range(0, seeds.size())
                .mapToObj(seed -> panel("seed " + (seed + 1), seeds.get(seed)).yRange(lowest, highest))
                .toArray(LineChart[]::new);
        return new PictureGrid(claim(seeds), seeds.size(), panels)
                .subtitle(
                        "Nets with one PReLU for each hidden layer, on the digits: the slope below 0 before training and after each epoch. At 0 it"
                                + " would be ReLU, at 1 a straight line.");
    }

    private String claim(List<double[][]> seeds) {
        double afterOne = seeds.stream()
                .flatMap(Arrays::stream)
                .mapToDouble(layer -> layer[1])
                .average()
                .orElseThrow();
        double[] ends = ends(seeds);
        return "PReLU's slopes go from " + decimals(first) + " to a mean of " + decimals(afterOne)
                + " in one epoch, and end between " + decimals(ends[0]) + " and " + decimals(ends[ends.length - 1]);
    }

    private static LineChart panel(String title, double[][] slopes) {
        LineChart chart =
                new LineChart(title).axes("epoch", "slope below 0, learned").size(430, 400);
        double[] epochs = IntStream.range(0, slopes[0].length).asDoubleStream().toArray();
        for (int layer = 0; layer < slopes.length; layer++) {
            chart.shade(
                    "layer " + (layer + 1),
                    Meaning.SLOPE,
                    layer / Math.max(1.0, slopes.length - 1),
                    epochs,
                    slopes[layer]);
        }
        return chart.markers();
    }

    public Table table(List<double[][]> seeds) {
        Table table = Table.of("seed", "layer", "epoch", "slope");
        for (int seed = 0; seed < seeds.size(); seed++) {
            for (int layer = 0; layer < seeds.get(seed).length; layer++) {
                for (int epoch = 0; epoch <= epochs(seeds); epoch++) {
                    table.row(seed + 1, layer + 1, epoch, seeds.get(seed)[layer][epoch]);
                }
            }
        }
        return table;
    }
}
