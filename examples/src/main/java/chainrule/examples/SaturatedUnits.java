package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.SaturatedUnitsPictures;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.StepsToLoss;
import chainrule.examples.training.TanhNets;
import chainrule.examples.training.Training;
import chainrule.nn.Initializer;
import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import chainrule.nn.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Units that are so far out on their activation that hardly any gradient gets past them, and two more things that slow learning. */
public record SaturatedUnits(int epochs, int limit, HandwrittenDigits data) implements Lesson {
    private static final int HIDDEN_LAYERS = 4;
    private static final int WIDTH = 32;
    private static final int SEEDS = 3;

    /** Digits on which the first loss is measured. */
    private static final int ROWS = 200;

    private static final int EPOCHS = 20;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.1;

    /** A net has learned once its loss is under this. */
    private static final double TARGET = 0.5;

    private static final int LIMIT = 1_000;

    /** By what the weights of the output layer are multiplied; 0 makes all classes equally likely. */
    private static final double[] LAST_WEIGHTS = {0, 1, 10, 30};

    /** What is added to each output of tanh; tanh(x) + 1 = 2 sigmoid(2 x). */
    private static final double[] SHIFTS = {0, 0.5, 1, 2};

    public SaturatedUnits() {
        this(EPOCHS, LIMIT, HandwrittenDigits.load());
    }

    public static void main(String[] args) {
        Solo.perform(new SaturatedUnits(), args);
    }

    @Override
    public String title() {
        return "Saturated units";
    }

    @Override
    public String story() {
        return "Far from 0 a tanh is flat: whatever comes back from behind is multiplied by nearly nothing there. Such a unit is called saturated. From"
                + " where on, for each activation? How many are there, in each layer, while a net learns? Two things that are blamed in the"
                + " same breath are measured too: a net that begins sure of itself and wrong, and outputs that are not centred on 0.";
    }

    @Override
    public int steps() {
        return 4;
    }

    @Override
    public void perform(Stage stage) {
        var pictures = new SaturatedUnitsPictures(SEEDS, WIDTH);
        stage.figure(pictures.tailsSentence());
        stage.picture("saturation-points", pictures.tails(), pictures.tailsTable());
        stage.step();

        double[][] fitting = shares(Initializer.XAVIER_UNIFORM);
        double[][] naive = shares(Initializer.NAIVE);
        stage.figure(pictures.sharesSentence(fitting, naive));
        stage.picture("saturation-shares", pictures.shares(fitting, naive), pictures.sharesTable(fitting, naive));
        stage.step();

        List<double[]> losses = each(
                LAST_WEIGHTS,
                (factor, seed) -> Classifier.loss(
                                TanhNets.sure(sizes(2), factor, seed),
                                data.train().first(Math.min(ROWS, data.train().size())))
                        .data());
        List<double[]> steps = each(LAST_WEIGHTS, (factor, seed) -> steps(TanhNets.sure(sizes(2), factor, seed), seed));
        stage.figure(pictures.sureSentence(LAST_WEIGHTS, losses, steps, TARGET, limit));
        stage.sheet(
                "saturation-confident", "Sure of itself and wrong", pictures.sureTable(LAST_WEIGHTS, losses, steps));
        stage.step();

        List<double[]> shifted = each(SHIFTS, (shift, seed) -> steps(TanhNets.shifted(sizes(2), shift, seed), seed));
        stage.figure(pictures.shiftSentence(SHIFTS, shifted, TARGET, limit));
        stage.picture(
                "saturation-centred", pictures.shift(SHIFTS, shifted, TARGET), pictures.shiftTable(SHIFTS, shifted));
        stage.step();
    }

    private interface Measurement {
        double of(double setting, int seed);
    }

    /** For each setting what is measured with each seed. */
    private static List<double[]> each(double[] settings, Measurement measurement) {
        return InParallel.map(
                DoubleStream.of(settings).boxed().toList(),
                setting -> IntStream.range(0, SEEDS)
                        .mapToDouble(seed -> measurement.of(setting, seed))
                        .toArray());
    }

    private static int[] sizes(int hiddenLayers) {
        return HandwrittenDigits.layerSizes(hiddenLayers, WIDTH);
    }

    private double steps(MLP net, int seed) {
        return new StepsToLoss(data.train(), LEARNING_RATE, BATCH, TARGET, limit).of(net, seed);
    }

    /** Saturated shares of hidden layers, [layer][epoch], before the first epoch and after each. */
    private double[][] shares(Initializer initializer) {
        double[] all = InParallel.mean(SEEDS, seed -> {
            MLP net = new MLP(sizes(HIDDEN_LAYERS), Activation.TANH, initializer, new Random(seed));
            Training training = new Training(net, new Sgd(net.parameters(), LEARNING_RATE), data.train());
            List<Double> shares = new ArrayList<>();
            for (int epoch = 0; epoch <= epochs; epoch++) {
                LayerActivity.of(net, data.test().inputs()).stream()
                        .limit(HIDDEN_LAYERS)
                        .forEach(layer -> shares.add(layer.saturation()));
                if (epoch < epochs) {
                    training.epoch(BATCH, new Random(31L * seed + epoch));
                }
            }
            return shares.stream().mapToDouble(share -> share).toArray();
        });
        return IntStream.range(0, HIDDEN_LAYERS)
                .mapToObj(layer -> IntStream.rangeClosed(0, epochs)
                        .mapToDouble(epoch -> all[epoch * HIDDEN_LAYERS + layer])
                        .toArray())
                .toArray(double[][]::new);
    }
}
