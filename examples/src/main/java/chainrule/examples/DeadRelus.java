package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.ReluDiary;
import chainrule.examples.training.Training;
import chainrule.nn.Adam;
import chainrule.nn.DeadUnits;
import chainrule.nn.Initializer;
import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** ReLU units that are off on every example: what kills them, how it looks from inside, and what helps. */
public final class DeadRelus implements Lesson {
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

    private static final double CURED_RATE = 0.1;

    private final int width;
    private final int epochs;
    private final Dataset train;
    private final Dataset test;

    public DeadRelus() {
        this(WIDTH, EPOCHS, HandwrittenDigits.load());
    }

    DeadRelus(int width, int epochs, HandwrittenDigits data) {
        this.width = width;
        this.epochs = epochs;
        this.train = data.train();
        this.test = data.test();
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
        return "A ReLU unit whose pre-activation is negative on every example puts out nothing and lets no gradient through: it is dead. Three"
                + " things kill units: a learning rate that makes them jump too far, weights that start too large, and inputs that are"
                + " not centred. All three are turned up here, one at a time, on nets with two hidden layers of "
                + width + " units; then the cures are tried.";
    }

    @Override
    public int steps() {
        return 1 + LEARNING_RATES.length + Initializer.values().length + INPUT_SHIFTS.length + cures().size();
    }

    /** How a net is built and trained. */
    private record Setting(
            DifferentiableFunction activation, Initializer initializer, double rate, boolean adam, double shift) {
        static Setting harmless() {
            return new Setting(Activation.RELU, Initializer.HE_NORMAL, HARMLESS_RATE, true, 0);
        }

        Setting rate(double other) {
            return new Setting(activation, initializer, other, adam, shift);
        }

        Setting activation(DifferentiableFunction other) {
            return new Setting(other, initializer, rate, adam, shift);
        }

        Setting sgd(Initializer other, double otherRate) {
            return new Setting(activation, other, otherRate, false, shift);
        }

        Setting shift(double other) {
            return new Setting(activation, initializer, rate, adam, other);
        }
    }

    /**
     * How a net ended.
     *
     * @param history dead units in each hidden layer, before training and after each epoch
     * @param share dead units at the end as a share of all hidden units
     */
    private record Outcome(Setting setting, List<int[]> history, double share, int revivals, double accuracy) {
        int[] perLayer() {
            return history.get(history.size() - 1);
        }

        double[] totals() {
            return history.stream()
                    .mapToDouble(each -> IntStream.of(each).sum())
                    .toArray();
        }
    }

    private record Cure(String name, Setting setting) {}

    /** How many of the cures start from a learning rate that is too high; the others start from weights that are too large. */
    private static final int FAST_CASES = 5;

    private static List<Cure> cures() {
        Setting tooFast = Setting.harmless().rate(CURED_RATE);
        return List.of(
                new Cure("ReLU", tooFast),
                new Cure("leaky ReLU", tooFast.activation(Activation.LEAKY_RELU)),
                new Cure("ELU", tooFast.activation(Activation.ELU)),
                new Cure("GELU", tooFast.activation(Activation.GELU)),
                new Cure("rate " + Words.plain(HARMLESS_RATE), tooFast.rate(HARMLESS_RATE)),
                new Cure("naive weights", tooFast.sgd(Initializer.NAIVE, RATE_OF_INITIALIZERS)),
                new Cure("He weights", tooFast.sgd(Initializer.HE_NORMAL, RATE_OF_INITIALIZERS)));
    }

