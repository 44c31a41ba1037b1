package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.BackwardSignal;
import chainrule.nn.GradientFlow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The mean gradient of each layer in untrained nets, beside what slopes of 0.25 alone would leave of it. */
public final class VanishingGradientsPictures {
    /** What is less than this power of ten is as good as lost. */
    private static final double PALEST = -6;

    private static final double DARKEST = 1.5;

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

    /** What is left of the signal in the first layer, in a sentence. */
    public String firstToLast(Map<Activation, BackwardSignal> signals) {
        return String.format(
                Locale.ROOT,
                "With %s, ∂L/∂z in the first layer is %s times that of the last layer with sigmoid and %s times with ReLU (∂L/∂w: %s and"
                        + " %s). Of sigmoid's share, the slopes alone leave at most 0.25^%d = %s; weights multiply as well.",
                Words.count(depth, "hidden layer"),
                Words.rounded(signals.get(Activation.SIGMOID).deltaRatio()),
                Words.rounded(signals.get(Activation.RELU).deltaRatio()),
                Words.rounded(signals.get(Activation.SIGMOID).weightRatio()),
                Words.rounded(signals.get(Activation.RELU).weightRatio()),
                depth,
                Words.rounded(GradientFlow.slopeBound(Activation.SIGMOID, depth)));
    }

    /** What each layer passes on of the signal, on average. */
    private double passedOn(BackwardSignal signal) {
        return Math.pow(signal.deltaRatio(), 1.0 / depth);
    }

    public Picture deltasAndWeights(Map<Activation, BackwardSignal> signals, List<Activation> shown) {
        String claim = String.format(
                Locale.ROOT,
                "With sigmoid each layer passes on %.0f %% of the gradient, with tanh %.0f %%, with ReLU %.0f %%",
                100 * passedOn(signals.get(Activation.SIGMOID)),
                100 * passedOn(signals.get(Activation.TANH)),
                100 * passedOn(signals.get(Activation.RELU)));
        LineChart deltas = panel("∂L/∂z, the signal that travels back", "mean |∂L/∂z|");
        LineChart weights = panel("∂L/∂w, what the weights get of it", "mean |∂L/∂w|");
        double[] layers = numbers(depth + 1);
        for (Activation activation : shown) {
            deltas.activation(activation, layers, signals.get(activation).deltas());
            weights.activation(activation, layers, signals.get(activation).weightGradients());
        }
        deltas.dashed(
                "sigmoid's slopes of 0.25 alone",
                Activation.SIGMOID,
                layers,
                bound(signals.get(Activation.SIGMOID).deltas()));
        return new PictureGrid(claim, 2, deltas, weights);
    }

    private LineChart panel(String title, String unit) {
        return new LineChart(title)
                .subtitle("Fresh nets, " + Words.count(depth, "hidden layer") + " of " + width + ", over "
                        + Words.count(seeds, "seed") + "; it travels from right to left.")
                .axes("layer, 1 = next to the input, " + (depth + 1) + " = output", unit)
                .logY()
                .markers()
                .size(560, 470);
    }

    /** A row of numbers for each activation, the one that keeps least on top. */
    public Picture allActivations(Map<Activation, BackwardSignal> signals) {
        List<Activation> rows = signals.keySet().stream()
                .sorted(Comparator.comparing(
                        activation -> signals.get(activation).deltaRatio()))
                .toList();
        double[][] logShares = rows.stream()
                .map(activation -> DoubleStream.of(
                                shares(signals.get(activation).deltas()))
                        .map(Math::log10)
                        .toArray())
                .toArray(double[][]::new);
        return new HeatTable(
                        claim(rows, signals),
                        rows.stream().map(Words::name).toArray(String[]::new),
                        IntStream.rangeClosed(1, depth + 1)
                                .mapToObj(layer -> layer <= depth ? Integer.toString(layer) : "output")
                                .toArray(String[]::new),
                        logShares)
                .subtitle(
                        "Mean |∂L/∂z| in each layer as a share of the output layer's, in fresh nets with the initializer that fits"
                                + " the activation. The signal travels from right to left; pale is what is lost.")
                .axes("layer, 1 = next to the input", "")
                .of(Meaning.SLOPE)
                .range(PALEST, DARKEST)
                .format(log -> Words.rounded(Math.pow(10, log)))
                .size(860, 560);
    }

    private static String claim(List<Activation> rows, Map<Activation, BackwardSignal> signals) {
        return rows.size() < 2
                ? "What each layer gets of the signal"
                : "Of the signal, " + Words.name(rows.get(0)) + " leaves "
                        + Words.rounded(signals.get(rows.get(0)).deltaRatio())
                        + " in layer 1; each of the others leaves "
                        + Words.rounded(signals.get(rows.get(1)).deltaRatio()) + " or more";
    }

