package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.InitializationPictures;
import chainrule.examples.pictures.MeanFieldPictures;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.NaiveStart;
import chainrule.examples.training.SignalsByDepth;
import chainrule.examples.training.StartWeights;
import chainrule.examples.training.Training;
import chainrule.examples.training.WideLayers;
import chainrule.nn.MLP;
import chainrule.nn.Sgd;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How large weights have to be at the start, so that signals and gradients come through many layers. */
public record Initialization(int depth, int epochs, int wide, HandwrittenDigits data) implements Lesson {
    /** Hidden layers of the deep nets, as in figure 3 of He et al. 2015. */
    private static final int DEPTH = 30;

    private static final int WIDTH = 32;

    /** Units a layer where theory speaks of wide layers. */
    private static final int WIDE = 64;

    private static final int EPOCHS = 6;
    private static final int BATCH = 20;
    private static final double LEARNING_RATE = 0.007;
    private static final double MOMENTUM = 0.9;
    private static final int SEEDS = 3;

    /** Digits on which signals are measured. */
    private static final int ROWS = 50;

    private static final List<StartWeights> TRAINED = List.of(StartWeights.HE, StartWeights.XAVIER);

    /** Standard deviation of a weight times the root of fan-in. */
    private static final double[] SIGMAS = {0.5, 0.8, 1, 1.2, 1.5, 2, 3};

    private record Run(StartWeights start, int seed) {}

    public Initialization() {
        this(DEPTH, EPOCHS, WIDE, HandwrittenDigits.load());
    }

    public static void main(String[] args) {
        Solo.perform(new Initialization(), args);
    }

    @Override
    public String title() {
        return "How large weights start";
    }

    @Override
    public String story() {
        return "Each layer multiplies what goes through it by about the same factor: the root of fan-in times the spread of its weights times what"
                + " the activation leaves. A little under 1, and through 30 layers nothing is left; a little over, and it explodes. The first"
                + " weights decide which of the two a net begins with, and often whether it learns at all.";
    }

    @Override
    public int steps() {
        return TRAINED.size() * SEEDS + 4;
    }

    @Override
    public void perform(Stage stage) {
        var pictures = new InitializationPictures(depth, WIDTH, SEEDS);
        Map<StartWeights, SignalsByDepth> signals = new EnumMap<>(StartWeights.class);
        for (StartWeights start : StartWeights.values()) {
            signals.put(start, signals(start));
        }
        stage.step();
        stage.figure(pictures.throughAllLayers(signals));
        stage.picture("initialization-signals", pictures.signals(signals), pictures.signalsTable(signals));

        List<Run> runs = runs();
        List<Double> accuracies = InParallel.map(runs, run -> {
            double accuracy = train(run);
            stage.step();
            return accuracy;
        });
        double[][] trained = new double[TRAINED.size()][SEEDS];
        for (int i = 0; i < runs.size(); i++) {
            trained[i / SEEDS][i % SEEDS] = accuracies.get(i);
        }
        stage.figure(pictures.learned(TRAINED, trained, epochs));
        stage.picture(
                "initialization-trained",
                pictures.trained(TRAINED, trained, epochs),
                pictures.trainedTable(TRAINED, trained));

        NaiveStart naive = new NaiveStart(data, WIDTH, SEEDS, BATCH);
        stage.figure(naive.sentence());
        stage.sheet("initialization-naive", "Units of two layers that are dead after one epoch", naive.table());
        stage.step();

        var theory = new MeanFieldPictures();
        stage.figure(theory.gainsSentence());
        stage.picture("initialization-gains", theory.gains(), theory.gainsTable());
        Map<Activation, double[][]> moments = WideLayers.momentsByDepth(2 + depth, wide, SEEDS);
        stage.figure(theory.fixedPointSentence(moments, wide));
        stage.picture("initialization-selu", theory.fixedPoint(moments, wide), theory.fixedPointTable(moments));
        stage.step();

        List<double[]> measured = InParallel.map(
                DoubleStream.of(SIGMAS).boxed().toList(), sigma -> WideLayers.gradientFactors(sigma, wide, SEEDS));
        stage.figure(theory.edgeSentence(SIGMAS, measured));
        stage.picture("initialization-edge", theory.edge(SIGMAS, measured, wide), theory.edgeTable(SIGMAS, measured));
        stage.step();
    }

    private static List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        TRAINED.forEach(start -> IntStream.range(0, SEEDS).forEach(seed -> runs.add(new Run(start, seed))));
        return runs;
    }

    private MLP net(StartWeights start, int seed) {
        return start.net(HandwrittenDigits.layerSizes(depth, WIDTH), Activation.RELU, seed);
    }

    private SignalsByDepth signals(StartWeights start) {
        return SignalsByDepth.middle(InParallel.map(
                IntStream.range(0, SEEDS).boxed().toList(), seed -> {
                    MLP net = net(start, seed);
                    return SignalsByDepth.of(
                            net, () -> Classifier.loss(net, data.train().first(ROWS)));
                }));
    }

    private double train(Run run) {
        MLP net = net(run.start(), run.seed());
        new Training(net, new Sgd(net.parameters(), LEARNING_RATE, MOMENTUM), data.train())
                .epochs(epochs, BATCH, new Random(run.seed()));
        return Classifier.accuracy(net, data.test());
    }
}
