package chainrule.examples.lab.playground;

import chainrule.engine.Activation;
import chainrule.examples.lab.ChoiceSetting;
import chainrule.examples.lab.DecimalSetting;
import chainrule.examples.lab.KeptSetting;
import chainrule.examples.lab.Method;
import chainrule.examples.lab.Room.Preset;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Settings;
import chainrule.examples.lab.SeveralSetting;
import chainrule.examples.lab.ToggleSetting;
import chainrule.examples.lab.WholeSetting;
import chainrule.examples.plot.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be chosen in the playground. */
final class PlaygroundSettings {
    private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0);
    private static final List<Double> PENALTIES = List.of(0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1);
    private static final List<Integer> BATCHES = List.of(Plan.POINTS, 50, 10, 1);
    private static final int LAYERS = 3;
    private static final String OWN = "own points";
    private static final String FILE = "file";

    static final List<Preset> PRESETS = List.of(
            new Preset("two moons with ReLU", "noise=0.1"),
            new Preset("spirals need 3 layers", "data=spirals", "noise=0.05", "layers=3", "activation=tanh"),
            new Preset(
                    "XOR with too few units",
                    "data=XOR",
                    "noise=0.0",
                    "layers=1",
                    "units1=2",
                    "activation=tanh",
                    "rate=0.03",
                    "seed=1"),
            new Preset("rate too high", "optimizer=SGD", "rate=3", "loss=squared error", "speed=1", "log=true"),
            new Preset("circles: linear net fails", "data=circles", "activation=identity"),
            new Preset(
                    "linear net, told x² and y²",
                    "data=circles",
                    "features=x²,y²",
                    "layers=1",
                    "units1=1",
                    "activation=identity",
                    "rate=0.1"),
            new Preset("40 points learned by heart", "noise=0.35", "share=10"),
            new Preset("rate 1, seed 3: a layer dies", "rate=1", "seed=3"));

    private final Settings all;
    private final ChoiceSetting<Optional<Cloud>> cloud;
    private final DecimalSetting noise;
    private final WholeSetting layers;
    private final List<WholeSetting> units = new ArrayList<>();
    private final ChoiceSetting<Activation> activation;
    private final List<ChoiceSetting<Optional<Activation>>> laterActivations = new ArrayList<>();
    private final WholeSetting share;
    private final SeveralSetting<Feature> features;
    private final ChoiceSetting<Double> l1;
    private final ChoiceSetting<Goal> goal;
    private final ChoiceSetting<Integer> batch;
    private final WholeSetting seed;
    final ChoiceSetting<Method> method;
    final ChoiceSetting<Double> rate;
    private final ChoiceSetting<Double> l2;
    final ChoiceSetting<Integer> stepsALook;
    final ToggleSetting logarithmic;
    final ToggleSetting showTest;
    private final KeptSetting<List<Point>> file;
    private final KeptSetting<List<Point>> added;
    private final KeptSetting<List<Point>> removed;

    PlaygroundSettings(Settings all) {
        this.all = all;
        List<Optional<Cloud>> clouds = Stream.concat(
                        Stream.of(Cloud.values()).map(Optional::of), Stream.of(Optional.<Cloud>empty()))
                .toList();
        cloud = all.choice(
                "data",
                "data",
                Optional.of(Cloud.MOONS),
                clouds,
                each -> each.map(Cloud::title).orElse(OWN));
        noise = all.decimal("noise", "noise", 0.15, 0, 0.5, 0.05);
        share = all.whole("share", "training share, %", 50, 5, 95);
        features =
                all.several("features", "the net is told", Plan.COORDINATES, List.of(Feature.values()), Feature::title);
        layers = all.whole("layers", "hidden layers", 2, 1, LAYERS);
        units.add(units(all, 1));
        activation = all.choice(
                "activation", "activation, layer 1", Activation.RELU, List.of(Activation.values()), Activation::symbol);
        for (int layer = 2; layer <= LAYERS; layer++) {
            int least = layer;
            units.add(units(all, layer));
            laterActivations.add(laterActivation(all, layer));
            units.get(layer - 1).onlyWhen(() -> layers.value() >= least);
            laterActivations.get(layer - 2).onlyWhen(() -> layers.value() >= least);
        }
        goal = all.choice("loss", "loss", Goal.CROSS_ENTROPY, List.of(Goal.values()), Goal::title);
        method = all.choice("optimizer", "optimizer", Method.ADAM, List.of(Method.values()), Method::title);
        rate = all.choice("rate", "learning rate", 0.01, RATES, value -> Numbers.text(value, 1));
        batch = all.choice(
                        "batch",
                        "points a step",
                        Plan.POINTS,
                        BATCHES,
                        size -> size == Plan.POINTS ? "all" : size.toString())
                .formerly("all 200", Plan.POINTS);
        l1 = all.choice("l1", "L1 penalty", 0.0, PENALTIES, value -> Numbers.text(value, 1));
        l2 = all.choice("l2", "L2 penalty", 0.0, PENALTIES, value -> Numbers.text(value, 1));
        stepsALook = all.choice("speed", "steps a picture", 5, List.of(1, 5, 20, 100), steps -> steps.toString());
        seed = all.whole("seed", "seed", 3, 0, 999);
        logarithmic = all.toggle("log", "logarithmic loss", false);
        showTest = all.toggle("test", "show test points", true);
        file = all.kept(FILE, "points of a file", List.of(), Point::text, Point::parse);
        added = all.kept("points", "points put in", List.of(), Point::text, Point::parse);
        removed = all.kept("removed", "points taken away", List.of(), Point::text, Point::parse);
        noise.onlyWhen(() -> cloud.value().isPresent());
        share.onlyWhen(() -> cloud.value().isPresent() || !file.value().isEmpty());
    }

    private static WholeSetting units(Settings all, int layer) {
        return all.whole("units" + layer, "units, layer " + layer, 8, 1, 16);
    }

    /** None is the same as in the first layer, as it was when all layers had one. */
    private static ChoiceSetting<Optional<Activation>> laterActivation(Settings all, int layer) {
        List<Optional<Activation>> options = Stream.concat(
                        Stream.of(Optional.<Activation>empty()),
                        Stream.of(Activation.values()).map(Optional::of))
                .toList();
        return all.choice(
                "activation" + layer,
                "activation, layer " + layer,
                Optional.empty(),
                options,
                each -> each.map(Activation::symbol).orElse("as layer 1"));
    }

    Penalty penalty() {
        return new Penalty(l1.value(), l2.value());
    }

    /** Without a cloud, the plan has one that nobody looks at. */
    Material material() {
        return new Material(plan(), cloud.value().isEmpty(), file.value(), added.value(), removed.value());
    }

    /** Takes over what was put in and taken away. */
    void take(Material material) {
        added.set(material.added());
        removed.set(material.removed());
    }

    /** Learns from points of a file alone. */
    void takeFile(List<Point> points) {
        Map<String, String> texts = withoutOwnPoints();
        texts.put("data", OWN);
        texts.put(FILE, Point.text(points));
        all.set(texts);
    }

    void clearOwnPoints() {
        all.set(withoutOwnPoints());
    }

    private Map<String, String> withoutOwnPoints() {
        Map<String, String> texts = all.changes();
        List.of(file, added, removed).forEach(setting -> texts.remove(setting.key()));
        return texts;
    }

    int share() {
        return share.value();
    }

    private Plan plan() {
        List<Integer> hidden =
                units.subList(0, layers.value()).stream().map(Setting::value).toList();
        return new Plan(
                cloud.value().orElse(Cloud.MOONS),
                noise.value(),
                share.value(),
                features.value(),
                hidden,
                activations().limit(hidden.size()).toList(),
                goal.value(),
                batch.value(),
                seed.value());
    }

    private Stream<Activation> activations() {
        Activation first = activation.value();
        return Stream.concat(
                Stream.of(first),
                laterActivations.stream().map(later -> later.value().orElse(first)));
    }
}