    @Override
    public void perform(Stage stage) {
        watchOneNet(stage);

        List<Outcome> byRate = outcomes(stage, Arrays.stream(LEARNING_RATES).mapToObj(Setting.harmless()::rate));
        List<Outcome> byInitializer = outcomes(
                stage,
                Stream.of(Initializer.values()).map(each -> Setting.harmless().sgd(each, RATE_OF_INITIALIZERS)));
        List<Outcome> byShift = outcomes(stage, Arrays.stream(INPUT_SHIFTS).mapToObj(Setting.harmless()::shift));
        stage.figure("Dead units after " + epochs + " epochs of Adam, by learning rate: "
                + byRate.stream()
                        .map(outcome -> String.format(
                                Locale.ROOT,
                                "%.0f %% at %s",
                                100 * outcome.share(),
                                outcome.setting().rate()))
                        .collect(Collectors.joining(", "))
                + ".");
        stage.picture("dead-relus-epochs", overEpochs(byRate), epochTable(byRate));
        stage.picture(
                "dead-relus-causes",
                causes(byRate, byInitializer, byShift),
                causeTable(byRate, byInitializer, byShift));

        List<Outcome> cured = outcomes(stage, cures().stream().map(Cure::setting));
        stage.figure("A learning rate of " + Words.plain(CURED_RATE) + ": " + ends(cured.subList(0, FAST_CASES)) + ".");
        stage.figure("Plain SGD at " + Words.plain(RATE_OF_INITIALIZERS) + ": "
                + ends(cured.subList(FAST_CASES, cured.size())) + ".");
        stage.picture("dead-relus-cures", cureChart(cured), cureTable(cured));
    }

    private static String ends(List<Outcome> cured) {
        return cured.stream()
                .map(outcome -> String.format(
                        Locale.ROOT,
                        "%s %.0f %% dead, test accuracy %.1f %%",
                        nameOf(outcome),
                        100 * outcome.share(),
                        100 * outcome.accuracy()))
                .collect(Collectors.joining("; "));
    }

