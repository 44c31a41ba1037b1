package chainrule.examples.lab;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.plot.GraphPicture;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Table;
import chainrule.nn.Sgd;
import chainrule.steps.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One neuron and one example: every number forward and backward, and what a step of gradient descent does to the weights. */
final class NeuronRoom extends Room {
    private static final double WIDEST = 4;
    private static final double TANGENT = 1;
    private static final double ARROW = 0.1;
    private static final int POINTS = 161;
    private static final int MANY_STEPS = 10;
    private static final int FEWEST_SHOWN = 10;
    private static final double HARDLY = 0.02;

    private final DecimalSetting x1 = settings().decimal("x1", "input x1", 2, -3, 3, 0.1);
    private final DecimalSetting x2 = settings().decimal("x2", "input x2", -1, -3, 3, 0.1);
    private final DecimalSetting w1 = settings().decimal("w1", "weight w1", -0.5, -WIDEST, WIDEST, 0.05);
    private final DecimalSetting w2 = settings().decimal("w2", "weight w2", 1.5, -WIDEST, WIDEST, 0.05);
    private final DecimalSetting b = settings().decimal("b", "bias b", 1.8, -WIDEST, WIDEST, 0.05);
    private final DecimalSetting y = settings().decimal("y", "target y", 1, -2, 2, 0.1);
    private final ChoiceSetting<Activation> activation = settings()
            .choice("activation", "activation", Activation.TANH, List.of(Activation.values()), Activation::symbol);
    private final DecimalSetting rate = settings().decimal("rate", "learning rate", 0.1, 0.01, 1, 0.01);
    private final List<DecimalSetting> weights = List.of(w1, w2, b);
    private final ChoiceSetting<DecimalSetting> along =
            settings().choice("along", "loss as a function of", w1, weights, Setting::key);

    private final Consumer<Value> browser;

    /** The weights as the last step left them: a change to these numbers was not made by hand. */
    private final Map<Setting<?>, Double> stepped = new HashMap<>();

    private double[] start = numbers();

    /** The loss at the start and after each step since then. */
    private final List<Double> losses = new ArrayList<>();

    private boolean jumped;

    NeuronRoom() {
        this(loss -> Steps.of(loss).titled("One neuron, step by step").open());
    }

    /** Takes what is to be done with a loss that is to be walked through. */
    NeuronRoom(Consumer<Value> browser) {
        this.browser = browser;
        losses.add(graph(start).loss.data());
    }

    /** The neuron as an expression. */
    private record Graph(List<Value> weights, Value z, Value output, Value loss) {
        double error() {
            return loss.inputs().get(0).data();
        }
    }

    private Graph graph(double[] weights) {
        Value in1 = Value.of(x1.value(), "x1");
        Value in2 = Value.of(x2.value(), "x2");
        List<Value> leaves = IntStream.range(0, weights.length)
                .mapToObj(i -> Value.of(weights[i], this.weights.get(i).key()))
                .toList();
        Value product1 = in1.times(leaves.get(0)).label("x1w1");
        Value product2 = in2.times(leaves.get(1)).label("x2w2");
        Value z = Value.sum(product1, product2, leaves.get(2)).label("z");
        Value o = z.apply(activation.value()).label("o");
        Value e = o.minus(Value.of(y.value(), "y")).label("e");
        return new Graph(leaves, z, o, e.pow(2).label("loss"));
    }

    private Graph backward() {
        Graph graph = graph(numbers());
        graph.loss.backward();
        return graph;
    }

    private double[] numbers() {
        return weights.stream().mapToDouble(Setting::value).toArray();
    }

    @Override
    public String name() {
        return "One neuron";
    }

