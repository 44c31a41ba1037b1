package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.gallery.Words;
import chainrule.examples.pictures.DeadReluCausePictures;
import chainrule.examples.pictures.DeadReluCurePictures;
import chainrule.examples.pictures.DeadReluEpochPictures;
import chainrule.examples.pictures.ReluDiaryPictures;
import chainrule.examples.training.Hyperparameters;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.ReluDiary;
import chainrule.examples.training.ReluOutcome;
import chainrule.examples.training.Training;
import chainrule.examples.training.UnitDeath;
import chainrule.nn.DeadUnits;
import chainrule.nn.Initializer;
import chainrule.nn.MLP;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** ReLU units that are off on every example: what kills them, how it looks from inside, and what helps. */
public record DeadRelus(int epochs, HandwrittenDigits data) implements Lesson {
    private static final int WIDTH = 32;
    private static final int EPOCHS = 12;
    private static final int BATCH = 32;
    private static final int SEED = 1;

    /** The three causes, each varied while the others stay harmless. */
    private static final double[] LEARNING_RATES = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3};

    private static final double[] INPUT_SHIFTS = {-2, -1, -0.5, 0, 0.5, 1, 2};
    private static final double RATE_OF_INITIALIZERS = 0.3;
    private static final double HARMLESS_RATE = 0.003;

    /** Here 20 to 40 % of the units die and the net still learns: the regime that textbooks warn of. */
    private static final double TEXTBOOK_RATE = 0.03;

    private static final Hyperparameters HARMLESS =
            new Hyperparameters("ReLU", Activation.RELU, Initializer.HE_NORMAL, HARMLESS_RATE, true, 0);
    private static final Hyperparameters PLAIN_SGD = HARMLESS.withSgd(RATE_OF_INITIALIZERS);
    private static final Hyperparameters TOO_FAST = HARMLESS.withRate(0.1);
    private static final List<Hyperparameters> CURES_OF_THE_RATE = List.of(
            TOO_FAST,
            TOO_FAST.withActivation(Activation.LEAKY_RELU).named("Leaky ReLU"),
            TOO_FAST.withActivation(Activation.ELU).named("ELU"),
            TOO_FAST.withActivation(Activation.GELU).named("GELU"),
            HARMLESS.named("rate " + Words.plain(HARMLESS_RATE)));
    private static final List<Hyperparameters> CURES_OF_THE_WEIGHTS = List.of(
            PLAIN_SGD.withInitializer(Initializer.NAIVE).named("naive weights"),
            PLAIN_SGD.withInitializer(Initializer.HE_NORMAL).named("He weights"));

    public DeadRelus() {
        this(EPOCHS, HandwrittenDigits.load());
    }

    public static void main(String[] args) {
        Solo.perform(new DeadRelus(), args);
    }

    @Override
    public String title() {
        return "Dead ReLUs";
    }

    @Override
    public String story() {
        return "A ReLU unit whose pre-activation is negative on every example puts out nothing and lets no gradient through: it is dead. What kills"
                + " units: a learning rate that makes them jump too far, weights that start too large, inputs that are not centred, a bias far below"
                + " zero. The first three are turned up here, one at a time, on nets with two hidden layers of " + WIDTH
                + " units; then the cures are tried.";
    }

    @Override
    public int steps() {
        int causes = LEARNING_RATES.length + Initializer.values().length + INPUT_SHIFTS.length;
        return 1 + causes + CURES_OF_THE_RATE.size() + CURES_OF_THE_WEIGHTS.size();
    }

    @Override
    public void perform(Stage stage) {
        watchOneNet(stage);
        var byRate = outcomes(stage, DoubleStream.of(LEARNING_RATES).mapToObj(HARMLESS::withRate));
        var byInitializer = outcomes(stage, Stream.of(Initializer.values()).map(PLAIN_SGD::withInitializer));
        var byShift = outcomes(stage, DoubleStream.of(INPUT_SHIFTS).mapToObj(HARMLESS::withShift));
        var deaths = new DeadReluEpochPictures(byRate, WIDTH);
        stage.figure(deaths.byRate());
        stage.picture("dead-relus-epochs", deaths.chart(), deaths.table());
        var causes = new DeadReluCausePictures(byRate, byInitializer, byShift);
        stage.picture("dead-relus-causes", causes.chart(), causes.table());
        var cures = new DeadReluCurePictures(
                outcomes(stage, CURES_OF_THE_RATE.stream()), outcomes(stage, CURES_OF_THE_WEIGHTS.stream()));
        stage.figure(cures.ofTheRate());
        stage.figure(cures.ofTheWeights());
        stage.picture("dead-relus-cures", cures.chart(), cures.table());
    }

    private void watchOneNet(Stage stage) {
        Hyperparameters setting = HARMLESS.withRate(TEXTBOOK_RATE);
        MLP net = net(setting);
        var diary = new ReluDiary(net, data.train().inputs(), epochs);
        var pictures = new ReluDiaryPictures(diary);
        stage.figure(pictures.untrained(new DeadUnits(net, data.train().inputs())));
        ReluOutcome outcome = train(net, setting, diary::beforeLastStep, dead -> {
            diary.write(dead);
            stage.live(pictures.strip());
        });
        stage.figure(pictures.trained(outcome));
        var death = UnitDeath.of(
                pictures.shownUnit(), net(setting), setting::optimizer, data.train(), epochs, BATCH, SEED + 1);
        stage.figure(pictures.killed(death));
        stage.picture("dead-relus", pictures.diagnosis(outcome), pictures.table());
        stage.step();
    }

    private List<ReluOutcome> outcomes(Stage stage, Stream<Hyperparameters> settings) {
        return InParallel.map(
                settings.toList(),
                setting -> train(net(setting), setting, () -> {}, dead -> {}),
                soFar -> stage.step());
    }

    private static MLP net(Hyperparameters setting) {
        return setting.net(HandwrittenDigits.layerSizes(2, WIDTH), new Random(SEED));
    }

    /** Looks for dead units before training and after each epoch. */
    private ReluOutcome train(MLP net, Hyperparameters setting, Runnable beforeLastStep, Consumer<DeadUnits> look) {
        var rows = data.train().shifted(setting.shift());
        Training training = new Training(net, setting.optimizer(net), rows);
        Random random = new Random(SEED + 1);
        DeadUnits dead = new DeadUnits(net, rows.inputs());
        List<int[]> history = new ArrayList<>();
        for (int epoch = 0; epoch <= epochs; epoch++) {
            if (epoch > 0) {
                training.epoch(BATCH, random, beforeLastStep);
                dead.observe();
            }
            history.add(dead.perLayer());
            look.accept(dead);
        }
        return ReluOutcome.of(setting, history, dead, net, data.test().shifted(setting.shift()));
    }
}
