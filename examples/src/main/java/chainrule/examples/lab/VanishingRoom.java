package chainrule.examples.lab;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.HouseStyle;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.nn.GradientFlow;
import chainrule.nn.Initializer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much of the gradient arrives in each layer of nets that read digits, before they are trained and while they are. */
final class VanishingRoom extends Room {
    private static final int EPOCHS = 10;

    /** Late enough to see that nothing is learned, early enough to see why: luck may free a net later. */
    private static final int SHOWPIECE = 2;

    private static final int TEST_ROWS_A_TICK = 20;
    private static final double GUESSING = 1.0 / HandwrittenDigits.CLASSES;

    /** The loss of a net that gives each class the same probability. */
    private static final double LOSS_OF_GUESSING = Math.log(HandwrittenDigits.CLASSES);

    /** The axis of gradients reaches at least from here to 1, so that settings can be compared. */
    private static final double SMALLEST_SHOWN = 1e-6;

    /** Beyond this, relative to guessing, a loss is cut off. */
    private static final double LARGEST_LOSS_SHOWN = 5;

    private static final int MARKERS_UP_TO = 25;

    /** Loaded when a room is entered, and once for all. */
    private static final class Digits {
        static final HandwrittenDigits ALL = HandwrittenDigits.load();
    }

    private final ChoiceSetting<Activation> activation =
            settings().choice("activation", "activation", Activation.SIGMOID, all(), Activation::symbol);
    private final WholeSetting depth = settings().whole("depth", "hidden layers", 8, 1, 16);
    private final WholeSetting width = settings().whole("width", "units in each", 32, 4, 64);
    private final ChoiceSetting<Optional<Initializer>> initializer = settings()
            .choice("initializer", "initializer", Optional.empty(), initializers(), VanishingRoom::nameOfInitializer);
    private final DecimalSetting scale = settings().decimal("scale", "weights times", 1, 0.1, 4, 0.1);
    private final WholeSetting seeds = settings().whole("seeds", "nets", 3, 1, 5);
    private final DecimalSetting learningRate =
            settings().decimal("rate", "learning rate (Adam)", 0.003, 0.0005, 0.02, 0.0005);
    private final ToggleSetting log = settings().toggle("log", "logarithmic axis", true);
    private final WholeSetting layer = settings().whole("layer", "look at layer", 1, 1, 17);
    private final List<Setting<?>> ofTheNets = List.of(activation, depth, width, initializer, scale, seeds);

    private DigitNet.Recipe recipe;
    private int wanted;
    private final List<DigitNet> nets = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Moment> history = new ArrayList<>();
    private int[] right;

    /** By how many slopes lie between: 1 for none. */
    private double[] slopeBounds;

    private int portionsOfEpoch;
    private int target;

    /**
     * The nets after some epochs.
     *
     * @param gradients of each net, layer by layer
     * @param losses of each net
     * @param accuracies of each net; NaN where not yet known
     */
    private record Moment(double[][] gradients, double[] losses, double[] accuracies) {
        double[] medians() {
            return IntStream.range(0, gradients[0].length)
                    .mapToDouble(layer -> median(Arrays.stream(gradients)
                            .mapToDouble(each -> each[layer])
                            .toArray()))
                    .toArray();
        }
    }

    private static List<Activation> all() {
        return List.of(Activation.values());
    }

    private static List<Optional<Initializer>> initializers() {
        return Stream.concat(
                        Stream.of(Optional.<Initializer>empty()),
                        Arrays.stream(Initializer.values()).map(Optional::of))
                .toList();
    }

    private static String nameOfInitializer(Optional<Initializer> choice) {
        return choice.map(Initializer::title).orElse("fitting");
    }

    @Override
    public String name() {
        return "Vanishing gradients";
    }

