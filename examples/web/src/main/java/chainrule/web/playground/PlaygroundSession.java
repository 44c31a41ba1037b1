package chainrule.web.playground;

import chainrule.engine.Value;
import chainrule.examples.lab.Method;
import chainrule.examples.lab.playground.Penalty;
import chainrule.examples.lab.playground.PlaneTraining;
import chainrule.nn.Layer;
import chainrule.nn.Neuron;
import chainrule.web.Answer;
import chainrule.web.Session;
import chainrule.web.Settings;
import java.util.Map;

/**
 * A net that learns to tell two classes of points apart. It understands {@code restart}, {@code step}, {@code train}, which makes as many
 * steps as fit into {@code ms} milliseconds, {@code set}, which gives a weight a {@code value}, and {@code look}. It starts anew by itself
 * where a setting asks for another net or other points; with points that are changed by hand, it goes on.
 */
public final class PlaygroundSession implements Session {
    private static final double LARGEST_WEIGHT = 1000;

    private final PlaygroundLook look = new PlaygroundLook();
    private Task task;
    private PlaneTraining training;

    @Override
    public Answer ask(String what, Map<String, String> with) {
        Settings settings = new Settings(with);
        Task wanted = Task.of(settings);
        Method method = settings.choice("optimizer", Method.ADAM, Method.values());
        double rate = settings.decimal("rate", 0.01, 1e-6, 100);
        Penalty penalty = new Penalty(settings.decimal("l1", 0, 0, 10), settings.decimal("l2", 0, 0, 10));
        double milliseconds = settings.decimal("ms", 20, 0, 1000);
        if (task == null || what.equals("restart") || !wanted.isAsBefore(task)) {
            PlaneTraining fresh = new PlaneTraining(wanted.plan(), method, rate, penalty);
            wanted.give(fresh);
            training = fresh;
        } else {
            training.use(method, rate, penalty);
            if (!wanted.equals(task)) {
                wanted.give(training);
            }
        }
        task = wanted;
        switch (what) {
            case "restart", "look" -> {}
            case "step" -> training.step();
            case "train" -> train(milliseconds);
            case "set" -> training.set(weight(settings), settings.decimal("value", 0, -LARGEST_WEIGHT, LARGEST_WEIGHT));
            default ->
                throw new IllegalArgumentException("what: expected restart, step, train, set or look, got " + what);
        }
        int layer = settings.whole("layer", 0, 0, training.net().layers().size());
        int units = layer == 0
                ? training.net().inputs()
                : training.net().layers().get(layer - 1).outputs();
        return look.at(training, layer, settings.whole("unit", 0, 0, units - 1)).with("origins", task.origins());
    }

    /** The weight of a neuron, layer {@code to} and unit {@code into}, for what comes {@code from} a place; the bias has the place after the last. */
    private Value weight(Settings settings) {
        int to = settings.whole("to", 1, 1, training.net().layers().size());
        Layer layer = training.net().layers().get(to - 1);
        Neuron neuron = layer.neurons().get(settings.whole("into", 0, 0, layer.outputs() - 1));
        int from = settings.whole("from", 0, 0, layer.inputs());
        return from == layer.inputs() ? neuron.bias() : neuron.weights().get(from);
    }

    /** At least one step. */
    private void train(double milliseconds) {
        long end = System.nanoTime() + (long) (milliseconds * 1e6);
        do {
            training.step();
        } while (training.isFinite() && System.nanoTime() < end);
    }
}
