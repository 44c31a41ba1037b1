package chainrule.web.bentgrid;

import chainrule.engine.Activation;
import chainrule.examples.lab.Method;
import chainrule.examples.lab.bentgrid.GridExperiment;
import chainrule.examples.lab.bentgrid.PlaneLayers;
import chainrule.examples.lab.playground.Cloud;
import chainrule.examples.lab.playground.Goal;
import chainrule.examples.lab.playground.Penalty;
import chainrule.examples.lab.playground.Plan;
import chainrule.examples.lab.playground.PlaneTraining;
import chainrule.web.ActivationChoice;
import chainrule.web.Answer;
import chainrule.web.Session;
import chainrule.web.Settings;
import java.util.Collections;
import java.util.Map;

/**
 * Layers of two neurons that bend a grid: set by hand, or trained to tell two kinds of points apart. It understands {@code restart},
 * {@code step}, {@code train}, which makes a few steps at once, and {@code look}. Where the settings ask for
 * another net or other points, it starts anew and takes {@code steps} steps first.
 */
public final class BentGridSession implements Session {
    private static final int MOST_LAYERS = 4;
    private static final int MOST_STEPS = 5000;

    /** So few that one sees the grid bend. */
    private static final int STEPS_A_PICTURE = 5;

    private final GridExperiment experiment = new GridExperiment();
    private PlaneTraining training;

    private enum Maker {
        TRAINING,
        HAND
    }

    @Override
    public Answer ask(String what, Map<String, String> with) {
        Settings settings = new Settings(with);
        ActivationChoice choice = ActivationChoice.of(settings, Activation.TANH, 0.2);
        int layers = settings.whole("layers", 3, 1, MOST_LAYERS);
        return settings.choice("by", Maker.TRAINING, Maker.values()) == Maker.HAND
                ? byHand(settings, choice, layers)
                : trained(what, settings, choice.activation(), layers);
    }

    private Answer byHand(Settings settings, ActivationChoice choice, int count) {
        PlaneLayers layers = new PlaneLayers(
                choice.function(),
                settings.decimal("rotation", 50, -180, 180),
                settings.decimal("scale", 1.3, 0.2, 2),
                settings.decimal("biasX", 1, -2, 2),
                settings.decimal("biasY", 0.4, -2, 2),
                count);
        return BentGridLook.byHand(layers, experiment.run(layers, true));
    }

    private Answer trained(String what, Settings settings, Activation activation, int layers) {
        Plan plan = new Plan(
                settings.choice("data", Cloud.MOONS, Cloud.values()),
                settings.decimal("noise", 0.1, 0, 0.5),
                Collections.nCopies(layers, 2),
                activation,
                Goal.CROSS_ENTROPY,
                Cloud.POINTS,
                settings.whole("seed", 3, 0, 999));
        double rate = settings.decimal("rate", 0.1, 1e-6, 100);
        int steps = settings.whole("steps", 0, 0, MOST_STEPS);
        boolean isNew = training == null || !plan.equals(training.plan());
        if (isNew || what.equals("restart")) {
            training = new PlaneTraining(plan, Method.ADAM, rate, Penalty.NONE);
        }
        training.use(Method.ADAM, rate, Penalty.NONE);
        switch (what) {
            case "restart" -> {}
            case "look" -> train(isNew ? steps : 0);
            case "step" -> training.step();
            case "train" -> train(STEPS_A_PICTURE);
            default -> throw new IllegalArgumentException("what: expected restart, step, train or look, got " + what);
        }
        return BentGridLook.of(training, what.equals("train") ? BentGridLook.QUICK : BentGridLook.FINE);
    }

    private void train(int steps) {
        for (int i = 0; i < steps; i++) {
            training.step();
        }
    }
}
