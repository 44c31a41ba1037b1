package chainrule.examples.lab.deadrelu;

import chainrule.examples.gallery.Words;
import chainrule.examples.lab.ChoiceSetting;
import chainrule.examples.lab.DecimalSetting;
import chainrule.examples.lab.Method;
import chainrule.examples.lab.Room.Preset;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Settings;
import chainrule.examples.lab.WholeSetting;
import chainrule.nn.Initializer;
import java.util.List;

/** What can be chosen in the room of dead ReLUs. */
final class DeadReluSettings {
    private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0);

    static final List<Preset> PRESETS = List.of(
            new Preset("all dead, then leaky revives", "bias=-3.0", "rate=0.01", "leakyFrom=16", "unit=2"),
            new Preset("healthy"),
            new Preset("a rate too high kills", "rate=0.1", "seed=2"),
            new Preset("bias -3 kills at once", "bias=-3.0", "rate=0.01", "seed=3"),
            new Preset("inputs shifted by -5", "shift=-5.0", "seed=4"));

    private final ChoiceSetting<Data> data;
    private final WholeSetting units;
    final ChoiceSetting<Double> rate;
    private final ChoiceSetting<Method> method;
    private final ChoiceSetting<Initializer> initializer;
    private final DecimalSetting bias;
    private final DecimalSetting shift;
    final Swap swap;
    private final WholeSetting unit;
    private final WholeSetting seed;

    DeadReluSettings(Settings all) {
        data = all.choice("data", "data", Data.DIGITS, List.of(Data.values()), Data::title);
        units = all.whole("units", "units", 24, 8, 48);
        rate = all.choice("rate", "learning rate", 0.003, RATES, Words::plain);
        method = all.choice(
                "optimizer",
                "optimizer",
                Method.ADAM,
                List.of(Method.ADAM, Method.SGD),
                method -> method == Method.SGD ? "plain SGD" : method.title());
        initializer = all.choice(
                "initializer", "weights", Initializer.HE_NORMAL, List.of(Initializer.values()), Initializer::title);
        bias = all.decimal("bias", "bias at the start", 0, -5, 2, 0.1);
        shift = all.decimal("shift", "added to all inputs", 0, -5, 5, 0.1);
        swap = new Swap(all);
        unit = all.whole("unit", "unit shown", 1, 1, 48);
        seed = all.whole("seed", "seed", 1, 0, 999);
    }

    boolean needsANewNet(Setting<?> setting) {
        return List.of(data, units, method, initializer, bias, shift, seed).contains(setting);
    }

    Plan plan() {
        return new Plan(
                data.value(),
                shift.value(),
                units.value(),
                bias.value(),
                initializer.value(),
                method.value(),
                seed.value());
    }

    /** The unit to look into, counted from 0, of a net of so many. */
    int unitShown(int units) {
        return Math.min(unit.value(), units) - 1;
    }

    void lookInto(int wantedUnit, int units) {
        unit.set(1 + Math.max(0, Math.min(units - 1, wantedUnit)));
    }
}
