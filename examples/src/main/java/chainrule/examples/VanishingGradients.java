package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.LearningSpeedPictures;
import chainrule.examples.pictures.VanishingGradientsPictures;
import chainrule.examples.training.BackwardSignal;
import chainrule.examples.training.DeltasOverTraining;
import chainrule.examples.training.SpeedOfLearning;
import chainrule.nn.MLP;
import chainrule.nn.Sgd;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The same digits, the same depth, another activation: what is left of the gradient in the first layer of a fresh net. */
public record VanishingGradients(int depth, int seeds, int epochs, HandwrittenDigits data) implements Lesson {
    /** Hidden layers of the nets whose gradients are shown, 1 to 16. */
    private static final int DEPTH = 8;

    private static final int WIDTH = 32;

    /** Nets with other random weights, over which gradients are averaged. */
    private static final int SEEDS = 10;

    /** Digits on which a gradient is computed. */
    private static final int BATCH_OF_GRADIENT = 50;

    /** Of weights that are too small for tanh, their standard deviation is this over the root of fan-in. */
    private static final double SMALL = 0.5;

    private static final int TRAINED_SEEDS = 3;
    private static final int EPOCHS = 20;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.03;
    private static final double MOMENTUM = 0.9;

    private static final List<Activation> COMPARED = List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU);

    public VanishingGradients() {
        this(DEPTH, SEEDS, EPOCHS, HandwrittenDigits.load());
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
        return "Nets of equal width read the digits; they differ in the activation, and in the initializer that fits it. Before any training, the"
                + " signal that travels back, ∂L/∂z, is measured in each layer: with the sigmoid it shrinks by a factor of about four from"
                + " layer to layer, with tanh and ReLU it does not. What the weights get, ∂L/∂w, is that signal times what comes in from the front. Then"
                + " two of the nets are trained for some epochs, passes over all training digits: does it grow back?";
    }

    @Override
    public int steps() {
        return Activation.values().length + 2;
    }

    @Override
    public void perform(Stage stage) {
        var pictures = new VanishingGradientsPictures(depth, WIDTH, seeds);
        Map<Activation, BackwardSignal> fresh = new EnumMap<>(Activation.class);
        for (Activation activation : Activation.values()) {
            fresh.put(activation, signal(seed -> net(activation, depth, seed)));
            stage.step();
            stage.live(pictures.allActivations(fresh));
        }
        stage.figure(pictures.firstToLast(fresh));
        stage.picture("vanishing-gradients", pictures.deltasAndWeights(fresh, COMPARED), pictures.table(fresh));
        stage.picture("vanishing-gradients-all", pictures.allActivations(fresh), pictures.table(fresh));

        BackwardSignal hidden = signal(this::tanhWithSmallWeights);
        stage.figure(pictures.hiddenInWeights(hidden));
        stage.picture("vanishing-hidden", pictures.hidden(hidden, SMALL), pictures.hiddenTable(hidden));

        Map<Activation, double[]> ratios = new LinkedHashMap<>();
        COMPARED.forEach(activation -> ratios.put(activation, ratiosByDepth(activation)));
        stage.picture("vanishing-ratio", pictures.ratioChart(ratios), pictures.ratioTable(ratios));

        List<List<double[]>> speeds = LearningSpeedPictures.publishedDepths().stream()
                .map(layers -> SpeedOfLearning.of(layers, seeds, data.train()))
                .toList();
        stage.figure(LearningSpeedPictures.published(speeds));
        stage.sheet("vanishing-published", "Ours beside Nielsen's", LearningSpeedPictures.publishedTable(speeds));

        Map<Activation, DeltasOverTraining> trained = new LinkedHashMap<>();
        for (Activation activation : List.of(Activation.SIGMOID, Activation.RELU)) {
            trained.put(activation, overTraining(activation));
            stage.step();
        }
        stage.figure(LearningSpeedPictures.overTraining(trained));
        stage.picture("vanishing-training", LearningSpeedPictures.chart(trained), LearningSpeedPictures.table(trained));
    }

    private DeltasOverTraining overTraining(Activation activation) {
        return DeltasOverTraining.of(
                TRAINED_SEEDS,
                seed -> net(activation, depth, seed),
                net -> new Sgd(net.parameters(), LEARNING_RATE, MOMENTUM),
                data,
                epochs,
                BATCH);
    }

    private static MLP net(Activation activation, int hiddenLayers, long seed) {
        return new MLP(HandwrittenDigits.layerSizes(hiddenLayers, WIDTH), activation, new Random(seed));
    }

    private MLP tanhWithSmallWeights(long seed) {
        return new MLP(
                HandwrittenDigits.layerSizes(depth, WIDTH),
                Activation.TANH,
                (fanIn, fanOut, random) -> SMALL / Math.sqrt(fanIn) * random.nextGaussian(),
                new Random(seed));
    }

    private BackwardSignal signal(IntFunction<MLP> netOfSeed) {
        return BackwardSignal.mean(seeds, netOfSeed, data.train().first(BATCH_OF_GRADIENT));
    }

    /** What arrives at the first layer as a share of what the last one has, in nets of 1, 2, 3... hidden layers. */
    private double[] ratiosByDepth(Activation activation) {
        return IntStream.rangeClosed(1, depth + depth / 2)
                .mapToDouble(
                        layers -> signal(seed -> net(activation, layers, seed)).deltaRatio())
                .toArray();
    }
}
