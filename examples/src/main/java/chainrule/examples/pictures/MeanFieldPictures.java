package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.MeanField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What theory says of wide layers, beside what nets do. */
public final class MeanFieldPictures {
    /** The gains that torch.nn.init.calculate_gain gives. */
    private static final Map<Activation, Double> PYTORCH = Map.of(
            Activation.IDENTITY,
            1.0,
            Activation.SIGMOID,
            1.0,
            Activation.TANH,
            5.0 / 3,
            Activation.RELU,
            Math.sqrt(2),
            Activation.LEAKY_RELU,
            Math.sqrt(2 / (1 + 0.01 * 0.01)),
            Activation.SELU,
            0.75);

    private final List<Activation> activations = Stream.of(Activation.values()).toList();

    public String gainsSentence() {
        return String.format(
                Locale.ROOT,
                "By how much must weights grow to make up for an activation? Forward and backward, for z ~ N(0, 1): %s. Where the two differ, no weights"
                        + " serve both directions; for sigmoid they differ by a factor of %.1f.",
                Stream.of(Activation.RELU, Activation.TANH, Activation.SELU, Activation.SIGMOID)
                        .map(each -> String.format(
                                Locale.ROOT,
                                "%s %.3f and %.3f (PyTorch's table: %.3f)",
                                Words.name(each),
                                MeanField.forwardGain(each),
                                MeanField.backwardGain(each),
                                PYTORCH.get(each)))
                        .collect(Collectors.joining(", ")),
                MeanField.backwardGain(Activation.SIGMOID) / MeanField.forwardGain(Activation.SIGMOID));
    }

    public Picture gains() {
        double[] places =
                IntStream.range(0, activations.size()).asDoubleStream().toArray();
        return new LineChart(String.format(
                        Locale.ROOT,
                        "ReLU needs %.2f in both directions; sigmoid needs %.2f forward and %.2f backward",
                        MeanField.forwardGain(Activation.RELU),
                        MeanField.forwardGain(Activation.SIGMOID),
                        MeanField.backwardGain(Activation.SIGMOID)))
                .subtitle(
                        "The gain that keeps a signal's size, 1 / √E[f(z)²], and the gradient's, 1 / √E[f'(z)²], for z ~ N(0, 1).")
                .axes("", "gain")
                .points("forward", places, gains(true))
                .points("backward", places, gains(false))
                .namesX(activations.stream().map(MeanFieldPictures::shortName).toArray(String[]::new))
                .xRange(-0.5, activations.size() - 0.5)
                .yRange(0, 5)
                .size(1000, 440);
    }

    private static String shortName(Activation activation) {
        return Words.name(activation)
                .replaceAll(" \\(.*| /.*", "")
                .replace("Leaky ReLU", "Leaky")
                .replace("GELU, tanh form", "GELU-tanh");
    }

    private double[] gains(boolean forward) {
        return activations.stream()
                .mapToDouble(each -> forward ? MeanField.forwardGain(each) : MeanField.backwardGain(each))
                .toArray();
    }

    public Table gainsTable() {
        Table table = Table.of("activation", "forward gain", "backward gain", "PyTorch's table");
        activations.forEach(each -> table.row(
                each.symbol(),
                MeanField.forwardGain(each),
                MeanField.backwardGain(each),
                PYTORCH.containsKey(each) ? PYTORCH.get(each) : ""));
        return table;
    }

    /** Of outputs behind the last layer. */
    private static double last(double[] layers) {
        return layers[layers.length - 1];
    }

    public String fixedPointSentence(Map<Activation, double[][]> moments, int width) {
        double[][] selu = moments.get(Activation.SELU);
        return String.format(
                        Locale.ROOT,
                        "SELU pulls signals to mean 0 and variance 1 by itself (Klambauer et al. 2017): after %d layers of %d, mean %.3f and variance %.2f. tanh"
                                + " is at variance %.3f, sigmoid at %.3f, ReLU with He's weights at %.2f.",
                        selu[0].length,
                        width,
                        last(selu[0]),
                        last(selu[1]),
                        last(moments.get(Activation.TANH)[1]),
                        last(moments.get(Activation.SIGMOID)[1]),
                        last(moments.get(Activation.RELU)[1]))
                .replace("-0.", "−0.");
    }

