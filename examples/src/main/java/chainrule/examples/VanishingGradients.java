package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.AccuracyByDepthPictures;
import chainrule.examples.pictures.VanishingGradientsPictures;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.DepthRun;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.Training;
import chainrule.nn.Adam;
import chainrule.nn.GradientFlow;
import chainrule.nn.MLP;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The same digits, the same depth, another activation: what is left of the gradient in the first layer, and what that does to learning. */
public record VanishingGradients(int depth, int seeds, int[] depths, int epochs, HandwrittenDigits data)
        implements Lesson {
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
    private static final List<Activation> COMPARED = List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU);

    public VanishingGradients() {
        this(DEPTH, SEEDS, DEPTHS, EPOCHS, HandwrittenDigits.load());
    }

    public VanishingGradients {
        if (depth < 1 || depth > 16) {
            throw new IllegalArgumentException("depth: expected 1 to 16 hidden layers, got " + depth);
        }
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
        var pictures = new VanishingGradientsPictures(depth, WIDTH, seeds);
        Map<Activation, double[]> gradients = new EnumMap<>(Activation.class);
        for (Activation activation : Activation.values()) {
            gradients.put(activation, meanGradients(activation, depth));
            stage.step();
            stage.live(pictures.allActivations(gradients));
        }
        stage.figure(pictures.firstToLast(gradients));
        stage.picture("vanishing-gradients", pictures.bars(gradients, COMPARED), pictures.table(gradients));
        stage.picture("vanishing-gradients-all", pictures.allActivations(gradients), pictures.table(gradients));

        Map<Activation, double[]> ratios = new LinkedHashMap<>();
        COMPARED.forEach(activation -> ratios.put(activation, ratiosByDepth(activation)));
        stage.picture("vanishing-ratio", pictures.ratioChart(ratios), pictures.ratioTable(ratios));

        var accuracies = new AccuracyByDepthPictures(TRAINED, depths, epochs, LEARNING_RATE);
        List<DepthRun.Result> results = InParallel.map(runs(), this::train, soFar -> {
            stage.live(accuracies.chart(soFar));
            stage.step();
        });
        stage.figure(accuracies.deepAndShallow(results, REPEATED));
        stage.picture("accuracy-by-depth", accuracies.chart(results), accuracies.table(results));
    }

    private MLP net(Activation activation, int hiddenLayers, long seed) {
        return new MLP(HandwrittenDigits.layerSizes(hiddenLayers, WIDTH), activation, new Random(seed));
    }

    /** Mean |dL/dw| of each layer in fresh nets, over all seeds. */
    private double[] meanGradients(Activation activation, int hiddenLayers) {
        var batch = data.train().first(BATCH_OF_GRADIENT);
        return InParallel.mean(seeds, seed -> {
            MLP net = net(activation, hiddenLayers, seed);
            Classifier.loss(net, batch).backward();
            return GradientFlow.meanAbsoluteGradients(net);
        });
    }

    /** What arrives in the first layer as a share of the last one's, in nets of 1, 2, 3... hidden layers. */
    private double[] ratiosByDepth(Activation activation) {
        return IntStream.rangeClosed(1, 2 * depth)
                .mapToDouble(layers -> {
                    double[] gradients = meanGradients(activation, layers);
                    return gradients[0] / gradients[layers];
                })
                .toArray();
    }

    private List<DepthRun> runs() {
        return DepthRun.each(depths, TRAINED, REPEATED, REPEATS);
    }

    private DepthRun.Result train(DepthRun run) {
        MLP net = net(run.activation(), run.hiddenLayers(), run.seed());
        Training training = new Training(net, new Adam(net.parameters(), LEARNING_RATE), data.train());
        training.epochs(epochs, BATCH, new Random(run.hiddenLayers()));
        return new DepthRun.Result(run, Classifier.accuracy(net, data.test()));
    }
}
