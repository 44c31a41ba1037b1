package chainrule.examples.lab.neuron;

import chainrule.engine.Activation;
import chainrule.examples.lab.ChoiceSetting;
import chainrule.examples.lab.DecimalSetting;
import chainrule.examples.lab.Room.Preset;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be chosen about the neuron. Steps of gradient descent move the sliders of the weights as well. */
final class NeuronSettings {
    static final List<Preset> PRESETS = List.of(
            new Preset("good start: learns fast"),
            new Preset("saturated tanh: hardly learns", "w1=1.0", "w2=-1.0", "b=1.0", "y=-1.0"),
            new Preset("ReLU off: does not learn", "activation=relu"),
            new Preset("rate too large: overshoots", "activation=identity", "rate=0.17"));

    private final DecimalSetting x1;
    private final DecimalSetting x2;
    private final List<DecimalSetting> weights;
    private final DecimalSetting y;
    private final ChoiceSetting<Activation> activation;
    final DecimalSetting rate;
    private final ChoiceSetting<DecimalSetting> along;

    /** The weights as the last step left them: a change to these numbers was not made by hand. */
    private final Map<Setting<?>, Double> stepped = new HashMap<>();

    NeuronSettings(Settings all) {
        x1 = all.decimal("x1", "input x1", 2, -3, 3, 0.1);
        x2 = all.decimal("x2", "input x2", -1, -3, 3, 0.1);
        weights = List.of(
                weight(all, "w1", "weight w1", -0.5),
                weight(all, "w2", "weight w2", 1.5),
                weight(all, "b", "bias b", 1.8));
        y = all.decimal("y", "target y", 1, -2, 2, 0.1);
        activation = all.choice(
                "activation", "activation", Activation.TANH, List.of(Activation.values()), Activation::symbol);
        rate = all.decimal("rate", "learning rate", 0.1, 0.01, 1, 0.01);
        along = all.choice("along", "loss as a function of", weights.get(0), weights, Setting::key);
    }

    private static DecimalSetting weight(Settings all, String key, String label, double initial) {
        return all.decimal(key, label, initial, -Descent.WIDEST, Descent.WIDEST, 0.05);
    }

    OneNeuron neuron() {
        return new OneNeuron(List.of(new OneNeuron.Example(x1.value(), x2.value(), y.value())), activation.value());
    }

    /** w1, w2 and b. */
    double[] weights() {
        return weights.stream().mapToDouble(Setting::value).toArray();
    }

    /** Moves the sliders to where steps have led. */
    void takeSteppedWeights(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            stepped.put(weights.get(i), numbers[i]);
            weights.get(i).set(numbers[i]);
        }
    }

    void forgetSteps() {
        stepped.clear();
    }

    /** Whether the neuron was changed, and not by steps. */
    boolean isByHand(Setting<?> setting) {
        return setting != rate && setting != along && !setting.value().equals(stepped.get(setting));
    }

    /** Which of the weights the curve is about. */
    int along() {
        return weights.indexOf(along.value());
    }

    void lookAlong(Setting<?> setting) {
        weights.stream().filter(setting::equals).forEach(along::set);
    }

    /** The weight above or below the present one, as far as there is one. */
    void lookAlongNext(int up) {
        along.set(weights.get(Math.max(0, Math.min(weights.size() - 1, along() - up))));
    }

    void moveAlong(double weight) {
        along.value().moveTo(weight);
    }
}