    private static String nameOf(Outcome outcome) {
        return cures().stream()
                .filter(cure -> cure.setting().equals(outcome.setting()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    // ---- one net from inside ---------------------------------------------------------------------------------------

    private void watchOneNet(Stage stage) {
        Setting setting = Setting.harmless().rate(TEXTBOOK_RATE);
        MLP net = net(setting);
        List<LayerActivity> fresh = LayerActivity.of(net, train.inputs());
        stage.figure(String.format(
                Locale.ROOT,
                "With fresh weights, %.0f %% of the first layer's units and %.0f %% of the second's are off on a given digit; %d of %d units"
                        + " are dead.",
                100 * fresh.get(0).sparsity(),
                100 * fresh.get(1).sparsity(),
                new DeadUnits(net, train.inputs()).total(),
                2 * width));
        ReluDiary diary = new ReluDiary(net, train.inputs(), epochs);
        int revivals = train(net, setting, train, diary::beforeLastStep, tracker -> {
            diary.write(tracker);
            stage.live(diary.strip());
        });
        stage.step();
        int dead = IntStream.of(diary.deadPerLayer()).sum();
        stage.figure(String.format(
                Locale.ROOT,
                "At learning rate %s, %d of %d units are dead after %d epochs, %.0f %%; dead units came back %d times; test accuracy %.1f %%.",
                TEXTBOOK_RATE,
                dead,
                2 * width,
                epochs,
                50.0 * dead / width,
                revivals,
                100 * Classifier.accuracy(net, test)));
        stage.picture(
                "dead-relus",
                diary.diagnosis("Adam with rate " + Words.plain(TEXTBOOK_RATE) + ", " + Words.count(epochs, "epoch")),
                diary.table());
    }

    // ---- training --------------------------------------------------------------------------------------------------

    private MLP net(Setting setting) {
        return new MLP(
                new int[] {HandwrittenDigits.PIXELS, width, width, HandwrittenDigits.CLASSES},
                setting.activation(),
                setting.initializer(),
                new Random(SEED));
    }

    /**
     * Trains a net and returns how many revivals there were.
     *
     * @param beforeLastStep called in each epoch before its last step
     * @param afterEpoch called before training and after each epoch
     */
    private int train(MLP net, Setting setting, Dataset rows, Runnable beforeLastStep, Consumer<DeadUnits> afterEpoch) {
        Optimizer optimizer =
                setting.adam() ? new Adam(net.parameters(), setting.rate()) : new Sgd(net.parameters(), setting.rate());
        Training training = new Training(net, optimizer, rows);
        Random random = new Random(SEED + 1);
        DeadUnits dead = new DeadUnits(net, rows.inputs());
        afterEpoch.accept(dead);
        for (int epoch = 0; epoch < epochs; epoch++) {
            training.epoch(BATCH, random, beforeLastStep);
            dead.observe();
            afterEpoch.accept(dead);
        }
        return dead.revivals();
    }

    private Outcome outcome(Setting setting) {
        MLP net = net(setting);
        Dataset rows = shifted(train, setting.shift());
        List<int[]> history = new ArrayList<>();
        int revivals = train(net, setting, rows, () -> {}, dead -> history.add(dead.perLayer()));
        double share = IntStream.of(history.get(epochs)).sum() / (2.0 * width);
        double accuracy = Classifier.accuracy(net, shifted(test, setting.shift()));
        return new Outcome(setting, history, share, revivals, accuracy);
    }

    private List<Outcome> outcomes(Stage stage, Stream<Setting> settings) {
        return InParallel.map(settings.toList(), setting -> {
            Outcome outcome = outcome(setting);
            stage.step();
            return outcome;
        });
    }

    private static Dataset shifted(Dataset data, double shift) {
        double[][] inputs = Arrays.stream(data.inputs())
                .map(row -> Arrays.stream(row).map(x -> x + shift).toArray())
                .toArray(double[][]::new);
        return new Dataset(inputs, data.labels());
    }

    // ---- pictures --------------------------------------------------------------------------------------------------

    private Picture causes(List<Outcome> byRate, List<Outcome> byInitializer, List<Outcome> byShift) {
        LineChart rates = new LineChart("1. the learning rate")
                .size(ReluDiary.PANEL_WIDTH, ReluDiary.PANEL_HEIGHT)
                .axes("learning rate of Adam", "%")
                .logX()
                .yRange(0, 100)
                .markers()
                .line("dead", LEARNING_RATES, percents(byRate))
                .dashed("test accuracy", LEARNING_RATES, accuracies(byRate));
        BarChart initializers = new BarChart(
                        "2. the weights at the start",
                        Stream.of(Initializer.values())
                                .map(DeadRelus::shortName)
                                .toArray(String[]::new))
                .size(ReluDiary.PANEL_WIDTH, ReluDiary.PANEL_HEIGHT)
                .axes("initializer (U uniform, N normal), plain SGD at " + RATE_OF_INITIALIZERS, "%")
                .yRange(0, 100)
                .bars("dead", percents(byInitializer));
        LineChart shifts = new LineChart("3. inputs off centre")
                .size(ReluDiary.PANEL_WIDTH, ReluDiary.PANEL_HEIGHT)
                .axes("added to every pixel", "%")
                .yRange(0, 100)
                .markers()
                .line("dead", INPUT_SHIFTS, percents(byShift))
                .dashed("test accuracy", INPUT_SHIFTS, accuracies(byShift));
        return new PictureGrid("Three ways to kill a ReLU", 3, rates, initializers, shifts)
                .subtitle("Share of hidden units that are off on every training digit after " + epochs
                        + " epochs. One cause is turned up at a time; otherwise the rate is Adam's "
                        + Words.plain(HARMLESS_RATE)
                        + " (SGD in the second chart), the weights are He's and pixels lie within 0..1.");
    }

    private static String shortName(Initializer initializer) {
        return initializer.title().replace(", uniform", " U").replace(", normal", " N");
    }

    private Picture overEpochs(List<Outcome> byRate) {
        LineChart epochChart =
                new LineChart("over the epochs").axes("epoch", "dead units").yRange(0, 2 * width);
        for (Outcome outcome : byRate) {
            epochChart.line("rate " + Words.plain(outcome.setting().rate()), outcome.totals());
        }
        BarChart layerChart = new BarChart(
                        "by layer, at the end",
                        Arrays.stream(LEARNING_RATES).mapToObj(Words::plain).toArray(String[]::new))
                .axes("learning rate of Adam", "dead units of " + width)
                .yRange(0, width)
                .bars("layer 1", ofLayer(byRate, 0))
                .bars("layer 2", ofLayer(byRate, 1));
        return new PictureGrid("When units die, and in which layer", 2, epochChart.markers(), layerChart)
                .subtitle(
                        "Dead units of " + 2 * width
                                + " for several learning rates of Adam. Most of the damage is done in the first epochs, while the steps are large.");
    }

    private static double[] ofLayer(List<Outcome> outcomes, int layer) {
        return outcomes.stream()
                .mapToDouble(outcome -> outcome.perLayer()[layer])
                .toArray();
    }

    private Table epochTable(List<Outcome> byRate) {
        Table table = Table.of("learning rate", "epoch", "dead in layer 1", "dead in layer 2");
        for (Outcome outcome : byRate) {
            for (int epoch = 0; epoch <= epochs; epoch++) {
                int[] dead = outcome.history().get(epoch);
                table.row(outcome.setting().rate(), epoch, dead[0], dead[1]);
            }
        }
        return table;
    }

    private static Picture cureChart(List<Outcome> cured) {
        return new PictureGrid(
                        "The cures: a slope below zero, a smaller rate, weights that fit",
                        2,
                        cureBars("a learning rate of " + Words.plain(CURED_RATE) + " (Adam)", cured, 0, FAST_CASES),
                        cureBars(
                                "naive weights (plain SGD at " + Words.plain(RATE_OF_INITIALIZERS) + ")",
                                cured,
                                FAST_CASES,
                                cured.size()))
                .subtitle(
                        "The first bars of each chart show the trouble, the others one thing changed. A unit of which some"
                                + " slope is left below zero can come back; but a net that learns too fast learns badly even so.");
    }

    private static BarChart cureBars(String title, List<Outcome> cured, int from, int to) {
        return new BarChart(
                        title,
                        cures().subList(from, to).stream().map(Cure::name).toArray(String[]::new))
                .axes("the trouble, then one thing changed", "%")
                .yRange(0, 100)
                .bars("dead units", percents(cured.subList(from, to)))
                .bars("test accuracy", accuracies(cured.subList(from, to)));
    }

    private static double[] percents(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(outcome -> 100 * outcome.share()).toArray();
    }

    private static double[] accuracies(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(outcome -> 100 * outcome.accuracy())
                .toArray();
    }

    private static Table causeTable(List<Outcome> byRate, List<Outcome> byInitializer, List<Outcome> byShift) {
        Table table = Table.of(
                "cause",
                "optimizer",
                "learning rate",
                "initializer",
                "input shift",
                "dead in layer 1",
                "dead in layer 2",
                "dead share",
                "revivals",
                "test accuracy");
        addRows(table, "learning rate", byRate);
        addRows(table, "initializer", byInitializer);
        addRows(table, "input shift", byShift);
        return table;
    }

    private static void addRows(Table table, String cause, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            Setting setting = outcome.setting();
            table.row(
                    cause,
                    setting.adam() ? "Adam" : "SGD",
                    setting.rate(),
                    setting.initializer().title(),
                    setting.shift(),
                    outcome.perLayer()[0],
                    outcome.perLayer()[1],
                    outcome.share(),
                    outcome.revivals(),
                    outcome.accuracy());
        }
    }

    private static Table cureTable(List<Outcome> cured) {
        Table table = Table.of("cure", "dead share", "revivals", "test accuracy");
        for (int i = 0; i < cured.size(); i++) {
            Outcome outcome = cured.get(i);
            table.row(cures().get(i).name(), outcome.share(), outcome.revivals(), outcome.accuracy());
        }
        return table;
    }
}
