package chainrule.examples.pictures;

import chainrule.check.Saturation;
import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.FlatTails;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where activations are flat, how many units are there, and what slows learning. */
public final class SaturatedUnitsPictures {
    private final List<Activation> activations = Stream.of(Activation.values())
            .filter(each -> each != Activation.IDENTITY && each != Activation.LEAKY_RELU)
            .toList();

    private final int seeds;
    private final int width;

    public SaturatedUnitsPictures(int seeds, int width) {
        this.seeds = seeds;
        this.width = width;
    }

    public String tailsSentence() {
        FlatTails tanh = FlatTails.of(Activation.TANH);
        FlatTails sigmoid = FlatTails.of(Activation.SIGMOID);
        return String.format(
                        Locale.ROOT,
                        "Call a unit saturated where its slope is under %.0f %% of its activation's steepest. So tanh is beyond ±%.2f (output ±%.3f), sigmoid"
                                + " beyond ±%.2f (output %.3f or %.3f), softsign beyond ±%.2f; ReLU below %.2f, ELU below %.2f, SiLU below %.2f, GELU below"
                                + " %.2f, and none of these four above. Leaky ReLU is, by this measure, where x is below 0: its slope there is 1 %%.",
                        100 * Saturation.SHARE,
                        tanh.above(),
                        Activation.TANH.value(tanh.above()),
                        sigmoid.above(),
                        Activation.SIGMOID.value(sigmoid.below()),
                        Activation.SIGMOID.value(sigmoid.above()),
                        FlatTails.of(Activation.SOFTSIGN).above(),
                        FlatTails.of(Activation.RELU).below(),
                        FlatTails.of(Activation.ELU).below(),
                        FlatTails.of(Activation.SILU).below(),
                        FlatTails.of(Activation.GELU).below())
                .replaceAll("-(?=\\d)", "−");
    }

    public Picture tails() {
        double[] places =
                IntStream.range(0, activations.size()).asDoubleStream().toArray();
        return new LineChart(String.format(
                        Locale.ROOT,
                        "tanh is flat beyond ±%.1f, sigmoid beyond ±%.1f, ReLU and its kin on one side only",
                        FlatTails.of(Activation.TANH).above(),
                        FlatTails.of(Activation.SIGMOID).above()))
                .subtitle(
                        "Beyond the marks the slope is under 5 % of the steepest. Where the upper mark is missing, the slope stays.")
                .axes("", "x")
                .points("flat below", places, edges(FlatTails::below))
                .points("flat above", places, edges(FlatTails::above))
                .namesX(activations.stream()
                        .map(each ->
                                Words.name(each).replaceAll(" \\(.*| /.*", "").replace("GELU, tanh form", "GELU-tanh"))
                        .toArray(String[]::new))
                .xRange(-0.5, activations.size() - 0.5)
                .size(1000, 440);
    }

    private double[] edges(ToDoubleFunction<FlatTails> edge) {
        return activations.stream()
                .mapToDouble(each -> edge.applyAsDouble(FlatTails.of(each)))
                .map(x -> Double.isInfinite(x) ? Double.NaN : x)
                .toArray();
    }

    public Table tailsTable() {
        Table table = Table.of("activation", "flat below", "flat above");
        for (Activation each : Activation.values()) {
            FlatTails tails = FlatTails.of(each);
            table.row(each.symbol(), orNever(tails.below()), orNever(tails.above()));
        }
        return table;
    }

    private static Object orNever(double x) {
        return Double.isInfinite(x) ? "never" : x;
    }

    private static String percents(double[][] shares, int epoch) {
        return Arrays.stream(shares)
                .map(layer -> String.format(Locale.ROOT, "%.1f", 100 * layer[epoch]))
                .collect(Collectors.joining(", "));
    }

    public String sharesSentence(double[][] fitting, double[][] naive) {
        int last = fitting[0].length - 1;
        return "Saturated in each of " + fitting.length + " tanh layers, in %, means of " + Words.count(seeds, "seed")
                + ": with Xavier's weights " + percents(fitting, 0) + " at the start and " + percents(fitting, last)
                + " after "
                + Words.count(last, "epoch") + "; with naive weights " + percents(naive, 0) + " and "
                + percents(naive, last)
                + ". Karpathy's net of letters (makemore, part 3) starts with 2.8, 2.6, 2.3, 1.7, 1.9 beyond ±0.97. Learning itself adds"
                + " some, most of it in the last layer.";
    }

    public Picture shares(double[][] fitting, double[][] naive) {
        return new PictureGrid(
                String.format(
                        Locale.ROOT,
                        "Naive weights saturate %.0f %% of tanh units from the start, Xavier's %.0f %%",
                        100 * mean(naive, 0),
                        100 * mean(fitting, 0)),
                2,
                panel("Xavier's weights", fitting),
                panel("Naive weights", naive));
    }

