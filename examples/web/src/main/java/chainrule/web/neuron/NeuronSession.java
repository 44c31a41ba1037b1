package chainrule.web.neuron;

import chainrule.engine.Activation;
import chainrule.examples.lab.neuron.Descent;
import chainrule.examples.lab.neuron.OneNeuron;
import chainrule.web.Answer;
import chainrule.web.Session;
import chainrule.web.Settings;
import java.util.Arrays;
import java.util.Map;

/**
 * One neuron, a few points, and gradient descent on its loss. It understands {@code restart}, {@code step} and {@code look}. Where the
 * settings name another neuron, or other weights to start from, it starts anew and takes {@code steps} steps first.
 */
public final class NeuronSession implements Session {
    private static final int MOST_STEPS = 2000;

    private OneNeuron neuron;
    private double[] start;
    private Descent descent;

    @Override
    public Answer ask(String what, Map<String, String> with) {
        Settings settings = new Settings(with);
        OneNeuron asked = new OneNeuron(
                Examples.parsed(with.getOrDefault("points", Examples.START)),
                settings.choice("activation", Activation.TANH, Activation.values()));
        double[] weights = {weight(settings, "w1", -0.5), weight(settings, "w2", 1.5), weight(settings, "b", 1.8)};
        double rate = settings.decimal("rate", 0.1, 0.01, 1);
        int along = settings.choice("along", Weight.W1, Weight.values()).ordinal();
        int steps = settings.whole("steps", 0, 0, MOST_STEPS);
        if (!asked.equals(neuron) || !Arrays.equals(weights, start)) {
            neuron = asked;
            start = weights;
            descent = new Descent(neuron, start);
            for (int i = 0; i < steps && what.equals("look"); i++) {
                descent.step(rate);
            }
        }
        switch (what) {
            case "look" -> {}
            case "restart" -> descent.undo();
            case "step" -> descent.step(rate);
            default -> throw new IllegalArgumentException("what: expected restart, step or look, got " + what);
        }
        return NeuronLook.of(neuron, descent, along, rate);
    }

    private static double weight(Settings settings, String name, double start) {
        return settings.decimal(name, start, -Descent.WIDEST, Descent.WIDEST);
    }

    private enum Weight {
        W1,
        W2,
        B
    }
}
