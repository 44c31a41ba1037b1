package chainrule.examples.lab;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.DecisionField;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.NetPicture;
import chainrule.examples.plot.NetPicture.Spot;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.nn.Layer;
import chainrule.nn.LayerActivity;
import chainrule.nn.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small net learns to tell two classes of points apart, and every neuron shows what it does over the plane. */
final class PlaygroundRoom extends Room {
    private static final int FIELD = 48;
    private static final int SMALL_FIELD = 14;
    private static final int WIDTH = 300;
    private static final int HEIGHT = 195;
    private static final double MARGIN = 0.05;
    private static final double HIGHEST_LOSS = 1.5;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final ChoiceSetting<PlaneTraining.Cloud> cloud = settings()
            .choice(
                    "data",
                    "data",
                    PlaneTraining.Cloud.MOONS,
                    List.of(PlaneTraining.Cloud.values()),
                    PlaneTraining.Cloud::title);
    private final DecimalSetting noise = settings().decimal("noise", "noise", 0.15, 0, 0.5, 0.05);
    private final WholeSetting layers = settings().whole("layers", "hidden layers", 2, 1, 3);
    private final List<WholeSetting> units = List.of(
            settings().whole("units1", "units, layer 1", 8, 1, 16),
            settings().whole("units2", "units, layer 2", 8, 1, 16),
            settings().whole("units3", "units, layer 3", 8, 1, 16));
    private final ChoiceSetting<Activation> activation = settings()
            .choice("activation", "activation", Activation.RELU, List.of(Activation.values()), Activation::symbol);
    private final ChoiceSetting<PlaneTraining.Goal> goal = settings()
            .choice(
                    "loss",
                    "loss",
                    PlaneTraining.Goal.CROSS_ENTROPY,
                    List.of(PlaneTraining.Goal.values()),
                    PlaneTraining.Goal::title);
    private final ChoiceSetting<PlaneTraining.Rule> rule = settings()
            .choice(
                    "optimizer",
                    "optimizer",
                    PlaneTraining.Rule.ADAM,
                    List.of(PlaneTraining.Rule.values()),
                    PlaneTraining.Rule::title);
    private final ChoiceSetting<Double> rate = settings()
            .choice(
                    "rate",
                    "learning rate",
                    0.01,
                    List.of(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0),
                    value -> Numbers.text(value, 1));
    private final ChoiceSetting<Double> l2 = settings()
            .choice(
                    "l2",
                    "L2 penalty",
                    0.0,
                    List.of(0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1),
                    value -> Numbers.text(value, 1));
    private final ChoiceSetting<Integer> batch = settings()
            .choice(
                    "batch",
                    "points a step",
                    PlaneTraining.POINTS,
                    List.of(PlaneTraining.POINTS, 50, 10, 1),
                    size -> size == PlaneTraining.POINTS ? "all " + size : size.toString());
    private final ChoiceSetting<Integer> speed =
            settings().choice("speed", "steps a picture", 5, List.of(1, 5, 20, 100), size -> size.toString());
    private final WholeSetting seed = settings().whole("seed", "seed", 3, 0, 999);
    private final ToggleSetting logarithmic = settings().toggle("log", "logarithmic loss", false);
    private final ToggleSetting showTest = settings().toggle("test", "show test points", true);

    private PlaneTraining training;
    private Plane plane;
    private Spot selected = new Spot(1, 0);
    private Sight sight;
    private boolean running;
    private int stepsSinceLook;

    PlaygroundRoom() {
        units.get(1).onlyWhen(() -> layers.value() >= 2);
        units.get(2).onlyWhen(() -> layers.value() >= 3);
    }

    /** The part of the plane that is shown. */
    private record Plane(double xMin, double xMax, double yMin, double yMax) {
        static Plane around(Dataset... data) {
            double[] x = coordinates(0, data);
            double[] y = coordinates(1, data);
            return new Plane(x[0], x[1], y[0], y[1]);
        }

        private static double[] coordinates(int index, Dataset... data) {
            double[] sorted = Stream.of(data)
                    .flatMap(each -> Stream.of(each.inputs()))
                    .mapToDouble(point -> point[index])
                    .sorted()
                    .toArray();
            return new double[] {halvesBelow(sorted[0]), -halvesBelow(-sorted[sorted.length - 1])};
        }

