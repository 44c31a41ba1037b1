package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.HouseStyle;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.Training;
import chainrule.nn.Adam;
import chainrule.nn.GradientFlow;
import chainrule.nn.MLP;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The same digits, the same depth, another activation: what is left of the gradient in the first layer, and what that does to learning. */
public final class VanishingGradients implements Lesson {
    /** Hidden layers of the nets whose gradients are shown, 1 to 16. */
    private static final int DEPTH = 8;

    private static final int WIDTH = 32;

    /** Nets with other random weights, over which gradients are averaged. */
    private static final int SEEDS = 10;

    /** Digits on which a gradient is computed. */
    private static final int BATCH_OF_GRADIENT = 50;

    /** Hidden layers of the nets that are trained. */
    private static final int[] DEPTHS = {1, 2, 4, 8};

    /** The deepest nets with these two activations are trained with several seeds, since luck plays a part. */
    private static final List<Activation> REPEATED = List.of(Activation.SIGMOID, Activation.RELU);

    private static final int REPEATS = 3;

    private static final int EPOCHS = 20;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.003;

    private static final List<Activation> TRAINED = List.of(
            Activation.SIGMOID,
            Activation.TANH,
            Activation.RELU,
            Activation.LEAKY_RELU,
            Activation.ELU,
            Activation.SILU,
            Activation.GELU);
    private static final List<Activation> IN_BARS = List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU);

    private final int depth;
    private final int width;
    private final int seeds;
    private final int[] depths;
    private final int epochs;
    private final HandwrittenDigits data;

    public VanishingGradients() {
        this(DEPTH, WIDTH, SEEDS, DEPTHS, EPOCHS, HandwrittenDigits.load());
    }

    VanishingGradients(int depth, int width, int seeds, int[] depths, int epochs, HandwrittenDigits data) {
        if (depth < 1 || depth > 16) {
            throw new IllegalArgumentException("depth: expected 1 to 16 hidden layers, got " + depth);
        }
        this.depth = depth;
        this.width = width;
        this.seeds = seeds;
        this.depths = depths;
        this.epochs = epochs;
        this.data = data;
    }

    public static void main(String[] args) {
        Solo.perform(new VanishingGradients(), args);
    }

    @Override
    public String title() {
        return "Vanishing gradients";
    }

    @Override
    public String story() {
        return "Nets of equal width read the digits; they differ in the activation, and in the initializer that fits it. Before any training, the gradient is measured"
                + " in each layer: with the sigmoid it shrinks by a factor of about four from layer to layer on its way back to the"
                + " input. Then the same nets are trained. Where no gradient arrives, nothing is learned.";
    }

    @Override
    public int steps() {
        return Activation.values().length + runs().size();
    }

    @Override
    public void perform(Stage stage) {
        Map<Activation, double[]> gradients = new EnumMap<>(Activation.class);
        for (Activation activation : Activation.values()) {
            gradients.put(activation, meanGradients(activation, depth));
            stage.step();
            stage.live(allActivations(gradients));
        }
        double[] sigmoid = gradients.get(Activation.SIGMOID);
        double[] relu = gradients.get(Activation.RELU);
        stage.figure(String.format(
                Locale.ROOT,
                "With %s, the first layer's gradient is %s times the last layer's with sigmoid and %s times with ReLU;"
                        + " slopes of 0.25 alone would leave 0.25^%d = %s.",
                Words.count(depth, "hidden layer"),
                Words.rounded(firstToLast(sigmoid)),
                Words.rounded(firstToLast(relu)),
                depth,
                Words.rounded(GradientFlow.slopeBound(Activation.SIGMOID, depth))));
        Table table = gradientTable(gradients);
        stage.picture("vanishing-gradients", bars(gradients), table);
        stage.picture("vanishing-gradients-all", allActivations(gradients), table);

        double[][] ratios = ratiosByDepth();
        stage.picture("vanishing-ratio", ratioChart(ratios), ratioTable(ratios));

        List<Result> results = train(stage);
        stage.figure("Test accuracy after " + Words.count(epochs, "epoch") + ": "
                + accuracySentence(results, depths[depths.length - 1]) + "; " + accuracySentence(results, depths[0])
                + ".");
        stage.picture("accuracy-by-depth", accuracyChart(results), accuracyTable(results));
    }

    private static double firstToLast(double[] gradients) {
        return gradients[0] / gradients[gradients.length - 1];
    }

    private MLP net(Activation activation, int hiddenLayers, long seed) {
        int[] sizes = new int[hiddenLayers + 2];
        Arrays.fill(sizes, width);
        sizes[0] = HandwrittenDigits.PIXELS;
        sizes[hiddenLayers + 1] = HandwrittenDigits.CLASSES;
        return new MLP(sizes, activation, new Random(seed));
    }

    /** Mean |dL/dw| of each layer in fresh nets, over all seeds. */
    private double[] meanGradients(Activation activation, int hiddenLayers) {
        Dataset batch = data.train().first(BATCH_OF_GRADIENT);
        List<double[]> each = InParallel.map(IntStream.range(0, seeds).boxed().toList(), seed -> {
            MLP net = net(activation, hiddenLayers, seed);
            Classifier.loss(net, batch).backward();
            return GradientFlow.meanAbsoluteGradients(net);
        });
        return IntStream.rangeClosed(0, hiddenLayers)
                .mapToDouble(layer -> each.stream()
                        .mapToDouble(means -> means[layer])
                        .average()
                        .orElseThrow())
                .toArray();
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

    private Picture bars(Map<Activation, double[]> gradients) {
        BarChart chart = new BarChart("How much of the gradient arrives in each layer", layerNames())
                .subtitle("Mean |∂L/∂w| in each layer of untrained nets with " + Words.count(depth, "hidden layer")
                        + " of " + width + " units, over " + Words.count(seeds, "seed")
                        + ". The gradient starts at the right and travels to the left.")
                .axes("layer, 1 = next to the input", "mean |∂L/∂w|")
                .logY()
                .size(860, 470);
        for (Activation activation : IN_BARS) {
            chart.bars(
                    ActivationZoo.name(activation), HouseStyle.color(activation.ordinal()), gradients.get(activation));
        }
        return chart.dashed("slopes of 0.25 alone", bound(gradients.get(Activation.SIGMOID)));
    }

    private Picture allActivations(Map<Activation, double[]> gradients) {
        LineChart chart = new LineChart("The same for every activation")
                .subtitle(
                        "The same nets with every activation: a flat line passes gradients on, a falling one loses them on the way to layer 1.")
                .axes("layer, 1 = next to the input, " + (depth + 1) + " = output", "mean |∂L/∂w|")
                .logY()
                .markers()
                .size(860, 520);
        double[] layers = numbers(depth + 1);
        gradients.forEach(
                (activation, each) -> chart.line(ActivationZoo.name(activation), activation.ordinal(), layers, each));
        return chart;
    }

    private static double[] numbers(int last) {
        return IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    }

    private Table gradientTable(Map<Activation, double[]> gradients) {
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

    /** First to last layer, for each of the activations in the bars and each depth from 1. */
    private double[][] ratiosByDepth() {
        return IN_BARS.stream()
                .map(activation -> IntStream.rangeClosed(1, 2 * depth)
                        .mapToDouble(layers -> firstToLast(meanGradients(activation, layers)))
                        .toArray())
                .toArray(double[][]::new);
    }

    private Picture ratioChart(double[][] ratios) {
        LineChart chart = new LineChart("What each layer more costs")
                .subtitle(
                        "The first layer's gradient over the last layer's, in untrained nets of growing depth: with sigmoid, each layer more"
                                + " takes away about three quarters. Dashed: what slopes of 0.25 alone would leave.")
                .axes("hidden layers", "mean |∂L/∂w|, first over last layer")
                .logY()
                .markers()
                .size(860, 470);
        double[] depthsShown = numbers(ratios[0].length);
        for (int i = 0; i < ratios.length; i++) {
            chart.line(ActivationZoo.name(IN_BARS.get(i)), IN_BARS.get(i).ordinal(), depthsShown, ratios[i]);
        }
        return chart.dashed(
                "0.25^n",
                depthsShown,
                DoubleStream.of(depthsShown)
                        .map(n -> GradientFlow.slopeBound(Activation.SIGMOID, (int) n))
                        .toArray());
    }

    private static Table ratioTable(double[][] ratios) {
        Table table = Table.of("activation", "hidden layers", "first over last layer", "0.25^n");
        for (int i = 0; i < ratios.length; i++) {
            for (int n = 1; n <= ratios[i].length; n++) {
                table.row(IN_BARS.get(i).symbol(), n, ratios[i][n - 1], GradientFlow.slopeBound(Activation.SIGMOID, n));
            }
        }
        return table;
    }

    private record Run(Activation activation, int hiddenLayers, long seed) {}

    /** What was trained, and the share of test digits that it reads. */
    private record Result(Run run, double accuracy) {}

    /** The deepest nets first: they take longest. */
    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (int i = depths.length - 1; i >= 0; i--) {
            for (Activation activation : TRAINED) {
                int repeats = i == depths.length - 1 && REPEATED.contains(activation) ? REPEATS : 1;
                for (int seed = 0; seed < repeats; seed++) {
                    runs.add(new Run(activation, depths[i], seed));
                }
            }
        }
        return runs;
    }

    private List<Result> train(Stage stage) {
        List<Result> soFar = Collections.synchronizedList(new ArrayList<>());
        return InParallel.map(runs(), run -> {
            Result result = new Result(run, trainedAccuracy(run));
            soFar.add(result);
            stage.live(accuracyChart(List.copyOf(soFar)));
            stage.step();
            return result;
        });
    }

    private double trainedAccuracy(Run run) {
        MLP net = net(run.activation(), run.hiddenLayers(), run.seed());
        Training training = new Training(net, new Adam(net.parameters(), LEARNING_RATE), data.train());
        Random random = new Random(run.hiddenLayers());
        for (int epoch = 0; epoch < epochs; epoch++) {
            training.epoch(BATCH, random);
        }
        return Classifier.accuracy(net, data.test());
    }

    /** Over the seeds of one kind of net; its average is 0 of 0 where none has been trained yet. */
    private static DoubleSummaryStatistics accuracy(List<Result> results, Activation activation, int hiddenLayers) {
        return results.stream()
                .filter(result ->
                        result.run().activation() == activation && result.run().hiddenLayers() == hiddenLayers)
                .mapToDouble(Result::accuracy)
                .summaryStatistics();
    }

    private String accuracySentence(List<Result> results, int hiddenLayers) {
        return "with " + Words.count(hiddenLayers, "hidden layer") + ", "
                + REPEATED.stream()
                        .map(activation -> ActivationZoo.name(activation) + " "
                                + range(accuracy(results, activation, hiddenLayers)))
                        .collect(Collectors.joining(" and "));
    }

    private static String range(DoubleSummaryStatistics accuracy) {
        return accuracy.getCount() == 1
                ? String.format(Locale.ROOT, "%.3f", accuracy.getAverage())
                : String.format(
                        Locale.ROOT,
                        "%.3f (%.3f to %.3f over %d seeds)",
                        accuracy.getAverage(),
                        accuracy.getMin(),
                        accuracy.getMax(),
                        accuracy.getCount());
    }

    private Picture accuracyChart(List<Result> results) {
        double[][] means = TRAINED.stream()
                .map(activation -> IntStream.of(depths)
                        .mapToDouble(hiddenLayers -> {
                            DoubleSummaryStatistics accuracy = accuracy(results, activation, hiddenLayers);
                            return accuracy.getCount() == 0 ? Double.NaN : accuracy.getAverage();
                        })
                        .toArray())
                .toArray(double[][]::new);
        return new HeatTable(
                        "Test accuracy by activation and depth",
                        TRAINED.stream().map(ActivationZoo::name).toArray(String[]::new),
                        IntStream.of(depths)
                                .mapToObj(n -> Words.count(n, "hidden layer"))
                                .toArray(String[]::new),
                        means)
                .subtitle("Share of test digits read correctly after " + Words.count(epochs, "epoch")
                        + " of Adam with rate " + Words.plain(LEARNING_RATE)
                        + "; guessing gives 0.1. Pale is a net that did not learn.")
                .range(0, 1)
                .format(share -> String.format(Locale.ROOT, "%.3f", share));
    }

    private static Table accuracyTable(List<Result> results) {
        Table table = Table.of("activation", "hidden layers", "test accuracy", "seed");
        for (Result result : results) {
            table.row(
                    result.run().activation().symbol(),
                    result.run().hiddenLayers(),
                    result.accuracy(),
                    result.run().seed());
        }
        return table;
    }
}
