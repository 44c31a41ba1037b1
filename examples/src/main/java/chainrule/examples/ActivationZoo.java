package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.gallery.Words;
import chainrule.examples.pictures.ActivationFacts;
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
import java.util.stream.Stream;

/** All activations and their slopes, side by side, and what each is good for. */
public final class ActivationZoo implements Lesson {
    private static final int LAYERS = 8;
    private static final double FROM = -4;
    private static final double TO = 4;

    public static void main(String[] args) {
        Solo.perform(new ActivationZoo(), args);
    }

    @Override
    public String title() {
        return "The activations and their slopes";
    }

    @Override
    public String story() {
        return "Without an activation, a stack of layers is one matrix. Which activation a net has decides what happens to gradients: each layer"
                + " multiplies them by a slope. Look at the dashed lines: how high they come and where they are flat. A function that"
                + " is never negative, besides, shifts what the next layer sees away from zero.";
    }

    @Override
    public void perform(Stage stage) {
        List<ActivationFacts> zoo = Stream.of(Activation.values())
                .map(activation -> ActivationFacts.of(activation, LAYERS))
                .toList();
        ActivationFacts sigmoid = zoo.get(Activation.SIGMOID.ordinal());
        ActivationFacts gelu = zoo.get(Activation.GELU.ordinal());
        stage.figure(String.format(
                Locale.ROOT,
                "Steepest slope: sigmoid %.2f, so %d layers leave at most %s of a gradient; GELU %.3f at x = %.3f, so products can grow, to %.2f.",
                sigmoid.steepestSlope(),
                LAYERS,
                Words.rounded(sigmoid.product()),
                gelu.steepestSlope(),
                gelu.steepestAt(),
                gelu.product()));
        stage.sheet("activations", "The activations in numbers, computed by the engine", facts(zoo));
        stage.picture("activation-zoo", zoo(zoo), curves());
    }

    private static Table facts(List<ActivationFacts> zoo) {
        Table table = Table.of(
                "activation",
                "range",
                "minimum",
                "steepest slope",
                "at most left after " + LAYERS + " layers",
                "mean output for normal input",
                "zero-centred",
                "when to use it");
        for (ActivationFacts facts : zoo) {
            table.row(
                    name(facts.activation()),
                    facts.range(),
                    facts.minimum(),
                    facts.steepest(),
                    Words.rounded(facts.product()),
                    String.format(Locale.ROOT, "%.3f", facts.meanOutput()),
                    facts.zeroCentred() ? "yes" : "no",
                    advice(facts.activation()));
        }
        return table;
    }

    private static Picture zoo(List<ActivationFacts> zoo) {
        List<Picture> charts = new ArrayList<>();
        for (ActivationFacts facts : zoo) {
            Activation activation = facts.activation();
            FunctionChart chart = new FunctionChart(name(activation), FROM, TO)
                    .curve("f(x)", activation::value)
                    .slope("f′(x)", activation::derivative)
                    .note(
                            String.format(
                                    Locale.ROOT,
                                    "steepest %.2f · %d layers leave ≤ %s",
                                    facts.steepestSlope(),
                                    LAYERS,
                                    Words.rounded(facts.product())),
                            HouseStyle.orange())
                    .yRange(-1.3, 2.3)
                    .size(400, 300);
            boolean dotIsVisible = facts.steepestAt() >= FROM && facts.steepestAt() <= TO;
            charts.add(dotIsVisible ? chart.mark(facts.steepestAt(), facts.steepestSlope()) : chart);
        }
        charts.add(allSlopes());
        charts.add(products());
        return new PictureGrid("The activations (solid) and their slopes (dashed)", 4, charts.toArray(Picture[]::new))
                .subtitle(
                        "Gradients travel backward as a product of slopes. The dot marks the steepest one; its power of "
                                + LAYERS + " is the most that " + LAYERS + " layers can leave of a gradient.");
    }

    private static Picture allSlopes() {
        LineChart chart = new LineChart("all slopes f′(x)").size(400, 300);
        double[] x = xs();
        for (Activation activation : List.of(
                Activation.RELU,
                Activation.ELU,
                Activation.SIGMOID,
                Activation.TANH,
                Activation.SILU,
                Activation.GELU)) {
            chart.line(
                    name(activation),
                    activation.ordinal(),
                    x,
                    DoubleStream.of(x).map(activation::derivative).toArray());
        }
        return chart;
    }

    private static Picture products() {
        LineChart chart = new LineChart("what n layers leave, at most")
                .axes("layers", "steepest slope^n")
                .logY()
                .size(400, 300);
        double[] layers = IntStream.rangeClosed(1, 2 * LAYERS).asDoubleStream().toArray();
        for (Activation activation : List.of(Activation.RELU, Activation.SIGMOID, Activation.SILU, Activation.GELU)) {
            chart.line(
                    name(activation),
                    activation.ordinal(),
                    layers,
                    DoubleStream.of(layers)
                            .map(n -> GradientFlow.slopeBound(activation, (int) n))
                            .toArray());
        }
        return chart;
    }

    private static Table curves() {
        Table table = Table.of("activation", "x", "value", "derivative");
        for (Activation activation : Activation.values()) {
            for (double x : xs()) {
                table.row(activation.symbol(), x, activation.value(x), activation.derivative(x));
            }
        }
        return table;
    }

    private static double[] xs() {
        return DoubleStream.iterate(FROM, x -> x <= TO, x -> x + 1.0 / 32).toArray();
    }

    /** The name as people write it. */
    static String name(Activation activation) {
        return switch (activation) {
            case RELU -> "ReLU";
            case LEAKY_RELU -> "Leaky ReLU (α = 0.01)";
            case ELU -> "ELU (α = 1)";
            case SILU -> "SiLU / Swish";
            case GELU -> "GELU";
            case GELU_TANH -> "GELU, tanh form";
            default -> activation.symbol();
        };
    }

    private static String advice(Activation activation) {
        return switch (activation) {
            case IDENTITY -> "Output layers: a regression, or logits for a cross-entropy.";
            case RELU -> "The default for hidden layers: cheap, slope 1 where active; watch for dead units.";
            case LEAKY_RELU -> "Where ReLU units die: the small slope below zero lets them come back.";
            case ELU -> "Where outputs should average near zero without normalization; an exponential below zero.";
            case SIGMOID -> "A probability at the output, or a gate; not for deep hidden layers.";
            case TANH -> "Small or recurrent nets: zero-centred, but it saturates like the sigmoid.";
            case SILU -> "Deep convolutional nets: smooth, and slightly negative below zero.";
            case GELU -> "Transformers: smooth, and close to ReLU on both sides.";
            case GELU_TANH -> "Where weights were trained with this form, as GPT-2's were.";
            case SOFTPLUS -> "A positive output, as a variance or a rate.";
        };
    }
}
