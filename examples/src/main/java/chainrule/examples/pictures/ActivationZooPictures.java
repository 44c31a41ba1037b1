package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.FunctionChart;
import chainrule.examples.plot.HouseStyle;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.nn.GradientFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Activations side by side: a chart and a row of facts for each, and charts of what tells them apart. */
public final class ActivationZooPictures {
    /** Size of each chart, in points. */
    private static final int WIDTH = 400;

    private static final int HEIGHT = 300;

    private final List<ActivationFacts> zoo;
    private final int layers;
    private final double from;
    private final double to;

    /**
     * Shows a zoo.
     *
     * @param layers of which the facts tell what they leave of a gradient
     * @param from where the charts begin, on the axis of x
     * @param to where they end
     */
    public ActivationZooPictures(List<ActivationFacts> zoo, int layers, double from, double to) {
        this.zoo = zoo;
        this.layers = layers;
        this.from = from;
        this.to = to;
    }

    public Table facts() {
        Table table = Table.of(
                "activation",
                "range",
                "minimum",
                "steepest slope",
                "at most left after " + layers + " layers",
                "mean output for normal input",
                "zero-centred",
                "when to use it");
        for (ActivationFacts facts : zoo) {
            table.row(
                    Words.name(facts.activation()),
                    facts.range(),
                    facts.minimum(),
                    facts.steepest(),
                    Words.rounded(facts.product()),
                    String.format(Locale.ROOT, "%.3f", facts.meanOutput()),
                    facts.zeroCentred() ? "yes" : "no",
                    facts.advice());
        }
        return table;
    }

    public Picture charts() {
        List<Picture> charts = new ArrayList<>();
        for (ActivationFacts facts : zoo) {
            Activation activation = facts.activation();
            FunctionChart chart = new FunctionChart(Words.name(activation), from, to)
                    .curve("f(x)", activation::value)
                    .slope("f′(x)", activation::derivative)
                    .note(
                            String.format(
                                    Locale.ROOT,
                                    "steepest %.2f · %d layers leave ≤ %s",
                                    facts.steepestSlope(),
                                    layers,
                                    Words.rounded(facts.product())),
                            HouseStyle.orange())
                    .yRange(-1.3, 2.3)
                    .size(WIDTH, HEIGHT);
            boolean dotIsVisible = facts.steepestAt() >= from && facts.steepestAt() <= to;
            charts.add(dotIsVisible ? chart.mark(facts.steepestAt(), facts.steepestSlope()) : chart);
        }
        charts.add(allSlopes());
        charts.add(products());
        return new PictureGrid("The activations (solid) and their slopes (dashed)", 4, charts.toArray(Picture[]::new))
                .subtitle(
                        "Gradients travel backward as a product of weights and slopes. The dot marks the steepest slope: to the power of "
                                + layers + ", it is the most that the slopes of " + layers + " layers leave.");
    }

    private Picture allSlopes() {
        LineChart chart = new LineChart("all slopes f′(x)").size(WIDTH, HEIGHT);
        double[] x = xs();
        for (Activation activation : List.of(
                Activation.RELU,
                Activation.ELU,
                Activation.SIGMOID,
                Activation.TANH,
                Activation.SILU,
                Activation.GELU)) {
            chart.line(
                    Words.name(activation),
                    activation.ordinal(),
                    x,
                    DoubleStream.of(x).map(activation::derivative).toArray());
        }
        return chart;
    }

    private Picture products() {
        LineChart chart = new LineChart("what n layers leave, at most")
                .axes("layers", "steepest slope^n")
                .logY()
                .size(WIDTH, HEIGHT);
        double[] depths = IntStream.rangeClosed(1, 2 * layers).asDoubleStream().toArray();
        for (Activation activation : List.of(Activation.RELU, Activation.SIGMOID, Activation.SILU, Activation.GELU)) {
            chart.line(
                    Words.name(activation),
                    activation.ordinal(),
                    depths,
                    DoubleStream.of(depths)
                            .map(n -> GradientFlow.slopeBound(activation, (int) n))
                            .toArray());
        }
        return chart;
    }

    public Table curves() {
        Table table = Table.of("activation", "x", "value", "derivative");
        for (Activation activation : Activation.values()) {
            for (double x : xs()) {
                table.row(activation.symbol(), x, activation.value(x), activation.derivative(x));
            }
        }
        return table;
    }

    private double[] xs() {
        return DoubleStream.iterate(from, x -> x <= to, x -> x + 1.0 / 32).toArray();
    }
}
