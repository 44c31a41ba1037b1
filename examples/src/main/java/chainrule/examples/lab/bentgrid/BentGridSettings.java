package chainrule.examples.lab.bentgrid;

import chainrule.examples.gallery.Words;
import chainrule.examples.lab.ActivationSettings;
import chainrule.examples.lab.DecimalSetting;
import chainrule.examples.lab.Room.Preset;
import chainrule.examples.lab.Settings;
import chainrule.examples.lab.ToggleSetting;
import chainrule.examples.lab.WholeSetting;
import java.util.List;

/** What can be chosen in the room of the bent grid. */
final class BentGridSettings {
    static final List<Preset> PRESETS = List.of(
            new Preset("three times ReLU: almost apart", "layer=3"),
            new Preset("one ReLU layer folds, and parts nothing yet"),
            new Preset("tanh squeezes into a square", "activation=tanh", "scale=2.0"),
            new Preset("linear stays linear", "activation=identity", "layer=4"),
            new Preset(
                    "four layers of leaky ReLU",
                    "activation=leaky relu",
                    "layer=4",
                    "rotation=140.0",
                    "scale=1.3",
                    "biasX=0.0",
                    "biasY=1.0"));

    private final WholeSetting layer;
    private final ActivationSettings activation;
    private final DecimalSetting rotation;
    private final DecimalSetting scale;
    final DecimalSetting biasX;
    final DecimalSetting biasY;
    final ToggleSetting moons;

    BentGridSettings(Settings all) {
        layer = all.whole("layer", "look at layer", 1, 1, 4);
        activation = new ActivationSettings(all, 0.2);
        rotation = all.decimal("rotation", "turn, in degrees", 50, -180, 180, 5);
        scale = all.decimal("scale", "stretch", 1.3, 0.2, 2, 0.05);
        biasX = all.decimal("biasX", "bias to the right", 1, -2, 2, 0.05);
        biasY = all.decimal("biasY", "bias upward", 0.4, -2, 2, 0.05);
        moons = all.toggle("moons", "carry two moons along", true);
    }

    PlaneLayers layers() {
        return new PlaneLayers(
                activation.function(), rotation.value(), scale.value(), biasX.value(), biasY.value(), layer.value());
    }

    String nameOfActivation() {
        return Words.name(activation.value());
    }
}
