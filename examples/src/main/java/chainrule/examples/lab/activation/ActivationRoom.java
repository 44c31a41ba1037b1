package chainrule.examples.lab.activation;

import chainrule.examples.lab.ActivationSettings;
import chainrule.examples.lab.DecimalSetting;
import chainrule.examples.lab.Look;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.ToggleSetting;
import chainrule.examples.lab.Touch;
import chainrule.examples.lab.WholeSetting;
import chainrule.examples.plot.Table;
import java.util.List;

/** A function and its slope, to be moved along x by a bias; and the slopes of all functions together. */
public final class ActivationRoom extends Room {
    private static final double ARROW = 0.1;

    private final ActivationSettings activation = new ActivationSettings(settings(), 0.1);
    private final DecimalSetting bias = settings().decimal("bias", "bias b", 0, -4, 4, 0.1);
    private final WholeSetting depth = settings().whole("depth", "layers", 8, 1, 32);
    private final ToggleSetting compare = settings().toggle("compare", "compare the slopes", false);

    @Override
    public String name() {
        return "Activations";
    }

    @Override
    public String whatToSee() {
        return "Drag the dot, or move it with the arrow keys: the bias b shifts the whole function. A gradient that comes back through a layer is"
                + " multiplied by the dashed slope, so where the slope is near 0, little or nothing gets through.";
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("sigmoid: never above 0.25", "activation=sigmoid", "bias=-1.0"),
                new Preset("ReLU: slope 0 or 1", "activation=relu", "bias=-1.5"),
                new Preset("leaky ReLU: never 0", "activation=leaky relu", "bias=-1.5"),
                new Preset("GELU: above 1", "activation=gelu", "compare=true"));
    }

    /** Nothing is made of the settings before the next look. */
    @Override
    public void change(List<Setting<?>> changed) {}

    private ShiftedFunction shifted() {
        return new ShiftedFunction(activation.value(), activation.function(), bias.value());
    }

    @Override
    public Look look() {
        return new ActivationLook(shifted(), depth.value(), compare.value()).look();
    }

    @Override
    public void touch(Touch touch) {
        ActivationLook.dotAt(touch).ifPresent(x -> bias.moveTo(-x));
    }

    @Override
    public void arrow(int right, int up) {
        bias.moveTo(bias.value() - ARROW * right);
    }

    @Override
    public Table data() {
        return shifted().table();
    }
}
