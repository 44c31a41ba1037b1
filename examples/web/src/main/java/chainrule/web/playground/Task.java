package chainrule.web.playground;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.examples.lab.playground.Cloud;
import chainrule.examples.lab.playground.Feature;
import chainrule.examples.lab.playground.Goal;
import chainrule.examples.lab.playground.Plan;
import chainrule.examples.lab.playground.PlaneTraining;
import chainrule.web.Settings;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What is to be learnt, by which net.
 *
 * @param ownOnly whether nobody draws points by chance
 * @param points those that were added by hand, as in the address
 * @param removed those that were taken away, as in the address
 */
record Task(Plan plan, boolean ownOnly, String points, String removed) {
    private static final int MOST_UNITS = 32;
    private static final int MOST_LAYERS = 4;

    /** In place of the name of a cloud. */
    private static final String OWN = "own";

    static Task of(Settings settings) {
        boolean ownOnly = settings.text("data", "").equals(OWN);
        List<Integer> hidden = settings.wholes("hidden", "16,16", MOST_LAYERS, 1, MOST_UNITS);
        List<Feature> features = settings.choices("features", "x,y", Feature.values());
        if (new HashSet<>(features).size() < features.size()) {
            throw new IllegalArgumentException("features: expected each once, got " + features);
        }
        Plan plan = new Plan(
                ownOnly ? Cloud.MOONS : settings.choice("data", Cloud.MOONS, Cloud.values()),
                settings.decimal("noise", 0.15, 0, 0.5),
                settings.whole("share", 25, 5, 95),
                features,
                hidden,
                activations(settings, hidden.size()),
                settings.choice("loss", Goal.CROSS_ENTROPY, Goal.values()),
                settings.whole("batch", Plan.POINTS, 1, Plan.POINTS),
                settings.whole("seed", 3, 0, 999));
        return new Task(plan, ownOnly, settings.text("points", ""), settings.text("removed", ""));
    }

    /** One for all hidden layers, or one for each. */
    private static List<Activation> activations(Settings settings, int layers) {
        List<Activation> given = settings.choices("activation", "relu", Activation.values());
        if (given.size() != 1 && given.size() != layers) {
            throw new IllegalArgumentException(
                    "activation: expected one, or one for each of " + layers + " hidden layers, got " + given.size());
        }
        return given.size() == layers ? given : Collections.nCopies(layers, given.get(0));
    }

    /** Whether a training may go on with this task, after another one. */
    boolean isAsBefore(Task before) {
        return plan.equals(before.plan) && ownOnly == before.ownOnly;
    }

    /** Gives a training its points. */
    void give(PlaneTraining training) {
        HandMade changes = new HandMade(points, removed);
        if (ownOnly) {
            Dataset own = changes.alone();
            training.learnFrom(own, own);
        } else {
            training.learnFrom(changes.with(plan.training()), plan.test());
        }
    }

    /** For each point its place among those drawn by chance, -1 for one that was added. */
    double[] origins() {
        HandMade changes = new HandMade(points, removed);
        IntStream left = ownOnly ? IntStream.empty() : IntStream.of(changes.left(plan.trainingPoints()));
        return DoubleStream.concat(
                        left.asDoubleStream(), DoubleStream.generate(() -> -1).limit(changes.added()))
                .toArray();
    }
}
