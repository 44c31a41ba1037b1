package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.ConstantNets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Narrow random nets that put out the same whatever they are given, by width and depth. */
public final class BornDeadPictures {
    /** The depth that sentences speak of: the paper's 10 layers, the output layer included. */
    private static final int NAMED_DEPTH = 9;

    private final int[] widths;
    private final int nets;

    public BornDeadPictures(int[] widths, int nets) {
        this.widths = widths;
        this.nets = nets;
    }

    /** The shares at one depth; each list has an array by depth for each width. */
    public String sentence(List<double[]> symmetric, List<double[]> asymmetric) {
        return "Of " + nets + " random nets of one input and " + NAMED_DEPTH
                + " hidden layers, so many put out the same whatever comes in, beside the bounds of Lu et al. 2019: "
                + IntStream.range(0, widths.length)
                        .mapToObj(i -> String.format(
                                Locale.ROOT,
                                "%d wide %s (%s to %s)",
                                widths[i],
                                percent(named(symmetric.get(i))),
                                percent(ConstantNets.lowerBound(widths[i], NAMED_DEPTH)),
                                percent(ConstantNets.upperBound(widths[i], NAMED_DEPTH))))
                        .collect(Collectors.joining(", "))
                + ". With their randomized asymmetric initialization: "
                + asymmetric.stream().map(each -> percent(named(each))).collect(Collectors.joining(", "))
                + ". That puts death off; it does not end it: narrow nets that are deep enough still die.";
    }

    private static double named(double[] byDepth) {
        return byDepth[NAMED_DEPTH - 1];
    }

    private static String percent(double share) {
        return Words.rounded(100 * share) + " %";
    }

    public Picture chart(List<double[]> symmetric, List<double[]> asymmetric) {
        return new PictureGrid(
                        "Through " + NAMED_DEPTH + " hidden layers of " + widths[1] + ", "
                                + percent(named(symmetric.get(1)))
                                + " of ReLU nets are dead before they learn anything; asymmetric weights leave "
                                + percent(named(asymmetric.get(1))),
                        2,
                        panel("weights symmetric around 0 (He)", symmetric),
                        panel("one number in each neuron made positive", asymmetric))
                .subtitle("Dots: share of " + nets
                        + " random nets of one input whose output is the same for all inputs. Bands: between the bounds of Lu et al. 2019 for"
                        + " symmetric weights and biases of 0; on the right they are drawn again to compare.");
    }

    private LineChart panel(String title, List<double[]> shares) {
        LineChart chart = new LineChart(title)
                .axes("hidden layers", "dead nets, percent")
                .yRange(0, 100)
                .size(560, 470);
        double[] depths =
                IntStream.rangeClosed(1, shares.get(0).length).asDoubleStream().toArray();
        for (int i = 0; i < widths.length; i++) {
            int width = widths[i];
            chart.band(
                    i == 0 ? "bounds" : "",
                    Meaning.DEAD,
                    strength(i),
                    depths,
                    bounds(depths, n -> ConstantNets.lowerBound(width, n)),
                    bounds(depths, n -> ConstantNets.upperBound(width, n)));
        }
        for (int i = 0; i < widths.length; i++) {
            double[] percents =
                    Arrays.stream(shares.get(i)).map(share -> 100 * share).toArray();
            chart.points(widths[i] + " wide", Meaning.DEAD, strength(i), depths, percents);
        }
        return chart;
    }

    /** The narrowest is the darkest. */
    private double strength(int i) {
        return 1 - i / (widths.length - 1.0);
    }

    private static double[] bounds(double[] depths, IntToDoubleFunction bound) {
        return DoubleStream.of(depths)
                .map(n -> 100 * bound.applyAsDouble((int) n))
                .toArray();
    }

    public Table table(List<double[]> symmetric, List<double[]> asymmetric) {
        Table table = Table.of(
                "width", "hidden layers", "lower bound", "symmetric weights", "upper bound", "asymmetric weights");
        for (int i = 0; i < widths.length; i++) {
            for (int n = 1; n <= symmetric.get(i).length; n++) {
                table.row(
                        widths[i],
                        n,
                        ConstantNets.lowerBound(widths[i], n),
                        symmetric.get(i)[n - 1],
                        ConstantNets.upperBound(widths[i], n),
                        asymmetric.get(i)[n - 1]);
            }
        }
        return table;
    }
}
