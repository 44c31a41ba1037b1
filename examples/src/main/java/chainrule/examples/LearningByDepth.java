package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.AccuracyByDepthPictures;
import chainrule.examples.pictures.AdamTwistPictures;
import chainrule.examples.training.AdamTwist;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.DepthRun;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.Training;
import chainrule.nn.Adam;
import chainrule.nn.MLP;
import chainrule.nn.Sgd;
import java.util.List;
import java.util.Random;

/** What vanishing gradients do to learning: nets of growing depth under plain gradient descent, and under Adam. */
public record LearningByDepth(List<Activation> trained, int[] depths, int epochs, HandwrittenDigits data)
        implements Lesson {
    /** Hidden layers, fewest first. */
    private static final int[] DEPTHS = {1, 2, 4, 8};

    private static final int WIDTH = 32;

    /** Every net is trained with so many seeds, since luck plays a part. */
    private static final int SEEDS = 3;

    private static final int EPOCHS = 20;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.03;
    private static final double MOMENTUM = 0.9;
    private static final double RATE_OF_ADAM = 0.003;

    private static final List<Activation> TRAINED =
            List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.LEAKY_RELU, Activation.GELU);

    public LearningByDepth() {
        this(TRAINED, DEPTHS, EPOCHS, HandwrittenDigits.load());
    }

    public static void main(String[] args) {
        Solo.perform(new LearningByDepth(), args);
    }

    @Override
    public String title() {
        return "What depth does to learning";
    }

    @Override
    public String story() {
        return "The nets of the lesson before, trained. With plain gradient descent a layer moves by the learning rate times its gradient: where"
                + " hardly any arrives, it stands still, and the layers behind it see what an untrained net makes of the digits. Adam divides"
                + " each gradient by its own size, so that even the smallest moves its weight. Is that the cure?";
    }

    @Override
    public int steps() {
        return runs().size() + 1;
    }

    @Override
    public void perform(Stage stage) {
        var accuracies = new AccuracyByDepthPictures(trained, depths, SEEDS, epochs, LEARNING_RATE, MOMENTUM);
        List<DepthRun.Result> results = InParallel.map(runs(), this::train, soFar -> {
            stage.live(accuracies.chart(soFar));
            stage.step();
        });
        stage.figure(accuracies.deepAndShallow(results, trained.subList(0, Math.min(3, trained.size()))));
        stage.picture("accuracy-by-depth", accuracies.chart(results), accuracies.table(results));

        int deepest = depths[depths.length - 1];
        List<AdamTwist.Outcome> outcomes = new AdamTwist(
                        net -> new Sgd(net.parameters(), LEARNING_RATE, MOMENTUM),
                        net -> new Adam(net.parameters(), RATE_OF_ADAM))
                .run(data, seed -> net(Activation.SIGMOID, deepest, seed), SEEDS, epochs, BATCH);
        stage.step();
        var twist = new AdamTwistPictures(outcomes);
        stage.figure(twist.sentence());
        stage.picture("adam-twist", twist.chart(), twist.table());
    }

    private static MLP net(Activation activation, int hiddenLayers, long seed) {
        return new MLP(HandwrittenDigits.layerSizes(hiddenLayers, WIDTH), activation, new Random(seed));
    }

    private List<DepthRun> runs() {
        return DepthRun.each(depths, trained, SEEDS);
    }

    private DepthRun.Result train(DepthRun run) {
        MLP net = net(run.activation(), run.hiddenLayers(), run.seed());
        Training training = new Training(net, new Sgd(net.parameters(), LEARNING_RATE, MOMENTUM), data.train());
        training.epochs(epochs, BATCH, new Random(run.hiddenLayers()));
        return new DepthRun.Result(run, Classifier.accuracy(net, data.test()));
    }
}