    public Picture fixedPoint(Map<Activation, double[][]> moments, int width) {
        double[][] selu = moments.get(Activation.SELU);
        LineChart chart = new LineChart(String.format(
                        Locale.ROOT,
                        "After %d layers SELU's outputs still have variance %.2f",
                        selu[1].length,
                        last(selu[1])))
                .subtitle("Standard normal inputs, fresh layers of " + width
                        + ", means over seeds; LeCun's weights, ReLU with He's.")
                .axes("layer", "variance of the outputs")
                .logY()
                .horizontalLine(1, "1, SELU's fixed point")
                .size(860, 470);
        double[] layers =
                IntStream.rangeClosed(1, selu[1].length).asDoubleStream().toArray();
        moments.forEach(
                (activation, each) -> chart.line(Words.name(activation), activation.ordinal(), layers, each[1]));
        return chart;
    }

    public Table fixedPointTable(Map<Activation, double[][]> moments) {
        Table table = Table.of("activation", "layer", "mean", "variance");
        moments.forEach((activation, each) -> {
            for (int layer = 0; layer < each[0].length; layer++) {
                table.row(activation.symbol(), layer + 1, each[0][layer], each[1][layer]);
            }
        });
        return table;
    }

    private static double mean(double[] numbers) {
        return DoubleStream.of(numbers).average().orElseThrow();
    }

    public String edgeSentence(double[] sigmas, List<double[]> measured) {
        return "One dial takes tanh from vanishing to exploding: σw, the spread of its weights times √fan-in. What a layer leaves of the gradient, measured"
                + " and predicted (√χ1, Schoenholz et al. 2017): "
                + IntStream.range(0, sigmas.length)
                        .mapToObj(i -> String.format(
                                Locale.ROOT,
                                "σw %.1f: %.3f and %.3f",
                                sigmas[i],
                                mean(measured.get(i)),
                                MeanField.gradientFactor(Activation.TANH, sigmas[i])))
                        .collect(Collectors.joining("; "))
                + ". Around σw = 1 nets of finite width stay below the line, which is that of infinitely wide ones.";
    }

    public Picture edge(double[] sigmas, List<double[]> measured, int width) {
        double[] fine =
                IntStream.rangeClosed(0, 26).mapToDouble(i -> 0.4 + 0.1 * i).toArray();
        double[] dots = IntStream.range(0, sigmas.length)
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(measured.get(i)).map(each -> sigmas[i]))
                .toArray();
        return new LineChart("Below σw = 1 the gradient vanishes, above it explodes, as theory predicts")
                .subtitle("tanh, fresh nets of 20 layers of " + width
                        + "; factor by which ∂L/∂z changes in a layer. Each dot is one seed.")
                .axes("σw, standard deviation of a weight times √fan-in", "factor a layer")
                .horizontalLine(1, "1: it comes through")
                .dashed(
                        "theory, √χ1",
                        fine,
                        DoubleStream.of(fine)
                                .map(sigma -> MeanField.gradientFactor(Activation.TANH, sigma))
                                .toArray())
                .points(
                        "measured",
                        dots,
                        measured.stream().flatMapToDouble(Arrays::stream).toArray())
                .size(860, 470);
    }

    public Table edgeTable(double[] sigmas, List<double[]> measured) {
        Table table = Table.of("sigma", "seed", "measured factor", "predicted factor");
        for (int i = 0; i < sigmas.length; i++) {
            double predicted = MeanField.gradientFactor(Activation.TANH, sigmas[i]);
            for (int seed = 0; seed < measured.get(i).length; seed++) {
                table.row(sigmas[i], seed, measured.get(i)[seed], predicted);
            }
        }
        return table;
    }
}
