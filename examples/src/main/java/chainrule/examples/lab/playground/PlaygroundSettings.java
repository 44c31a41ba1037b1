package chainrule.examples.lab.playground;

import chainrule.engine.Activation;
import chainrule.examples.lab.ChoiceSetting;
import chainrule.examples.lab.DecimalSetting;
import chainrule.examples.lab.Method;
import chainrule.examples.lab.Room.Preset;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Settings;
import chainrule.examples.lab.ToggleSetting;
import chainrule.examples.lab.WholeSetting;
import chainrule.examples.plot.Numbers;
import java.util.List;

/** What can be chosen in the playground. */
final class PlaygroundSettings {
    private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0);
    private static final List<Double> PENALTIES = List.of(0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1);
    private static final List<Integer> BATCHES = List.of(Cloud.POINTS, 50, 10, 1);

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
            new Preset("circles: linear net fails", "data=circles", "activation=identity"));

    private final ChoiceSetting<Cloud> cloud;
    private final DecimalSetting noise;
    private final WholeSetting layers;
    private final List<WholeSetting> units;
    private final ChoiceSetting<Activation> activation;
    private final ChoiceSetting<Goal> goal;
    private final ChoiceSetting<Integer> batch;
    private final WholeSetting seed;
    final ChoiceSetting<Method> method;
    final ChoiceSetting<Double> rate;
    private final ChoiceSetting<Double> l2;
    final ChoiceSetting<Integer> stepsALook;
    final ToggleSetting logarithmic;
    final ToggleSetting showTest;

    PlaygroundSettings(Settings all) {
        cloud = all.choice("data", "data", Cloud.MOONS, List.of(Cloud.values()), Cloud::title);
        noise = all.decimal("noise", "noise", 0.15, 0, 0.5, 0.05);
        layers = all.whole("layers", "hidden layers", 2, 1, 3);
        units = List.of(
                all.whole("units1", "units, layer 1", 8, 1, 16),
                all.whole("units2", "units, layer 2", 8, 1, 16),
                all.whole("units3", "units, layer 3", 8, 1, 16));
        activation = all.choice(
                "activation", "activation", Activation.RELU, List.of(Activation.values()), Activation::symbol);
        goal = all.choice("loss", "loss", Goal.CROSS_ENTROPY, List.of(Goal.values()), Goal::title);
        method = all.choice("optimizer", "optimizer", Method.ADAM, List.of(Method.values()), Method::title);
        rate = all.choice("rate", "learning rate", 0.01, RATES, value -> Numbers.text(value, 1));
        l2 = all.choice("l2", "L2 penalty", 0.0, PENALTIES, value -> Numbers.text(value, 1));
        batch = all.choice(
                "batch",
                "batch size",
                Cloud.POINTS,
                BATCHES,
                size -> size == Cloud.POINTS ? "all " + size : size.toString());
        stepsALook =
                all.choice("speed", "steps between pictures", 5, List.of(1, 5, 20, 100), steps -> steps.toString());
        seed = all.whole("seed", "seed", 3, 0, 999);
        logarithmic = all.toggle("log", "logarithmic loss", false);
        showTest = all.toggle("test", "show test points", true);
        units.get(1).onlyWhen(() -> layers.value() >= 2);
        units.get(2).onlyWhen(() -> layers.value() >= 3);
    }

    Penalty penalty() {
        return new Penalty(0, l2.value());
    }

    Plan plan() {
        List<Integer> hidden =
                units.subList(0, layers.value()).stream().map(Setting::value).toList();
        return new Plan(
                cloud.value(), noise.value(), hidden, activation.value(), goal.value(), batch.value(), seed.value());
    }
}
