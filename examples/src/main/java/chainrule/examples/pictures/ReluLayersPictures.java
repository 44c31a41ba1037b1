package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.BeforeAndAfter;
import chainrule.nn.LayerActivity;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the ReLUs of each layer do in fresh and in trained nets: who is dead, how many outputs are 0. */
public final class ReluLayersPictures {
    private final int width;
    private final int epochs;

    public ReluLayersPictures(int width, int epochs) {
        this.width = width;
        this.epochs = epochs;
    }

    /** Dead units of nets with few and with many hidden layers, each of which was trained with several seeds. */
    public String deadSentence(List<BeforeAndAfter> shallow, List<BeforeAndAfter> deep) {
        return "Dead units by layer, untrained: " + percents(fresh(shallow)) + " in nets of "
                + layers(shallow) + " hidden layers, " + percents(fresh(deep)) + " in nets of " + layers(deep)
                + "; after " + Words.count(epochs, "epoch") + ": " + percents(trained(shallow)) + "; "
                + percents(trained(deep))
                + ". A course of the University of Amsterdam (deep learning, tutorial 3) finds 0, 0, 1.2 and 7.8 % in an untrained net with 4 wider"
                + " layers, 56 % in the last of 10, and fewer behind the first once it is trained: the layer in front moves. Behind the first, ours"
                + " go from " + behindTheFirst(fresh(shallow)) + " to " + behindTheFirst(trained(shallow))
                + " with " + layers(shallow) + " layers, but only from " + behindTheFirst(fresh(deep)) + " to "
                + behindTheFirst(trained(deep)) + " with " + layers(deep)
                + ". What comes into the first layer never changes, so nothing brings a unit back there: from "
                + first(fresh(shallow)) + " to " + first(trained(shallow)) + ", and from " + first(fresh(deep)) + " to "
                + first(trained(deep)) + ".";
    }

    private static String behindTheFirst(double[] byLayer) {
        return String.format(
                Locale.ROOT,
                "%.0f %%",
                DoubleStream.of(byLayer).skip(1).average().orElseThrow());
    }

    private static String first(double[] byLayer) {
        return String.format(Locale.ROOT, "%.0f %%", byLayer[0]);
    }

    private static double[] fresh(List<BeforeAndAfter> nets) {
        return mean(nets, BeforeAndAfter::fresh, BeforeAndAfter::dead);
    }

    private static double[] trained(List<BeforeAndAfter> nets) {
        return mean(nets, BeforeAndAfter::trained, BeforeAndAfter::dead);
    }

    private static double[] mean(
            List<BeforeAndAfter> nets,
            Function<BeforeAndAfter, List<LayerActivity>> when,
            ToDoubleFunction<LayerActivity> figure) {
        return percents(nets, when, figure, DoubleSummaryStatistics::getAverage);
    }

    /** One number a layer, in percent: what the nets have in common. */
    private static double[] percents(
            List<BeforeAndAfter> nets,
            Function<BeforeAndAfter, List<LayerActivity>> when,
            ToDoubleFunction<LayerActivity> figure,
            ToDoubleFunction<DoubleSummaryStatistics> common) {
        return IntStream.range(0, layers(nets))
                .mapToDouble(layer -> common.applyAsDouble(nets.stream()
                        .mapToDouble(net ->
                                100 * figure.applyAsDouble(when.apply(net).get(layer)))
                        .summaryStatistics()))
                .toArray();
    }

    private static int layers(List<BeforeAndAfter> nets) {
        return nets.get(0).fresh().size();
    }

    private static String percents(double[] byLayer) {
        return String.join(
                        " ",
                        DoubleStream.of(byLayer)
                                .mapToObj(percent -> String.format(Locale.ROOT, "%.0f", percent))
                                .toList())
                + " %";
    }

    public Picture dead(List<BeforeAndAfter> shallow, List<BeforeAndAfter> deep) {
        double top = Stream.of(shallow, deep)
                .flatMap(List::stream)
                .flatMap(net -> Stream.concat(net.fresh().stream(), net.trained().stream()))
                .mapToDouble(layer -> 100 * BeforeAndAfter.dead(layer))
                .max()
                .orElseThrow();
        double[] before = fresh(deep);
        double[] after = trained(deep);
        int last = before.length - 1;
        return new PictureGrid(
                        String.format(
                                Locale.ROOT,
                                "Untrained, %.0f %% of the units are dead in layer 1 and %.0f %% in layer %d; trained, %.0f %% and %.0f %%",
                                before[0],
                                before[last],
                                last + 1,
                                after[0],
                                after[last]),
                        2,
                        bars(shallow, top),
                        bars(deep, top))
                .subtitle("ReLU units that are off on every training digit. Hidden layers of " + width
                        + ", He's weights; "
                        + Words.count(epochs, "epoch") + " of gradient descent. Bars are means over "
                        + Words.count(deep.size(), "seed") + ", rings the single nets.");
    }

