package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.BornDeadPictures;
import chainrule.examples.pictures.LearnedSlopesPictures;
import chainrule.examples.pictures.ReluLayersPictures;
import chainrule.examples.training.AsymmetricStart;
import chainrule.examples.training.BeforeAndAfter;
import chainrule.examples.training.ConstantNets;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.Training;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.PRelu;
import chainrule.nn.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** ReLU units that are dead before the first step: whole nets, layers of deep ones, and a slope below 0 that is learned. */
public record BornDead(int nets, int epochs, HandwrittenDigits data) implements Lesson {
    /** Units in each layer of the narrow nets. */
    private static final int[] NARROW = {2, 3, 5, 10};

    /** Narrow nets have up to so many hidden layers. */
    private static final int HIDDEN_LAYERS = 29;

    /** Random narrow nets for each width. */
    private static final int NETS = 2_000;

    /** Hidden layers of the nets that learn the digits. */
    private static final int SHALLOW = 4;

    private static final int DEEP = 10;
    private static final int WIDTH = 32;
    private static final int SEEDS = 3;
    private static final int EPOCHS = 20;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.03;
    private static final double MOMENTUM = 0.9;

    /** Where He et al. 2015 let the slope of PReLU start. */
    private static final double FIRST_SLOPE = 0.25;

    public BornDead() {
        this(NETS, EPOCHS, HandwrittenDigits.load());
    }

    public static void main(String[] args) {
        Solo.perform(new BornDead(), args);
    }

    @Override
    public String title() {
        return "Born dead";
    }

    @Override
    public String story() {
        return "Some ReLU units are dead before the first step. Weights are as often negative as positive, so a unit is as likely off as"
                + " on. Where a layer is narrow, all its units may be off at once, and nothing gets past it; where a net is deep, its"
                + " last layers see nearly the same numbers for every digit, and a unit that is off for one is off for all. What does training make"
                + " of it? And what does a net choose that may learn how steep its units are below 0?";
    }

    @Override
    public int steps() {
        return 2 * NARROW.length + 3 * SEEDS;
    }

    @Override
    public void perform(Stage stage) {
        var narrow = new BornDeadPictures(NARROW, nets);
        List<double[]> symmetric = constantNets(stage, ConstantNets.SYMMETRIC);
        List<double[]> asymmetric = constantNets(stage, AsymmetricStart::set);
        stage.figure(narrow.sentence(symmetric, asymmetric));
        stage.picture("born-dead", narrow.chart(symmetric, asymmetric), narrow.table(symmetric, asymmetric));

        var layers = new ReluLayersPictures(WIDTH, epochs);
        List<BeforeAndAfter> deep = eachSeed(stage, seed -> beforeAndAfter(DEEP, seed));
        List<BeforeAndAfter> shallow = eachSeed(stage, seed -> beforeAndAfter(SHALLOW, seed));
        stage.figure(layers.deadSentence(shallow, deep));
        stage.picture("born-dead-layers", layers.dead(shallow, deep), layers.table(shallow, deep));
        stage.figure(layers.sparsitySentence(deep));
        stage.picture("born-dead-sparsity", layers.sparsity(deep), layers.table(shallow, deep));

        var slopes = new LearnedSlopesPictures(FIRST_SLOPE);
        List<double[][]> learned = eachSeed(stage, this::slopes);
        stage.figure(slopes.sentence(learned));
        stage.picture("born-dead-prelu", slopes.chart(learned), slopes.table(learned));
    }

    /** For each width and each number of hidden layers, the share of nets that are constant. */
    private List<double[]> constantNets(Stage stage, ConstantNets.Start start) {
        return InParallel.map(
                Arrays.stream(NARROW).boxed().toList(),
                width -> ConstantNets.shares(width, HIDDEN_LAYERS, nets, start, width),
                soFar -> stage.step());
    }

    private static <R> List<R> eachSeed(Stage stage, IntFunction<R> run) {
        return InParallel.map(IntStream.range(0, SEEDS).boxed().toList(), run::apply, soFar -> stage.step());
    }

    private BeforeAndAfter beforeAndAfter(int hiddenLayers, int seed) {
        MLP net = new MLP(HandwrittenDigits.layerSizes(hiddenLayers, WIDTH), Activation.RELU, new Random(seed));
        return BeforeAndAfter.of(
                net, data.train().inputs(), () -> training(net).epochs(epochs, BATCH, new Random(seed)));
    }

    private Training training(MLP net) {
        return new Training(net, new Sgd(net.parameters(), LEARNING_RATE, MOMENTUM), data.train());
    }

    /** The slope of each hidden layer before training and after each epoch, [layer][epoch]. */
    private double[][] slopes(int seed) {
        Random random = new Random(seed);
        PRelu[] activations = IntStream.range(0, SHALLOW)
                .mapToObj(i -> new PRelu(FIRST_SLOPE))
                .toArray(PRelu[]::new);
        int[] sizes = HandwrittenDigits.layerSizes(SHALLOW, WIDTH);
        MLP net = new MLP(IntStream.rangeClosed(0, SHALLOW)
                .mapToObj(i ->
                        new Layer(sizes[i], sizes[i + 1], i < SHALLOW ? activations[i] : Activation.IDENTITY, random))
                .toArray(Layer[]::new));
        Training training = training(net);
        double[][] slopes = new double[SHALLOW][epochs + 1];
        for (int epoch = 0; epoch <= epochs; epoch++) {
            if (epoch > 0) {
                training.epoch(BATCH, random);
            }
            for (int layer = 0; layer < SHALLOW; layer++) {
                slopes[layer][epoch] = activations[layer].slope().data();
            }
        }
        return slopes;
    }
}