        /** Ends at 1, 1.5 and so on can be labelled well. */
        private static double halvesBelow(double number) {
            return Math.floor((number - MARGIN) * 2) / 2;
        }
    }

    /** What takes a few milliseconds to compute, for as long as the net does not move. */
    private record Sight(
            double[][] scores,
            double[][][][] fields,
            List<LayerActivity> activity,
            List<PlaneTraining.Moment> moments) {
        PlaneTraining.Moment now() {
            return moments.get(moments.size() - 1);
        }
    }

    @Override
    public String name() {
        return "Playground";
    }

    @Override
    public String whatToSee() {
        return "Press play: the net moves its parameters against their gradients until its score is above 0 on the blue points and below 0 on the"
                + " orange ones. Press a small field, or use the arrow keys, to see the weights into that neuron.";
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("two moons with ReLU", Map.of()),
                new Preset(
                        "spirals need 3 layers",
                        Map.of("data", "spirals", "noise", "0.05", "layers", "3", "activation", "tanh")),
                new Preset(
                        "XOR with too few units",
                        Map.of(
                                "data",
                                "XOR",
                                "noise",
                                "0.0",
                                "layers",
                                "1",
                                "units1",
                                "2",
                                "activation",
                                "tanh",
                                "rate",
                                "0.03",
                                "seed",
                                "1")),
                new Preset(
                        "rate too high",
                        Map.of("optimizer", "SGD", "rate", "3", "loss", "squared error", "speed", "1", "log", "true")),
                new Preset("circles: linear net fails", Map.of("data", "circles", "activation", "identity")));
    }

    private PlaneTraining.Plan plan() {
        List<Integer> hidden =
                units.subList(0, layers.value()).stream().map(Setting::value).toList();
        return new PlaneTraining.Plan(
                cloud.value(), noise.value(), hidden, activation.value(), goal.value(), batch.value(), seed.value());
    }

    @Override
    public void change(List<Setting<?>> changed) {
        boolean isPreset =
                training != null && changed.size() == settings().all().size();
        if (isPreset) {
            running = !settings().changes().isEmpty(); // after a reset one may want to look first
        }
        if (isPreset || training == null || !training.plan().equals(plan())) {
            startAgain();
        } else {
            training.use(rule.value(), rate.value(), l2.value());
        }
    }

    private void startAgain() {
        training = new PlaneTraining(plan(), rule.value(), rate.value(), l2.value());
        plane = Plane.around(training.training(), training.test());
        select(selected.layer(), selected.unit());
        sight = null;
    }

    @Override
    public List<Deed> deeds() {
        return List.of(
                new Deed(running ? "pause" : "play", () -> running = !running && training.isFinite()),
                new Deed("one step", () -> {
                    running = false;
                    step();
                }),
                new Deed("start again", this::startAgain));
    }

    private void step() {
        training.step();
        running &= training.isFinite();
        sight = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One step, or a short rest once there are enough of them for this look. */
    @Override
    public void tick() {
        if (stepsSinceLook < speed.value()) {
            stepsSinceLook++;
            step();
        } else {
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public int progress() {
        return training == null ? 0 : training.steps();
    }

    @Override
    public void advanceTo(int progress) {
        startAgain();
        while (training.steps() < progress && training.isFinite()) {
            step();
        }
    }

    @Override
    public int showpiece() {
        return 300;
    }

    // ---- the selected neuron

    private void select(int layer, int unit) {
        List<Layer> all = training.net().layers();
        int inside = Math.max(1, Math.min(all.size(), layer));
        selected = new Spot(inside, Math.max(0, Math.min(all.get(inside - 1).outputs() - 1, unit)));
    }

    private Neuron selectedNeuron() {
        return training.net().layers().get(selected.layer() - 1).neurons().get(selected.unit());
    }

    @Override
    public void touch(Touch touch) {
        if (touch.picture() instanceof NetPicture net) {
            net.spotAt(touch.place(), touch.size())
                    .filter(spot -> spot.layer() > 0)
                    .ifPresent(spot -> select(spot.layer(), spot.unit()));
        }
    }

    @Override
    public void arrow(int right, int up) {
        select(selected.layer() + right, selected.unit() - up);
    }

    // ---- what is to be seen

    @Override
    public Look look() {
        stepsSinceLook = 0;
        return new Look(List.of(field(), net(), curves(), weights()), readouts());
    }

    private Sight sight() {
        if (sight == null) {
            sight = computedSight();
        }
        return sight;
    }

    private Sight computedSight() {
        training.computeGradients();
        return new Sight(
                DecisionField.sample(
                        (x, y) -> training.net().predict(x, y)[0],
                        plane.xMin(),
                        plane.xMax(),
                        plane.yMin(),
                        plane.yMax(),
                        FIELD),
                fields(),
                LayerActivity.of(training.net(), training.training().inputs()),
                training.moments());
    }

    /** What every neuron gives at the middle of each cell of a small lattice; the inputs are layer 0. */
    private double[][][][] fields() {
        List<Layer> all = training.net().layers();
        double[][][][] fields = new double[all.size() + 1][][][];
        for (int layer = 0; layer < fields.length; layer++) {
            int outputs = layer == 0 ? 2 : all.get(layer - 1).outputs();
            fields[layer] = new double[outputs][SMALL_FIELD][SMALL_FIELD];
        }
        for (int row = 0; row < SMALL_FIELD; row++) {
            for (int column = 0; column < SMALL_FIELD; column++) {
                double[] signal = {
                    plane.xMin() + (plane.xMax() - plane.xMin()) * (column + 0.5) / SMALL_FIELD,
                    plane.yMin() + (plane.yMax() - plane.yMin()) * (row + 0.5) / SMALL_FIELD
                };
                for (int layer = 0; layer < fields.length; layer++) {
                    signal = layer == 0 ? signal : all.get(layer - 1).predict(signal);
                    for (int unit = 0; unit < signal.length; unit++) {
                        fields[layer][unit][row][column] = signal[unit];
                    }
                }
            }
        }
        return fields;
    }

    private Picture field() {
        DecisionField field = new DecisionField(
                        "Decision after " + Words.count(training.steps(), "step"),
                        sight().scores(),
                        plane.xMin(),
                        plane.xMax(),
                        plane.yMin(),
                        plane.yMax())
                .smallPoints()
                .points("training points", of(training.training(), 1, 0), of(training.training(), 1, 1))
                .points("", of(training.training(), 0, 0), of(training.training(), 0, 1));
        if (showTest.value()) {
            field.hollowPoints("test points", of(training.test(), 1, 0), of(training.test(), 1, 1))
                    .hollowPoints("", of(training.test(), 0, 0), of(training.test(), 0, 1));
        }
        return field.size(WIDTH, HEIGHT);
    }

    private static double[] of(Dataset data, int label, int coordinate) {
        return IntStream.range(0, data.size())
                .filter(i -> data.labels()[i] == label)
                .mapToDouble(i -> data.inputs()[i][coordinate])
                .toArray();
    }

    private Picture net() {
        List<Layer> all = training.net().layers();
        double[][][] weights = new double[all.size() + 1][][];
        weights[0] = new double[0][];
        for (int layer = 1; layer < weights.length; layer++) {
            weights[layer] = all.get(layer - 1).neurons().stream()
                    .map(neuron -> data(neuron.weights()))
                    .toArray(double[][]::new);
        }
        NetPicture picture = new NetPicture("What each neuron responds to", sight().fields(), weights).select(selected);
        for (int layer = 1; layer < all.size(); layer++) {
            LayerActivity activity = sight().activity().get(layer - 1);
            for (int unit = 0; unit < activity.units(); unit++) {
                if (activity.isDead(unit)) {
                    picture.dead(new Spot(layer, unit));
                }
            }
        }
        return picture.size(WIDTH, HEIGHT);
    }

    private static double[] data(List<Value> values) {
        return values.stream().mapToDouble(Value::data).toArray();
    }

    private Picture curves() {
        LineChart chart = new LineChart(
                        logarithmic.value() ? "The loss, logarithmic" : "Loss and accuracy, step by step")
                .axes("step", "")
                .xRange(0, Math.max(10, training.steps()))
                .line(
                        "loss, training",
                        0,
                        moments(PlaneTraining.Moment::step),
                        moments(PlaneTraining.Moment::trainingLoss))
                .dashed("test", 0, moments(PlaneTraining.Moment::step), moments(PlaneTraining.Moment::testLoss));
        if (training.steps() == 0) {
            chart.markers(); // a line of one point would not be seen
        }
        if (logarithmic.value()) {
            chart.logY();
        } else {
            chart.yRange(0, highest())
                    .line(
                            "accuracy, training",
                            1,
                            moments(PlaneTraining.Moment::step),
                            moments(PlaneTraining.Moment::trainingAccuracy))
                    .dashed(
                            "test",
                            1,
                            moments(PlaneTraining.Moment::step),
                            moments(PlaneTraining.Moment::testAccuracy));
        }
        return chart.size(WIDTH, HEIGHT);
    }

    /** Room for an accuracy of 1, and for losses unless they leave all bounds. */
    private double highest() {
        double largest = DoubleStream.of(moments(PlaneTraining.Moment::trainingLoss))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return Math.max(1, Math.min(HIGHEST_LOSS, largest));
    }

    private double[] moments(ToDoubleFunction<PlaneTraining.Moment> figure) {
        return sight().moments().stream().mapToDouble(figure).toArray();
    }

    private Picture weights() {
        Neuron neuron = selectedNeuron();
        double[] weights = append(data(neuron.weights()), neuron.bias().data());
        double[] gradients = append(
                neuron.weights().stream().mapToDouble(Value::grad).toArray(),
                neuron.bias().grad());
        int exponent = exponent(weights, gradients);
        double factor = Math.pow(10, exponent);
        double room = 1.1 * Math.max(largest(weights), factor * largest(gradients));
        String gradient = "right: " + (exponent == 0 ? "" : Numbers.powerOfTen(exponent) + " × ") + "gradient";
        return new BarChart(
                        "Into " + selectedName(),
                        Stream.concat(inputNames(), Stream.of("bias")).toArray(String[]::new))
                .bars("left: weight", weights)
                .bars(
                        gradient,
                        DoubleStream.of(gradients).map(each -> factor * each).toArray())
                .yRange(-(room > 0 ? room : 1), room > 0 ? room : 1)
                .size(WIDTH, HEIGHT);
    }

    private Stream<String> inputNames() {
        return selected.layer() == 1
                ? Stream.of("x", "y")
                : IntStream.rangeClosed(
                                1,
                                training.net()
                                        .layers()
                                        .get(selected.layer() - 1)
                                        .inputs())
                        .mapToObj(Integer::toString);
    }

    private static double[] append(double[] numbers, double last) {
        return DoubleStream.concat(DoubleStream.of(numbers), DoubleStream.of(last))
                .toArray();
    }

    /** The power of ten that brings gradients near to the size of weights, so that both can be seen. */
    private static int exponent(double[] weights, double[] gradients) {
        double ratio = largest(weights) / largest(gradients);
        return ratio > 0 && Double.isFinite(ratio) ? (int) Math.floor(Math.log10(ratio)) : 0;
    }

    private static double largest(double[] numbers) {
        return DoubleStream.of(numbers)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private String selectedName() {
        int outputs = training.net().layers().size();
        return selected.layer() == outputs
                ? "the score"
                : "neuron " + (selected.unit() + 1) + " of layer " + selected.layer();
    }

    private List<String> readouts() {
        List<String> readouts = new ArrayList<>();
        PlaneTraining.Moment now = sight().now();
        readouts.add("training: " + figures(now.trainingLoss(), now.trainingAccuracy()));
        readouts.add("test: " + figures(now.testLoss(), now.testAccuracy()));
        readouts.add(training.net().parameters().size() + " parameters");
        readouts.add(activityOfSelected());
        if (!training.isFinite()) {
            readouts.add("stopped at step " + training.steps()
                    + ": numbers grew beyond all bounds, the learning rate is too high");
        }
        return readouts;
    }

    private static String figures(double loss, double accuracy) {
        return "loss " + Numbers.text(loss, 3) + ", " + Numbers.text(100 * accuracy, 3) + " % right";
    }

    private String activityOfSelected() {
        Neuron neuron = selectedNeuron();
        return selectedName() + ": bias " + Numbers.text(neuron.bias().data(), 3) + ", gradient "
                + Numbers.text(neuron.bias().grad(), 3);
    }

    @Override
    public Table data() {
        Table table = Table.of("step", "training loss", "test loss", "training accuracy", "test accuracy");
        for (PlaneTraining.Moment moment : sight().moments()) {
            table.row(
                    moment.step(),
                    moment.trainingLoss(),
                    moment.testLoss(),
                    moment.trainingAccuracy(),
                    moment.testAccuracy());
        }
        return table;
    }
}
