package chainrule.examples.lab.vanishing;

import chainrule.engine.Activation;
import chainrule.examples.lab.ChoiceSetting;
import chainrule.examples.lab.DecimalSetting;
import chainrule.examples.lab.Method;
import chainrule.examples.lab.Room.Preset;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Settings;
import chainrule.examples.lab.ToggleSetting;
import chainrule.examples.lab.WholeSetting;
import chainrule.nn.Initializer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be chosen in the room of vanishing gradients. */
final class VanishingSettings {
    static final List<Preset> PRESETS = List.of(
            new Preset("sigmoid: vanishes", "activation=sigmoid", "depth=8"),
            new Preset("ReLU: arrives", "activation=relu", "depth=8"),
            new Preset("sigmoid, 16 layers: gone", "activation=sigmoid", "depth=16"),
            new Preset("small tanh: ∂L/∂w hides it", "activation=tanh", "depth=8", "scale=0.5"),
            new Preset(
                    "tanh, naive weights: grows",
                    "activation=tanh",
                    "depth=8",
                    "initializer=" + Initializer.NAIVE.title()),
            new Preset(
                    "sigmoid with Adam: moves",
                    "activation=sigmoid",
                    "depth=8",
                    "optimizer=" + Method.ADAM.title(),
                    "rate=0.003"));

    private final ChoiceSetting<Activation> activation;
    private final WholeSetting depth;
    private final WholeSetting width;
    private final ChoiceSetting<Optional<Initializer>> initializer;
    private final DecimalSetting scale;
    final WholeSetting nets;
    private final ChoiceSetting<Method> method;
    final DecimalSetting learningRate;
    final ToggleSetting logarithmic;
    private final WholeSetting layer;

    VanishingSettings(Settings all) {
        activation = all.choice(
                "activation", "activation", Activation.SIGMOID, List.of(Activation.values()), Activation::symbol);
        depth = all.whole("depth", "hidden layers", 8, 1, 16);
        width = all.whole("width", "units in each", 32, 4, 64);
        initializer = all.choice(
                "initializer", "initializer", Optional.empty(), initializers(), VanishingSettings::nameOfInitializer);
        scale = all.decimal("scale", "weights times", 1, 0.1, 4, 0.1);
        nets = all.whole("seeds", "nets", 3, 1, 5);
        method = all.choice(
                "optimizer", "optimizer", Method.MOMENTUM, List.of(Method.MOMENTUM, Method.ADAM), Method::title);
        learningRate = all.decimal("rate", "learning rate", 0.03, 0.0005, 0.1, 0.0005);
        logarithmic = all.toggle("log", "logarithmic axis", true);
        layer = all.whole("layer", "look at layer", 1, 1, 17);
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

    /** Whether there have to be other nets if this changes. */
    boolean isOfTheNets(Setting<?> setting) {
        return List.of(activation, depth, width, initializer, scale, nets, method)
                .contains(setting);
    }

    Recipe recipe() {
        return new Recipe(
                activation.value(), initializer.value(), scale.value(), depth.value(), width.value(), method.value());
    }

    /** The layer to look at, counted from 1, in nets of so many layers. */
    int layerShown(int layers) {
        return Math.min(layer.value(), layers);
    }

    void lookAt(int wantedLayer, int layers) {
        layer.set(Math.max(1, Math.min(layers, wantedLayer)));
    }
}