    private BarChart bars(List<BeforeAndAfter> nets, double top) {
        String[] names = IntStream.rangeClosed(1, layers(nets))
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        BarChart chart = new BarChart(Words.count(names.length, "hidden layer"), names)
                .axes("layer, 1 = next to the input", "dead units, percent")
                .yRange(0, 1.04 * top)
                .shade("untrained", Meaning.DEAD, 0, fresh(nets))
                .shade("trained", Meaning.DEAD, 0.6, trained(nets))
                .size(560, 430);
        nets.forEach(net -> chart.rings("", fresh(List.of(net))));
        nets.forEach(net -> chart.rings("", trained(List.of(net))));
        return chart;
    }

    /** How many outputs are 0, and what hides behind a half. */
    public String sparsitySentence(List<BeforeAndAfter> nets) {
        double[] zeros = mean(nets, BeforeAndAfter::fresh, LayerActivity::sparsity);
        double[] zerosTrained = mean(nets, BeforeAndAfter::trained, LayerActivity::sparsity);
        double[] same = mean(nets, BeforeAndAfter::fresh, BeforeAndAfter::alwaysTheSame);
        int last = zeros.length - 1;
        return String.format(
                Locale.ROOT,
                "Of a fresh layer's outputs, %.0f to %.0f %% are 0: about a half, since a weight is as often negative as positive, and so is a"
                        + " sum of them; luck adds up from layer to layer. After training it is %.0f to %.0f %%. A half can hide much: in layer 1, %.0f %%"
                        + " of the fresh units do the same on every digit, always on or always off, in layer %d it is %.0f %%. There, half of the units are"
                        + " on, not each unit on half of the digits.",
                least(zeros),
                most(zeros),
                least(zerosTrained),
                most(zerosTrained),
                same[0],
                last + 1,
                same[last]);
    }

    private static double least(double[] numbers) {
        return DoubleStream.of(numbers).min().orElseThrow();
    }

    private static double most(double[] numbers) {
        return DoubleStream.of(numbers).max().orElseThrow();
    }

    public Picture sparsity(List<BeforeAndAfter> nets) {
        double[] zeros = mean(nets, BeforeAndAfter::fresh, LayerActivity::sparsity);
        double[] same = mean(nets, BeforeAndAfter::fresh, BeforeAndAfter::alwaysTheSame);
        int last = zeros.length - 1;
        return new PictureGrid(
                        String.format(
                                Locale.ROOT,
                                "About half of the fresh outputs are 0 in every layer; yet in layer %d, %.0f %% of the units never change between on"
                                        + " and off",
                                last + 1,
                                same[last]),
                        2,
                        lines("outputs that are 0", nets, LayerActivity::sparsity)
                                .horizontalLine(50, "a half"),
                        lines("units that are on for all digits, or off for all", nets, BeforeAndAfter::alwaysTheSame))
                .subtitle("ReLU nets of " + Words.count(last + 1, "hidden layer") + " of " + width
                        + " on the training digits, before and after "
                        + Words.count(epochs, "epoch") + ". Lines are means over " + Words.count(nets.size(), "seed")
                        + ", bands reach from the lowest to the highest.");
    }

    private static LineChart lines(String title, List<BeforeAndAfter> nets, ToDoubleFunction<LayerActivity> figure) {
        LineChart chart = new LineChart(title)
                .axes("layer, 1 = next to the input", "percent")
                .yRange(0, 100)
                .size(560, 430);
        addLine(chart, "untrained", 0, nets, BeforeAndAfter::fresh, figure);
        addLine(chart, "trained", 1, nets, BeforeAndAfter::trained, figure);
        return chart.markers();
    }

    private static void addLine(
            LineChart chart,
            String name,
            double strength,
            List<BeforeAndAfter> nets,
            Function<BeforeAndAfter, List<LayerActivity>> when,
            ToDoubleFunction<LayerActivity> figure) {
        double[] layers =
                IntStream.rangeClosed(1, layers(nets)).asDoubleStream().toArray();
        chart.band(
                        "",
                        Meaning.VALUE,
                        strength,
                        layers,
                        percents(nets, when, figure, DoubleSummaryStatistics::getMin),
                        percents(nets, when, figure, DoubleSummaryStatistics::getMax))
                .shade(name, Meaning.VALUE, strength, layers, mean(nets, when, figure));
    }

    public Table table(List<BeforeAndAfter> shallow, List<BeforeAndAfter> deep) {
        Table table = Table.of(
                "hidden layers",
                "seed",
                "layer",
                "dead untrained",
                "dead trained",
                "zeros untrained",
                "zeros trained",
                "unchanging untrained",
                "unchanging trained");
        for (List<BeforeAndAfter> nets : List.of(shallow, deep)) {
            for (int seed = 0; seed < nets.size(); seed++) {
                for (int layer = 0; layer < layers(nets); layer++) {
                    LayerActivity fresh = nets.get(seed).fresh().get(layer);
                    LayerActivity trained = nets.get(seed).trained().get(layer);
                    table.row(
                            layers(nets),
                            seed,
                            layer + 1,
                            BeforeAndAfter.dead(fresh),
                            BeforeAndAfter.dead(trained),
                            fresh.sparsity(),
                            trained.sparsity(),
                            BeforeAndAfter.alwaysTheSame(fresh),
                            BeforeAndAfter.alwaysTheSame(trained));
                }
            }
        }
        return table;
    }
}