    @Override
    public String whatToSee() {
        return "Forward, values (blue) run to the loss. Backward, each number gets its gradient (orange): how fast the loss grows where this number grows."
                + " Take steps downhill, drag the square, choose another weight with arrow up or down.";
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("good start: learns fast", Map.of()),
                new Preset("saturated tanh: hardly learns", Map.of("w1", "1.0", "w2", "-1.0", "b", "1.0", "y", "-1.0")),
                new Preset("ReLU off: does not learn", Map.of("activation", "relu")),
                new Preset("rate too large: overshoots", Map.of("activation", "identity", "rate", "0.17")));
    }

    @Override
    public void change(List<Setting<?>> changed) {
        if (changed.stream().anyMatch(this::isByHand)) {
            stepped.clear();
            start = numbers();
            losses.clear();
            losses.add(graph(start).loss.data());
            jumped = false;
            if (changed.size() == 1) {
                weights.stream().filter(changed::contains).forEach(along::set);
            }
        }
    }

    private boolean isByHand(Setting<?> setting) {
        return setting != rate && setting != along && !setting.value().equals(stepped.get(setting));
    }

    // ---- deeds

    @Override
    public List<Deed> deeds() {
        return List.of(
                new Deed("apply the gradient", () -> step(1)),
                new Deed(MANY_STEPS + " times", () -> step(MANY_STEPS)),
                new Deed("undo the steps", () -> advanceTo(0)),
                new Deed("open in browser", () -> browser.accept(graph(numbers()).loss)));
    }

    /** One step downhill for all weights at once, or more. */
    private void step(int times) {
        for (int i = 0; i < times; i++) {
            Graph graph = backward();
            new Sgd(graph.weights, rate.value()).step();
            set(graph.weights.stream()
                    .mapToDouble(weight -> Math.max(-WIDEST, Math.min(WIDEST, weight.data())))
                    .toArray());
            Graph after = graph(numbers());
            losses.add(after.loss.data());
            jumped = graph.error() * after.error() < 0;
        }
    }

    private void set(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            double number = numbers[i] == 0 ? 0 : numbers[i]; // as settings hold it, no -0
            stepped.put(weights.get(i), number);
            weights.get(i).set(number);
        }
    }

    /** Always from the weights that were set by hand: those of later steps stand in the settings. */
    @Override
    public void advanceTo(int progress) {
        set(start);
        losses.subList(1, losses.size()).clear();
        jumped = false;
        step(progress);
    }

    @Override
    public int showpiece() {
        return 5;
    }

    // ---- pictures

    @Override
    public Look look() {
        Graph graph = backward();
        return new Look(List.of(curve(graph), history(), drawing(graph)), readouts(graph));
    }

    private static GraphPicture drawing(Graph graph) {
        return new GraphPicture("Forward to the loss, and back", graph.loss)
                .subtitle("On each edge: the local derivative, by which a gradient is multiplied on its way back.");
    }

    private LineChart curve(Graph graph) {
        String name = along.value().key();
        double now = along.value().value();
        double loss = graph.loss.data();
        double slope = graph.weights.get(weights.indexOf(along.value())).grad();
        double next = now - rate.value() * slope;
        double[] places = places();
        double[] ends = {now - TANGENT, now + TANGENT};
        LineChart chart = new LineChart("The loss where only " + name + " changes")
                .axes(name, "loss")
                .xRange(-WIDEST, WIDEST)
                .yRange(0, top(1.3 * loss))
                .line("", places, DoubleStream.of(places).map(this::lossAt).toArray())
                .dashed(
                        "slope " + text(slope),
                        ends,
                        DoubleStream.of(ends).map(w -> loss + slope * (w - now)).toArray())
                .points("now", new double[] {now}, new double[] {loss})
                .size(360, 270);
        return Math.abs(next) < WIDEST ? chart.verticalLine(next, "after a step") : chart;
    }

    private static double[] places() {
        return IntStream.range(0, POINTS)
                .mapToDouble(i -> -WIDEST + 2 * WIDEST * i / (POINTS - 1))
                .toArray();
    }

    /** The loss with another number for the weight that the curve is about. */
    private double lossAt(double weight) {
        double[] numbers = numbers();
        numbers[weights.indexOf(along.value())] = weight;
        return graph(numbers).loss.data();
    }

    private LineChart history() {
        double[] all = losses.stream().mapToDouble(Double::doubleValue).toArray();
        LineChart chart = new LineChart("The loss after each step")
                .axes("steps", "loss")
                .xRange(0, Math.max(FEWEST_SHOWN, all.length - 1))
                .yRange(0, top(Arrays.stream(all).max().orElseThrow()))
                .line("", all)
                .size(360, 270);
        return all.length <= 4 * FEWEST_SHOWN ? chart.markers() : chart;
    }

    /** The next of 1, 2, 5, 10, 20 and so on, so that an axis does not move all the time. */
    private static double top(double loss) {
        double top = 1;
        for (int i = 0; top < loss; i++) {
            top *= i % 3 == 1 ? 2.5 : 2;
        }
        return top;
    }

    // ---- figures

    private List<String> readouts(Graph graph) {
        List<String> readouts = new ArrayList<>();
        readouts.add("loss " + text(graph.loss.data()) + ": output " + text(graph.output.data()) + ", target "
                + text(y.value()));
        readouts.add(graph.weights.stream()
                .map(weight -> "dL/d" + weight.label() + " = " + text(weight.grad()))
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow());
        readouts.add(slope(graph));
        readouts.add(steps());
        List<String> ends = weights.stream()
                .filter(weight -> Math.abs(weight.value()) == WIDEST)
                .map(Setting::key)
                .toList();
        if (!ends.isEmpty()) {
            readouts.add(String.join(", ", ends) + ": at the end of the slider, and goes no further");
        }
        return readouts;
    }

    private String slope(Graph graph) {
        double slope = graph.output.localDerivative(0);
        String through = slope == 0
                ? ": no gradient gets through"
                : Math.abs(slope) < HARDLY ? ": hardly any gradient gets through" : "";
        return "slope of " + activation.value().symbol() + " at z = " + text(graph.z.data()) + ": " + text(slope)
                + through;
    }

    private String steps() {
        int taken = losses.size() - 1;
        if (taken == 0) {
            return "no step taken yet";
        }
        return taken + (taken == 1 ? " step taken" : " steps taken") + ", loss before: " + text(losses.get(0))
                + (jumped ? "; the last step jumped over the target" : "");
    }

    private static String text(double value) {
        return Numbers.text(value, 4);
    }

    // ---- hands

    @Override
    public void touch(Touch touch) {
        if (touch.index() == 0 && touch.picture() instanceof LineChart chart) {
            DecimalSetting weight = along.value();
            weight.set(weight.nearest(chart.valueAt(touch.place(), touch.size()).getX()));
        }
    }

    /** Moves the weight that the curve is about, or makes the curve be about the one above or below it. */
    @Override
    public void arrow(int right, int up) {
        DecimalSetting weight = along.value();
        weight.set(weight.nearest(weight.value() + ARROW * right));
        int next = weights.indexOf(weight) - up;
        along.set(weights.get(Math.max(0, Math.min(weights.size() - 1, next))));
    }

    @Override
    public Table data() {
        Table table = Table.of("part", "name", "at", "value", "gradient");
        Graph graph = backward();
        for (Value node : graph.loss.graph()) {
            table.row("graph", node.label(), node.operation(), node.data(), node.grad());
        }
        String name = along.value().key();
        for (double place : places()) {
            table.row("curve", name, place, lossAt(place), "");
        }
        for (int step = 0; step < losses.size(); step++) {
            table.row("steps", "loss", step, losses.get(step), "");
        }
        return table;
    }
}