    /** A net in which ∂L/∂w looks healthy, in a sentence. */
    public String hiddenInWeights(BackwardSignal hidden) {
        return String.format(
                Locale.ROOT,
                "∂L/∂w can hide it: tanh with weights that are too small keeps %s of ∂L/∂w from the last layer to the first, but only %s of"
                        + " ∂L/∂z. Signals shrink on the way forward, too, so the last layers' weights are no better off (Glorot and Bengio 2010).",
                Words.rounded(hidden.weightRatio()),
                Words.rounded(hidden.deltaRatio()));
    }

    public Picture hidden(BackwardSignal hidden, double scale) {
        double[] layers = numbers(depth + 1);
        return new LineChart("∂L/∂w looks healthy, " + Words.rounded(hidden.weightRatio())
                        + " from last to first layer, while ∂L/∂z falls to " + Words.rounded(hidden.deltaRatio()))
                .subtitle("tanh, weights of standard deviation " + Words.plain(scale) + " / √fan-in, "
                        + Words.count(depth, "hidden layer") + " of " + width + ", over " + Words.count(seeds, "seed")
                        + ". Each line as a share of its value in the output layer.")
                .axes("layer, 1 = next to the input, " + (depth + 1) + " = output", "share of the output layer's")
                .logY()
                .markers()
                .line("∂L/∂w", Meaning.SLOPE, layers, shares(hidden.weightGradients()))
                .line("∂L/∂z", 6, layers, shares(hidden.deltas()))
                .size(860, 440);
    }

    private static double[] shares(double[] perLayer) {
        return DoubleStream.of(perLayer)
                .map(each -> each / perLayer[perLayer.length - 1])
                .toArray();
    }

    public Table hiddenTable(BackwardSignal hidden) {
        Table table = Table.of("layer", "mean |dL/dz|", "mean |dL/dw|");
        for (int layer = 0; layer <= depth; layer++) {
            table.row(layer + 1, hidden.deltas()[layer], hidden.weightGradients()[layer]);
        }
        return table;
    }

    private static double[] numbers(int last) {
        return IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    }

    public Table table(Map<Activation, BackwardSignal> signals) {
        Table table = Table.of("activation", "layer", "mean |dL/dz|", "mean |dL/dw|", "bound by slopes of 0.25");
        double[] bound = bound(signals.get(Activation.SIGMOID).deltas());
        signals.forEach((activation, signal) -> {
            for (int layer = 0; layer <= depth; layer++) {
                table.row(
                        activation.symbol(),
                        layer + 1,
                        signal.deltas()[layer],
                        signal.weightGradients()[layer],
                        activation == Activation.SIGMOID ? bound[layer] : "");
            }
        });
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

    public Picture ratioChart(Map<Activation, double[]> ratios) {
        LineChart chart = new LineChart("With each further layer of sigmoid, "
                        + Numbers.text(lossPerLayer(ratios.get(Activation.SIGMOID)), 2)
                        + " times less of the signal arrives; tanh and ReLU keep "
                        + Words.rounded(least(ratios)) + " or more")
                .subtitle(
                        "∂L/∂z in the first layer over that in the last, in fresh nets of growing depth. Dashed: what slopes of 0.25 alone"
                                + " would leave; weights multiply as well.")
                .axes("hidden layers", "mean |∂L/∂z|, first over last layer")
                .logY()
                .markers()
                .size(860, 470);
        double[] depths = numbers(ratios.values().iterator().next().length);
        ratios.forEach((activation, each) -> chart.activation(activation, depths, each));
        return chart.dashed(
                "sigmoid's slopes of 0.25 alone",
                Activation.SIGMOID,
                depths,
                DoubleStream.of(depths)
                        .map(n -> GradientFlow.slopeBound(Activation.SIGMOID, (int) n))
                        .toArray());
    }

    /** By what factor a further layer makes the signal smaller, on average. */
    private static double lossPerLayer(double[] byDepth) {
        return Math.pow(byDepth[0] / byDepth[byDepth.length - 1], 1.0 / (byDepth.length - 1));
    }

    private static double least(Map<Activation, double[]> ratios) {
        return ratios.entrySet().stream()
                .filter(entry -> entry.getKey() != Activation.SIGMOID)
                .flatMapToDouble(entry -> DoubleStream.of(entry.getValue()))
                .min()
                .orElseThrow();
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
