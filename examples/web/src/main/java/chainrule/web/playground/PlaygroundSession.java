package chainrule.web.playground;

import chainrule.engine.Activation;
import chainrule.examples.lab.Method;
import chainrule.examples.lab.playground.Cloud;
import chainrule.examples.lab.playground.Goal;
import chainrule.examples.lab.playground.Plan;
import chainrule.examples.lab.playground.PlaneTraining;
import chainrule.web.Answer;
import chainrule.web.Session;
import chainrule.web.Settings;
import java.util.Map;

/**
 * A net that learns to tell two classes of points apart. It understands {@code restart}, {@code step}, {@code train}, which makes as many
 * steps as fit into {@code ms} milliseconds, and {@code look}; it starts anew by itself where a setting asks for another net or other points.
 */
public final class PlaygroundSession implements Session {
    private static final int MOST_UNITS = 32;
    private static final int MOST_LAYERS = 4;

    private PlaneTraining training;

    @Override
    public Answer ask(String what, Map<String, String> with) {
        Settings settings = new Settings(with);
        Plan plan = plan(settings);
        Method method = settings.choice("optimizer", Method.ADAM, Method.values());
        double rate = settings.decimal("rate", 0.01, 1e-6, 100);
        double l2 = settings.decimal("l2", 0, 0, 10);
        double milliseconds = settings.decimal("ms", 20, 0, 1000);
        if (training == null || what.equals("restart") || !plan.equals(training.plan())) {
            training = new PlaneTraining(plan, method, rate, l2);
        } else {
            training.use(method, rate, l2);
        }
        switch (what) {
            case "restart", "look" -> {}
            case "step" -> training.step();
            case "train" -> train(milliseconds);
            default -> throw new IllegalArgumentException("what: expected restart, step, train or look, got " + what);
        }
        return PlaygroundLook.of(training);
    }

    private static Plan plan(Settings settings) {
        return new Plan(
                settings.choice("data", Cloud.MOONS, Cloud.values()),
                settings.decimal("noise", 0.15, 0, 0.5),
                settings.wholes("hidden", "16,16", MOST_LAYERS, 1, MOST_UNITS),
                settings.choice("activation", Activation.RELU, Activation.values()),
                settings.choice("loss", Goal.CROSS_ENTROPY, Goal.values()),
                settings.whole("batch", Cloud.POINTS, 1, Cloud.POINTS),
                settings.whole("seed", 3, 0, 999));
    }

    /** At least one step. */
    private void train(double milliseconds) {
        long end = System.nanoTime() + (long) (milliseconds * 1e6);
        do {
            training.step();
        } while (training.isFinite() && System.nanoTime() < end);
    }
}
