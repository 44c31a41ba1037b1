package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.FunctionChart;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.nn.GradientFlow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Activations side by side: a chart and a row of facts for each, and charts of what tells them apart. */
public final class ActivationZooPictures {
    /** Size of each chart, in points. */
    private static final int WIDTH = 400;

    private static final int HEIGHT = 300;
    private static final int WIDE = 560;
    private static final int HIGH = 440;

    /** Those that differ enough for their slopes to be told apart in one chart. */
    private static final List<Activation> COMPARED = List.of(
            Activation.RELU, Activation.ELU, Activation.SIGMOID, Activation.TANH, Activation.SILU, Activation.GELU);

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
                    nameWithAlpha(facts.activation()),
                    facts.range(),
                    facts.minimum(),
                    facts.steepest(),
                    Words.rounded(facts.product()),
                    Numbers.text(facts.meanOutput(), 3),
                    facts.zeroCentred() ? "yes" : "no",
                    facts.advice());
        }
        return table;
    }

    private static String nameWithAlpha(Activation activation) {
        return switch (activation) {
            case LEAKY_RELU -> Words.name(activation) + " (α = 0.01)";
            case ELU -> Words.name(activation) + " (α = 1)";
            default -> Words.name(activation);
        };
    }

    /** One chart for each activation, but for GELU's tanh form, which looks like GELU. */
    public Picture charts() {
        List<Picture> charts = new ArrayList<>();
        for (ActivationFacts facts : zoo) {
            if (facts.activation() != Activation.GELU_TANH) {
                charts.add(chart(facts));
            }
        }
        return new PictureGrid(claim(), 4, charts.toArray(Picture[]::new))
                .subtitle(
                        "Solid: the value. Dashed: the slope, by which each layer multiplies a gradient on its way back; the dot marks where it"
                                + " is steepest. GELU's tanh form cannot be told from GELU here.");
    }

    private Picture chart(ActivationFacts facts) {
        Activation activation = facts.activation();
        FunctionChart chart = new FunctionChart(Words.name(activation), from, to)
                .curve("", activation::value)
                .slope("", activation::derivative)
                .note(
                        "steepest " + Numbers.text(facts.steepestSlope(), 3) + ": " + layers + " layers leave at most "
                                + Words.rounded(facts.product()),
                        Meaning.SLOPE.color())
                .axes("x", "")
                .yRange(-1.3, 2.3)
                .size(WIDTH, HEIGHT);
        boolean dotIsVisible = facts.steepestAt() >= from && facts.steepestAt() <= to;
        return dotIsVisible ? chart.mark(facts.steepestAt(), facts.steepestSlope()) : chart;
    }

    private String claim() {
        ActivationFacts flattest = zoo.stream()
                .min(Comparator.comparing(ActivationFacts::steepestSlope))
                .orElseThrow();
        double others = zoo.stream()
                .filter(facts -> facts != flattest)
                .mapToDouble(ActivationFacts::steepestSlope)
                .min()
                .orElseThrow();
        return "The slope of " + Words.name(flattest.activation()) + " is at most "
                + Numbers.text(flattest.steepestSlope(), 3) + "; that of all others comes to "
                + Numbers.text(others, 3) + " or more";
    }

    /** What tells the activations apart: where their slopes are steep, and what many layers of them leave. */
    public Picture slopes() {
        return new PictureGrid(
                        String.format(
                                Locale.ROOT,
                                "The slopes of %d layers leave at most %s of a gradient with sigmoid, %s with ReLU, %s with GELU",
                                layers,
                                Words.rounded(GradientFlow.slopeBound(Activation.SIGMOID, layers)),
                                Words.rounded(GradientFlow.slopeBound(Activation.RELU, layers)),
                                Words.rounded(GradientFlow.slopeBound(Activation.GELU, layers))),
                        2,
                        allSlopes(),
                        products())
                .subtitle(
                        "The bound is the steepest slope, multiplied by itself once for each layer; weights multiply as well.");
    }

    private Picture allSlopes() {
        FunctionChart chart = new FunctionChart("the slopes side by side", from, to)
                .axes("x", "slope f′(x)")
                .size(WIDE, HIGH);
        for (Activation activation : COMPARED) {
            chart.activation(activation, activation::derivative);
        }
        return chart;
    }

    private Picture products() {
        LineChart chart = new LineChart("what the slopes leave at most, layer by layer")
                .axes("layers", "most that is left")
                .logY()
                .size(WIDE, HIGH);
        double[] depths = IntStream.rangeClosed(1, 2 * layers).asDoubleStream().toArray();
        for (Activation activation : List.of(Activation.RELU, Activation.SIGMOID, Activation.SILU, Activation.GELU)) {
            chart.activation(
                    activation,
                    depths,
                    DoubleStream.of(depths)
                            .map(n -> GradientFlow.slopeBound(activation, (int) n))
                            .toArray());
        }
        return chart.markers();
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
