package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.HouseStyle;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.nn.GradientFlow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The mean gradient of each layer in untrained nets, beside what slopes of 0.25 alone would leave of it. */
public final class VanishingGradientsPictures {
    private final int depth;
    private final int width;
    private final int seeds;

    /**
     * Tells of nets of one depth.
     *
     * @param depth hidden layers
     * @param width units in each of them
     * @param seeds over which gradients were averaged
     */
    public VanishingGradientsPictures(int depth, int width, int seeds) {
        this.depth = depth;
        this.width = width;
        this.seeds = seeds;
    }

    /** What is left of the gradient in the first layer, in a sentence. */
    public String firstToLast(Map<Activation, double[]> gradients) {
        return String.format(
                Locale.ROOT,
                "With %s, the first layer's gradient is %s times the last layer's with sigmoid and %s times with ReLU;"
                        + " slopes of 0.25 alone would leave 0.25^%d = %s.",
                Words.count(depth, "hidden layer"),
                Words.rounded(firstToLast(gradients.get(Activation.SIGMOID))),
                Words.rounded(firstToLast(gradients.get(Activation.RELU))),
                depth,
                Words.rounded(GradientFlow.slopeBound(Activation.SIGMOID, depth)));
    }

    private static double firstToLast(double[] gradients) {
        return gradients[0] / gradients[gradients.length - 1];
    }

    public Picture bars(Map<Activation, double[]> gradients, List<Activation> shown) {
        BarChart chart = new BarChart("How much of the gradient arrives in each layer", layerNames())
                .subtitle("Mean |∂L/∂w| in each layer of untrained nets with " + Words.count(depth, "hidden layer")
                        + " of " + width + " units, over " + Words.count(seeds, "seed")
                        + ". The gradient starts at the right and travels to the left.")
                .axes("layer, 1 = next to the input", "mean |∂L/∂w|")
                .logY()
                .size(860, 470);
        for (Activation activation : shown) {
            chart.bars(Words.name(activation), HouseStyle.color(activation.ordinal()), gradients.get(activation));
        }
        return chart.dashed("slopes of 0.25 alone", bound(gradients.get(Activation.SIGMOID)));
    }

    public Picture allActivations(Map<Activation, double[]> gradients) {
        LineChart chart = new LineChart("The same for every activation")
                .subtitle(
                        "The same nets with every activation: a flat line passes gradients on, a falling one loses them on the way to layer 1.")
                .axes("layer, 1 = next to the input, " + (depth + 1) + " = output", "mean |∂L/∂w|")
                .logY()
                .markers()
                .size(860, 520);
        double[] layers = numbers(depth + 1);
        gradients.forEach((activation, each) -> chart.line(Words.name(activation), activation.ordinal(), layers, each));
        return chart;
    }

    private static double[] numbers(int last) {
        return IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    }

    public Table table(Map<Activation, double[]> gradients) {
        Table table = Table.of("activation", "layer", "mean |dL/dw|", "bound by slopes of 0.25");
        double[] bound = bound(gradients.get(Activation.SIGMOID));
        for (Map.Entry<Activation, double[]> entry : gradients.entrySet()) {
            for (int layer = 0; layer <= depth; layer++) {
                table.row(
                        entry.getKey().symbol(),
                        layer + 1,
                        entry.getValue()[layer],
                        entry.getKey() == Activation.SIGMOID ? bound[layer] : "");
            }
        }
        return table;
    }

    /** The most that the slopes leave of the last layer's gradient, counted back from there. */
    private double[] bound(double[] sigmoid) {
        int layers = sigmoid.length;
        return IntStream.range(0, layers)
                .mapToDouble(layer -> layer == layers - 1
                        ? sigmoid[layer]
                        : sigmoid[layers - 1] * GradientFlow.slopeBound(Activation.SIGMOID, layers - 1 - layer))
                .toArray();
    }

    private String[] layerNames() {
        return IntStream.rangeClosed(1, depth + 1)
                .mapToObj(layer -> layer <= depth ? String.valueOf(layer) : "out")
                .toArray(String[]::new);
    }

    public Picture ratioChart(Map<Activation, double[]> ratios) {
        LineChart chart = new LineChart("What each layer more costs")
                .subtitle(
                        "The first layer's gradient over the last layer's, in untrained nets of growing depth: with sigmoid, each layer more"
                                + " takes away about three quarters. Dashed: what slopes of 0.25 alone would leave.")
                .axes("hidden layers", "mean |∂L/∂w|, first over last layer")
                .logY()
                .markers()
                .size(860, 470);
        double[] depths = numbers(ratios.values().iterator().next().length);
        ratios.forEach((activation, each) -> chart.line(Words.name(activation), activation.ordinal(), depths, each));
        return chart.dashed(
                "0.25^n",
                depths,
                DoubleStream.of(depths)
                        .map(n -> GradientFlow.slopeBound(Activation.SIGMOID, (int) n))
                        .toArray());
    }

    public Table ratioTable(Map<Activation, double[]> ratios) {
        Table table = Table.of("activation", "hidden layers", "first over last layer", "0.25^n");
        ratios.forEach((activation, each) -> {
            for (int n = 1; n <= each.length; n++) {
                table.row(activation.symbol(), n, each[n - 1], GradientFlow.slopeBound(Activation.SIGMOID, n));
            }
        });
        return table;
    }
}
