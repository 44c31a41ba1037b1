package chainrule.examples.lab;

import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.data.Moons;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.Histogram;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.plot.UnitStrip;
import chainrule.nn.Initializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A layer of ReLU units in training: what kills them, and how leaky ReLU brings them back. */
final class DeadReluRoom extends Room {
    static final int LAST_EPOCH = 200;

    /** What a new net is trained for at once. */
    static final int FIRST_EPOCHS = 40;

    private static final int TEN = 10;
    private static final int LOOKS_AN_EPOCH = 2;
    private static final long NANOS_OF_WAITING = 2_000_000;

    private static final int DIGITS = 480;
    private static final int POINTS = 192;
    private static final int NEW_POINTS = 400;
    private static final double NOISE = 0.1;
    private static final int MOONS_SEED = 5;

    private static final int BINS = 24;
    private static final double FLOOR = -6;
    private static final double CEILING = 1;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 270;

    private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0);
    private static final List<String> LAYERS = List.of("hidden layer", "output layer");

    private final ChoiceSetting<Data> data =
            settings().choice("data", "data", Data.DIGITS, List.of(Data.values()), Data::title);
    private final WholeSetting units = settings().whole("units", "units", 24, 8, 48);
    private final ChoiceSetting<Double> rate = settings().choice("rate", "learning rate", 0.003, RATES, Words::plain);
    private final ChoiceSetting<Method> optimizer =
            settings().choice("optimizer", "optimizer", Method.ADAM, List.of(Method.values()), Method::title);
    private final ChoiceSetting<Initializer> initializer = settings()
            .choice("initializer", "weights", Initializer.HE_NORMAL, List.of(Initializer.values()), Initializer::title);
    private final DecimalSetting bias = settings().decimal("bias", "bias at the start", 0, -5, 2, 0.1);
    private final DecimalSetting shift = settings().decimal("shift", "added to all inputs", 0, -5, 5, 0.1);
    private final WholeSetting leakyFrom = settings().whole("leakyFrom", "leaky from", 0, 0, LAST_EPOCH);
    private final WholeSetting reluFrom = settings().whole("reluFrom", "ReLU from", 0, 0, LAST_EPOCH);
    private final WholeSetting unit = settings().whole("unit", "unit shown", 0, 0, 47);
    private final WholeSetting seed = settings().whole("seed", "seed", 1, 0, 999);

    private ReluTraining training;

    /** The epoch that the room trains up to by itself. */
    private int goal;

    private boolean paused;
    private int looks;
    private int rateChangedAfter;

    private enum Data {
        DIGITS("digits", HandwrittenDigits.CLASSES),
        MOONS("two moons", 2);

        private final String title;
        private final int classes;

        Data(String title, int classes) {
            this.title = title;
            this.classes = classes;
        }

        String title() {
            return title;
        }
    }

    private enum Method {
        ADAM("Adam"),
        SGD("plain SGD");

        private final String title;

        Method(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Read once, when first needed. */
    private static final class Digits {
        static final HandwrittenDigits ALL = HandwrittenDigits.load();
    }

    @Override
    public String name() {
        return "Dead ReLUs";
    }

    @Override
    public String whatToSee() {
        return "Each row of the strip is one hidden unit. Hatched, it is off on every example; a ReLU is dead then, for no gradient"
                + " gets through it to the weights. Press a row, or arrow up and down, to look into a unit, and swap to leaky ReLU while it trains.";
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset(
                        "all dead, then leaky revives",
                        Map.of("bias", "-3.0", "rate", "0.01", "leakyFrom", "16", "unit", "1")),
                new Preset("healthy", Map.of()),
                new Preset("a rate too high kills", Map.of("rate", "0.1", "seed", "2")),
                new Preset("bias -3 kills at once", Map.of("bias", "-3.0", "rate", "0.01", "seed", "3")),
                new Preset("inputs shifted by -5", Map.of("shift", "-5.0", "seed", "4")));
    }

    // ---- training

    @Override
    public void change(List<Setting<?>> changed) {
        boolean preset = changed.contains(rate) && isPreset();
        if (training == null || preset || changed.stream().anyMatch(this::needsANewNet) || !keepsItsPast()) {
            startAnew();
        } else if (changed.contains(rate)) {
            training.setRate(rate.value());
            rateChangedAfter = training.epochs();
        }
    }

    private boolean needsANewNet(Setting<?> setting) {
        return List.of(data, units, optimizer, initializer, bias, shift, seed).contains(setting);
    }

    /** Whether all epochs so far were trained with what the settings say now. */
    private boolean keepsItsPast() {
        return IntStream.rangeClosed(1, training.epochs())
                .allMatch(epoch -> training.entries().get(epoch).leaky() == leakyIn(epoch));
    }

    /** A preset begins at the beginning, even if only the learning rate is another. */
    private boolean isPreset() {
        return presets().stream()
                .anyMatch(preset -> preset.settings().equals(settings().changes()));
    }

    private boolean leakyIn(int epoch) {
        boolean begun = leakyFrom.value() > 0 && epoch >= leakyFrom.value();
        boolean ended = reluFrom.value() > leakyFrom.value() && epoch >= reluFrom.value();
        return begun && !ended;
    }

    private void startAnew() {
        training = new ReluTraining(plan(), rate.value());
        goal = paused ? 0 : FIRST_EPOCHS;
        looks = 0;
        rateChangedAfter = 0;
    }

    private ReluTraining.Plan plan() {
        boolean digits = data.value() == Data.DIGITS;
        Dataset train = digits ? Digits.ALL.train().first(DIGITS) : Moons.of(POINTS, NOISE, new Random(MOONS_SEED));
        Dataset test = digits ? Digits.ALL.test() : Moons.of(NEW_POINTS, NOISE, new Random(MOONS_SEED + 1));
        return new ReluTraining.Plan(
                shifted(train),
                shifted(test),
                data.value().classes,
                units.value(),
                bias.value(),
                initializer.value(),
                optimizer.value() == Method.ADAM,
                seed.value());
    }

    private Dataset shifted(Dataset rows) {
        double[][] inputs = Arrays.stream(rows.inputs())
                .map(row -> Arrays.stream(row).map(x -> x + shift.value()).toArray())
                .toArray(double[][]::new);
        return new Dataset(inputs, rows.labels());
    }

    private void epoch() {
        training.epoch(leakyIn(training.epochs() + 1));
        looks = 0;
    }

    @Override
    public boolean isRunning() {
        return training != null && training.epochs() < goal && !training.overflowed();
    }

    /** An epoch every other look: fast enough not to bore, slow enough to follow. */
    @Override
    public void tick() {
        if (looks >= LOOKS_AN_EPOCH) {
            epoch();
        } else {
            LockSupport.parkNanos(NANOS_OF_WAITING);
        }
    }

    @Override
    public int progress() {
        return training == null ? 0 : training.epochs();
    }

    @Override
    public void advanceTo(int progress) {
        if (progress < 0 || progress > LAST_EPOCH) {
            throw new IllegalArgumentException(
                    "progress: expected a number of epochs from 0 to " + LAST_EPOCH + ", got " + progress);
        }
        startAnew();
        goal = progress;
        while (isRunning()) {
            epoch();
        }
    }

    @Override
    public int showpiece() {
        return FIRST_EPOCHS;
    }

    // ---- what can be done

    @Override
    public List<Deed> deeds() {
        return List.of(
                isRunning() ? new Deed("pause", this::pause) : new Deed("play", () -> runTo(LAST_EPOCH)),
                new Deed("one epoch", () -> runTo(progress() + 1)),
                new Deed("train 10 epochs", () -> runTo(progress() + TEN)),
                swap(),
                new Deed("start again", this::startAnew));
    }

    private void pause() {
        paused = true;
        goal = progress();
    }

    private void runTo(int epoch) {
        paused = false;
        goal = Math.min(LAST_EPOCH, epoch);
    }

    private Deed swap() {
        int next = progress() + 1;
        if (next > LAST_EPOCH) {
            return new Deed("trained to the end", () -> {});
        }
        if (leakyIn(next)) {
            boolean untried = leakyFrom.value() == next;
            return new Deed("swap back to ReLU", () -> swap(untried ? 0 : leakyFrom.value(), untried ? 0 : next));
        }
        boolean swappedBack = leakyFrom.value() > 0 && leakyFrom.value() < next;
        if (!swappedBack) {
            return new Deed("swap to leaky now", () -> swap(next, 0));
        }
        return reluFrom.value() == next
                ? new Deed("swap to leaky now", () -> swap(leakyFrom.value(), 0))
                : new Deed("again, leaky from epoch " + next, () -> swap(next, 0));
    }

    private void swap(int toLeaky, int toRelu) {
        Map<String, String> texts = settings().texts();
        texts.put(leakyFrom.key(), Integer.toString(toLeaky));
        texts.put(reluFrom.key(), Integer.toString(toRelu));
        settings().set(texts);
    }

    @Override
    public void touch(Touch touch) {
        if (touch.picture() instanceof UnitStrip strip) {
            unit.set(strip.unitAt(touch.place(), touch.size()));
        }
    }

    @Override
    public void arrow(int right, int up) {
        unit.set(Math.max(0, Math.min(units.value() - 1, unitShown() - up)));
    }

    private int unitShown() {
        return Math.min(unit.value(), training.units() - 1);
    }

    // ---- what is to be seen

    @Override
    public Look look() {
        looks++;
        return new Look(List.of(preActivations(), updates(), strip()), readouts());
    }

    private Picture strip() {
        UnitStrip strip = new UnitStrip("the life of every hidden unit", shares())
                .axes("epoch", "unit")
                .choose(unitShown())
                .size(WIDTH, HEIGHT);
        turns().forEach(strip::turn);
        return strip;
    }

    /** Grey from the present epoch on; the picture is a little longer than what is known, so that it does not change its scale all the time. */
    private double[][] shares() {
        int columns = 1 + Math.max(FIRST_EPOCHS, 20 * ((training.epochs() + 19) / 20));
        double[][] shares = new double[training.units()][columns];
        for (int i = 0; i < shares.length; i++) {
            for (int epoch = 0; epoch < columns; epoch++) {
                shares[i][epoch] = epoch <= training.epochs()
                        ? training.entries().get(epoch).activeShares()[i]
                        : Double.NaN;
            }
        }
        return shares;
    }

    /** The epochs before which the activation changed. */
    private Map<Integer, String> turns() {
        Map<Integer, String> turns = new TreeMap<>();
        for (int epoch = 1; epoch <= training.epochs(); epoch++) {
            boolean leaky = training.entries().get(epoch).leaky();
            if (leaky != training.entries().get(epoch - 1).leaky()) {
                turns.put(epoch, (leaky ? "leaky ReLU from " : "ReLU again from ") + epoch);
            }
        }
        return turns;
    }

    private Picture preActivations() {
        int shown = unitShown();
        boolean dead = training.last().activeShares()[shown] == 0;
        return new Histogram(
                        "unit " + shown + (dead ? " is off on every example" : " is on where its sum is above 0"),
                        training.preActivations(shown),
                        BINS)
                .axes("weights · inputs + bias, before the ReLU", "examples")
                .whenAllNegative(training.last().leaky() ? "leaky: slope 0.01" : "slope 0 on every example")
                .size(WIDTH, HEIGHT);
    }

    private Picture updates() {
        double[] epochs =
                IntStream.rangeClosed(0, training.epochs()).asDoubleStream().toArray();
        LineChart chart = new LineChart("how far a step moves the weights")
                .subtitle("log₁₀ of update : weight; −6 stands for no step at all")
                .axes("epoch", "log₁₀")
                .xRange(0, Math.max(FIRST_EPOCHS, training.epochs()))
                .yRange(FLOOR, CEILING)
                .size(WIDTH, HEIGHT);
        chart.line(LAYERS.get(0), epochs, logRatios(0)).dashed(LAYERS.get(1), epochs, logRatios(1));
        turns().keySet().forEach(epoch -> chart.verticalLine(epoch - 0.5, ""));
        return chart.horizontalLine(-3, "−3: healthy");
    }

    /** A layer that stands still lies on the bottom. */
    private double[] logRatios(int layer) {
        return training.entries().stream()
                .mapToDouble(entry -> Math.log10(entry.updateRatios()[layer]))
                .map(log -> Math.max(FLOOR, Math.min(CEILING, log)))
                .toArray();
    }

    private List<String> readouts() {
        ReluTraining.Entry now = training.last();
        List<String> readouts = new ArrayList<>(List.of(
                "epoch " + training.epochs(),
                "dead now " + now.dead() + " of " + training.units(),
                "died so far " + now.died() + " (" + training.entries().get(0).dead() + " at the start)",
                "revived so far " + now.revived(),
                String.format(Locale.ROOT, "accuracy %.0f %% on new examples", 100 * now.accuracy())));
        if (training.overflowed()) {
            readouts.add("the next epoch would overflow: training ends");
        } else if (rateChangedAfter > 0) {
            readouts.add("learning rate " + rate.text() + " since epoch " + rateChangedAfter);
        }
        return readouts;
    }

    @Override
    public Table data() {
        Table table = Table.of("figure", "epoch", "of", "value");
        for (int epoch = 0; epoch <= training.epochs(); epoch++) {
            ReluTraining.Entry entry = training.entries().get(epoch);
            table.row("accuracy on new examples", epoch, entry.leaky() ? "leaky ReLU" : "ReLU", entry.accuracy());
            for (int i = 0; i < training.units(); i++) {
                table.row("share of examples with the unit on", epoch, "unit " + i, entry.activeShares()[i]);
            }
            for (int layer = 0; epoch > 0 && layer < LAYERS.size(); layer++) {
                table.row("update : weight in the last step", epoch, LAYERS.get(layer), entry.updateRatios()[layer]);
            }
        }
        double[] preActivations = training.preActivations(unitShown());
        for (int i = 0; i < preActivations.length; i++) {
            table.row("pre-activation of unit " + unitShown(), training.epochs(), "example " + i, preActivations[i]);
        }
        return table;
    }
}