    private static double mean(double[][] shares, int epoch) {
        return Arrays.stream(shares)
                .mapToDouble(layer -> layer[epoch])
                .average()
                .orElseThrow();
    }

    private LineChart panel(String title, double[][] shares) {
        LineChart chart = new LineChart(title)
                .subtitle("tanh, " + shares.length + " hidden layers of " + width + ", means of "
                        + Words.count(seeds, "seed") + ".")
                .axes("epoch", "saturated, share of units and digits")
                .yRange(0, 1)
                .size(560, 470);
        for (int layer = 0; layer < shares.length; layer++) {
            chart.line("layer " + (layer + 1), shares[layer]);
        }
        return chart;
    }

    public Table sharesTable(double[][] fitting, double[][] naive) {
        Table table = Table.of("layer", "epoch", "Xavier", "naive");
        for (int layer = 0; layer < fitting.length; layer++) {
            for (int epoch = 0; epoch < fitting[layer].length; epoch++) {
                table.row(layer + 1, epoch, fitting[layer][epoch], naive[layer][epoch]);
            }
        }
        return table;
    }

    private static String list(double[] numbers, String format) {
        return Arrays.stream(numbers)
                .mapToObj(each -> String.format(Locale.ROOT, format, each))
                .collect(Collectors.joining(", "));
    }

    public String sureSentence(
            double[] factors, List<double[]> losses, List<double[]> steps, double target, int limit) {
        return String.format(
                        Locale.ROOT,
                        "Ten classes, none preferred: the first loss should be ln 10 = %.3f. With the output layer's weights times a factor, first loss and"
                                + " steps to a loss of %s, by seed: ",
                        Math.log(10),
                        Words.plain(target))
                + IntStream.range(0, factors.length)
                        .mapToObj(i -> "× " + (int) factors[i] + ": " + list(losses.get(i), "%.2f") + ", steps "
                                + list(steps.get(i), "%.0f"))
                        .collect(Collectors.joining("; "))
                + ". (A run ends after " + limit
                + " steps.) × 30 is fatal. Against the story, × 10 is no slower than × 1: what comes back through larger"
                + " weights is larger, too. Karpathy's net of letters starts with 27 in the place of ln 27 = 3.30.";
    }

    public Table sureTable(double[] factors, List<double[]> losses, List<double[]> steps) {
        Table table = Table.of("output weights times", "seed", "first loss", "steps");
        for (int i = 0; i < factors.length; i++) {
            for (int seed = 0; seed < seeds; seed++) {
                table.row(factors[i], seed, losses.get(i)[seed], steps.get(i)[seed]);
            }
        }
        return table;
    }

    public String shiftSentence(double[] shifts, List<double[]> steps, double target, int limit) {
        return "Do outputs have to be centred on 0? Nets that are the same function at the start, of units tanh(x) + c, whose next biases take c back: only"
                + " the outputs' mean differs, and c = 1 is 2 sigmoid(2x). Steps of gradient descent to a loss of "
                + Words.plain(target)
                + ", by seed: "
                + IntStream.range(0, shifts.length)
                        .mapToObj(i -> "c = " + Words.plain(shifts[i]) + ": " + list(steps.get(i), "%.0f"))
                        .collect(Collectors.joining("; "))
                + ". (A run ends after " + limit
                + " steps.) A mean of 2 doubles the steps or nearly so, a mean of 0.5 costs next to nothing.";
    }

    public Picture shift(double[] shifts, List<double[]> steps, double target) {
        double[] x = IntStream.range(0, shifts.length)
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(steps.get(i)).map(each -> shifts[i]))
                .toArray();
        return new LineChart(String.format(
                        Locale.ROOT,
                        "Centred, a net takes %.0f steps to learn; off-centre by 1, the same function takes %.0f",
                        Arrays.stream(steps.get(0)).average().orElseThrow(),
                        Arrays.stream(steps.get(IntStream.range(0, shifts.length)
                                        .filter(i -> shifts[i] == 1)
                                        .findFirst()
                                        .orElseThrow()))
                                .average()
                                .orElseThrow()))
                .subtitle("Units tanh(x) + c; at the start all nets compute the same. Gradient descent to a loss of "
                        + Words.plain(target) + "; each dot is one seed.")
                .axes("c, added to each output", "steps")
                .yRange(
                        0,
                        1.1
                                * steps.stream()
                                        .flatMapToDouble(Arrays::stream)
                                        .max()
                                        .orElseThrow())
                .points(
                        "one seed",
                        x,
                        steps.stream().flatMapToDouble(Arrays::stream).toArray())
                .size(860, 440);
    }

    public Table shiftTable(double[] shifts, List<double[]> steps) {
        Table table = Table.of("shift", "seed", "steps");
        for (int i = 0; i < shifts.length; i++) {
            for (int seed = 0; seed < seeds; seed++) {
                table.row(shifts[i], seed, steps.get(i)[seed]);
            }
        }
        return table;
    }
}