    @Override
    public String whatToSee() {
        return "A gradient starts at the last layer, at the right, and is multiplied on its way to the first by slopes and by weights."
                + " Compare its bars with the dashed line, which is what the slopes alone would leave at most; then train, and see what a net learns from it.";
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("sigmoid: vanishes", Map.of("activation", "sigmoid", "depth", "8")),
                new Preset("ReLU: arrives", Map.of("activation", "relu", "depth", "8")),
                new Preset("sigmoid, 16 layers: gone", Map.of("activation", "sigmoid", "depth", "16")),
                new Preset("tanh, small weights: all tiny", Map.of("activation", "tanh", "depth", "8", "scale", "0.3")),
                new Preset(
                        "tanh, naive weights: grows",
                        Map.of("activation", "tanh", "depth", "8", "initializer", Initializer.NAIVE.title())));
    }

    @Override
    public int showpiece() {
        return SHOWPIECE;
    }

    // ---- work in portions

    @Override
    public void change(List<Setting<?>> changed) {
        if (changed.stream().anyMatch(ofTheNets::contains)) {
            begin();
        } else {
            nets.forEach(net -> net.setLearningRate(learningRate.value()));
        }
    }

    /** The first net is made at once, so that there is something to see; the others, and what is dear, follow in ticks. */
    private void begin() {
        recipe = new DigitNet.Recipe(
                activation.value(), initializer.value(), scale.value(), depth.value(), width.value());
        slopeBounds = IntStream.rangeClosed(0, recipe.depth())
                .mapToDouble(slopes -> slopes == 0 ? 1 : GradientFlow.slopeBound(recipe.activation(), slopes))
                .toArray();
        wanted = seeds.value();
        nets.clear();
        history.clear();
        work.clear();
        portionsOfEpoch = 0;
        target = 0;
        makeNet(0);
        for (int seed = 1; seed < wanted; seed++) {
            int each = seed;
            work.add(() -> makeNet(each));
        }
        work.add(this::planJudging);
    }

    private void makeNet(int seed) {
        DigitNet net = new DigitNet(recipe, seed, learningRate.value(), Digits.ALL);
        net.measure();
        nets.add(net);
    }

    private int epochs() {
        return history.size() - 1;
    }

    @Override
    public boolean isRunning() {
        return recipe != null && epochs() < target;
    }

    @Override
    public void tick() {
        if (work.isEmpty()) {
            planEpoch();
        }
        work.remove().run();
    }

    private void planEpoch() {
        portionsOfEpoch = 0;
        nets.forEach(net -> work.add(net::prepareTraining));
        work.add(() -> {
            List<List<Runnable>> steps =
                    nets.stream().map(DigitNet::stepsOfAnEpoch).toList();
            for (int step = 0; step < steps.get(0).size(); step++) {
                int each = step;
                steps.forEach(ofNet -> work.add(ofNet.get(each)));
            }
            nets.forEach(net -> work.add(net::measure));
            planJudging();
            portionsOfEpoch = work.size();
        });
    }

    private void planJudging() {
        right = new int[nets.size()];
        int rows = Digits.ALL.test().size();
        for (int i = 0; i < nets.size(); i++) {
            for (int from = 0; from < rows; from += TEST_ROWS_A_TICK) {
                int net = i;
                int start = from;
                int end = Math.min(rows, from + TEST_ROWS_A_TICK);
                work.add(() -> right[net] += nets.get(net).right(start, end));
            }
        }
        work.add(() -> history.add(measured(net -> right[net] / (double) rows)));
    }

    private interface OfNet {
        double get(int net);
    }

    private Moment measured(OfNet accuracy) {
        return new Moment(
                nets.stream().map(DigitNet::gradients).toArray(double[][]::new),
                nets.stream().mapToDouble(DigitNet::loss).toArray(),
                IntStream.range(0, nets.size()).mapToDouble(accuracy::get).toArray());
    }

    /** The end of the last epoch; before there is one, what is known so far. */
    private Moment present() {
        return history.isEmpty() ? measured(net -> Double.NaN) : history.get(epochs());
    }

    // ---- training

    @Override
    public List<Deed> deeds() {
        boolean training = target > Math.max(0, epochs());
        return List.of(
                training
                        ? new Deed("pause", () -> target = Math.max(0, epochs()))
                        : new Deed("train " + EPOCHS + " epochs", () -> train(EPOCHS)),
                new Deed("one epoch", () -> train(1)),
                new Deed("start again", this::begin));
    }

    private void train(int epochs) {
        target += epochs;
    }

    @Override
    public int progress() {
        return Math.max(0, epochs());
    }

    @Override
    public void advanceTo(int progress) {
        if (progress < 0) {
            throw new IllegalArgumentException("progress: expected 0 or more epochs, got " + progress);
        }
        begin();
        target = progress;
        while (isRunning()) {
            tick();
        }
    }

    // ---- the layer that is looked at

    @Override
    public void touch(Touch touch) {
        if (touch.picture() instanceof BarChart bars) {
            double category = bars.valueAt(touch.place(), touch.size()).getX();
            if (Double.isFinite(category)) {
                lookAt((int) Math.rint(category) + 1);
            }
        }
    }

    @Override
    public void arrow(int right, int up) {
        lookAt(layerShown() + right);
    }

    private void lookAt(int wantedLayer) {
        layer.set(Math.max(1, Math.min(layers(), wantedLayer)));
    }

    private int layerShown() {
        return Math.min(layer.value(), layers());
    }

    private int layers() {
        return recipe.depth() + 1;
    }

    // ---- pictures

    @Override
    public Look look() {
        Moment now = present();
        double[] bars = now.medians();
        return new Look(List.of(bars(now, bars), course()), readouts(now, bars));
    }

    private Picture bars(Moment now, double[] medians) {
        double[] bound = bound(medians);
        BarChart chart = new BarChart("How much of the gradient arrives", layerNames())
                .subtitle(recipe.activation().symbol() + ", " + Words.count(recipe.depth(), "hidden layer") + " of "
                        + recipe.width() + " units, "
                        + (epochs() < 1 ? "untrained" : "trained for " + Words.count(epochs(), "epoch"))
                        + ": mean size of ∂L/∂w in each layer")
                .note(layerInWords(medians), HouseStyle.blue())
                .axes("layer: 1 = next to the input, out = output", "mean |∂L/∂w|")
                .size(430, 400)
                .bars(nets.size() == 1 ? "one net" : "median of " + nets.size() + " nets", HouseStyle.blue(), medians);
        if (nets.size() > 1) {
            for (int i = 0; i < now.gradients().length; i++) {
                chart.rings(i == 0 ? "each net" : "", now.gradients()[i]);
            }
        }
        chart.dashed("slopes alone: at most × " + text(steepest()) + " a layer", bound);
        if (log.value()) {
            chart.logY().yRange(lowEnd(now, bound), highEnd(now, bound));
        }
        return chart;
    }

    private String[] layerNames() {
        return IntStream.rangeClosed(1, layers())
                .mapToObj(number -> number < layers() ? Integer.toString(number) : "out")
                .map(name -> name.equals(nameOf(layerShown())) ? "[" + name + "]" : name)
                .toArray(String[]::new);
    }

    private String nameOf(int number) {
        return number < layers() ? Integer.toString(number) : "out";
    }

    private String layerInWords(double[] medians) {
        int shown = layerShown();
        double here = medians[shown - 1];
        return shown == layers()
                ? "output layer: " + text(here)
                : "layer " + shown + ": " + text(here) + " = " + text(here / medians[layers() - 1])
                        + " × the output layer's";
    }

    private double steepest() {
        return slopeBounds[1];
    }

    /** What the slopes alone would leave at most of the last layer's gradient. */
    private double[] bound(double[] gradients) {
        int last = gradients.length - 1;
        return IntStream.rangeClosed(0, last)
                .mapToDouble(each -> gradients[last] * slopeBounds[last - each])
                .toArray();
    }

    private static double lowEnd(Moment now, double[] bound) {
        double lowest = shown(now, bound).min().orElse(1);
        return Math.min(SMALLEST_SHOWN, Math.pow(10, Math.floor(Math.log10(lowest) - 0.5)));
    }

    private static double highEnd(Moment now, double[] bound) {
        double highest = shown(now, bound).max().orElse(1);
        return Math.max(1, Math.pow(10, Math.ceil(Math.log10(highest))));
    }

    private static DoubleStream shown(Moment now, double[] bound) {
        return DoubleStream.concat(
                        Arrays.stream(now.gradients()).flatMapToDouble(DoubleStream::of), DoubleStream.of(bound))
                .filter(value -> value > 0 && Double.isFinite(value));
    }

    private Picture course() {
        double[] losses = course(moment -> median(moment.losses()) / LOSS_OF_GUESSING);
        double highest = DoubleStream.of(losses).max().orElse(1);
        LineChart chart = new LineChart("What the nets learn from it")
                .subtitle(
                        "Share of the " + Digits.ALL.test().size() + " test digits read correctly, and the loss on the "
                                + DigitNet.BATCH_OF_GRADIENT + " digits of the bars; a loss of 1 is that of guessing")
                .note(
                        "digits read: " + accuracy(present().accuracies()) + ", loss "
                                + text(losses[losses.length - 1]),
                        HouseStyle.blue())
                .axes("epoch", "share, loss")
                .xRange(0, Math.max(EPOCHS, epochs()))
                .yRange(0, highest <= 1 ? 1 : Math.min(LARGEST_LOSS_SHOWN, 1.02 * highest))
                .size(430, 400);
        if (epochs() <= MARKERS_UP_TO) {
            chart.markers();
        }
        double[] each = IntStream.range(0, losses.length).asDoubleStream().toArray();
        return chart.line("digits read", 0, each, course(moment -> median(moment.accuracies())))
                .line("loss", 1, each, losses)
                .horizontalLine(GUESSING, "digits read by guessing");
    }

    private double[] course(ToDoubleFunction<Moment> figure) {
        List<Moment> moments = history.isEmpty() ? List.of(present()) : history;
        return moments.stream().mapToDouble(figure).toArray();
    }

    // ---- words

    private List<String> readouts(Moment now, double[] medians) {
        double ratio = medians[0] / medians[medians.length - 1];
        double bound = slopeBounds[recipe.depth()];
        return List.of(
                "first over output layer: " + text(ratio),
                "slopes alone leave at most " + text(steepest()) + "^" + recipe.depth() + " = " + text(bound),
                "from layer to layer × " + text(Math.pow(ratio, 1.0 / recipe.depth())) + " on average",
                "test digits read: " + accuracy(now.accuracies()),
                epochsInWords(),
                aboutWeights(medians, ratio / bound));
    }

    private String accuracy(double[] accuracies) {
        double[] sorted = sorted(accuracies);
        double lowest = sorted[0];
        double highest = sorted[sorted.length - 1];
        if (Double.isNaN(highest)) {
            return "being counted";
        }
        String median = percent(median(accuracies));
        return percent(lowest).equals(percent(highest))
                ? median
                : median + " (" + Math.round(100 * lowest) + " to " + percent(highest) + ")";
    }

    private String epochsInWords() {
        if (nets.size() < wanted) {
            return nets.size() + " of " + wanted + " nets made";
        }
        String trained = Words.count(progress(), "epoch") + " trained";
        boolean within = epochs() >= 0 && !work.isEmpty() && work.size() <= portionsOfEpoch;
        return within
                ? trained + (isRunning() ? ", " : ", paused at ") + percent(1 - work.size() / (double) portionsOfEpoch)
                        + " of the next"
                : trained;
    }

    private String aboutWeights(double[] medians, double ratioToBound) {
        double[] bound = bound(medians);
        long above = IntStream.range(0, medians.length)
                .filter(each -> medians[each] > bound[each] * (1 + 1e-9))
                .count();
        if (above > 0) {
            return Words.count((int) above, "bar") + " above the dashed line: weights multiply the gradient as well";
        }
        return ratioToBound < 0.1
                ? "far below the dashed line: few slopes are as steep as that, and weights multiply as well"
                : "the dashed line is about slopes alone: weights multiply the gradient as well";
    }

    @Override
    public Table data() {
        Table table = Table.of("quantity", "epoch", "net", "layer", "value");
        List<Moment> moments = history.isEmpty() ? List.of(present()) : history;
        for (int epoch = 0; epoch < moments.size(); epoch++) {
            Moment moment = moments.get(epoch);
            for (int net = 0; net < moment.losses().length; net++) {
                table.row("test accuracy", epoch, net + 1, "", moment.accuracies()[net]);
                table.row("loss", epoch, net + 1, "", moment.losses()[net]);
                addLayers(table, "mean |dL/dw|", epoch, net + 1, moment.gradients()[net]);
            }
            addLayers(table, "median of mean |dL/dw|", epoch, "", moment.medians());
            addLayers(table, "slopes alone, at most", epoch, "", bound(moment.medians()));
        }
        return table;
    }

    private static void addLayers(Table table, String quantity, int epoch, Object net, double[] values) {
        for (int i = 0; i < values.length; i++) {
            table.row(quantity, epoch, net, i + 1, values[i]);
        }
    }

    private static double median(double... values) {
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] sorted(double[] values) {
        return DoubleStream.of(values).sorted().toArray();
    }

    private static String text(double number) {
        return Numbers.text(number, 2);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
