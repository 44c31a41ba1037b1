package chainrule.web.vanishing;

import chainrule.engine.Activation;
import chainrule.examples.lab.Method;
import chainrule.examples.lab.vanishing.DigitNets;
import chainrule.examples.lab.vanishing.Recipe;
import chainrule.nn.Initializer;
import chainrule.web.Answer;
import chainrule.web.Session;
import chainrule.web.Settings;
import java.util.Map;
import java.util.Optional;

/**
 * Deep nets that learn to read digits. It understands {@code restart}, {@code look}, {@code step} and {@code train}, which makes as many steps
 * as fit into {@code ms} milliseconds, what the answer takes included, up to the step {@code upTo}; on its way there it looks at some of the
 * digits only. It starts anew by itself where a setting asks for other nets.
 */
public final class VanishingSession implements Session {
    /** As many as a link may ask for. */
    static final int MOST_STEPS = 100 * DigitNets.stepsOfAnEpoch();

    private static final String FITTING = "fitting";

    /** What nets are made and trained with: others start anew. */
    private record Chosen(Recipe recipe, int seed, int nets, double rate) {}

    private Chosen chosen;
    private DigitNets nets;
    private long nanosecondsOfLook;

    @Override
    public Answer ask(String what, Map<String, String> with) {
        Settings settings = new Settings(with);
        Chosen wanted = new Chosen(
                recipe(settings, with),
                settings.whole("seed", 0, 0, 999),
                settings.whole("nets", 1, 1, 5),
                settings.decimal("rate", 0.03, 0.0005, 0.1));
        int upTo = settings.whole("upTo", MOST_STEPS, 0, MOST_STEPS);
        double milliseconds = settings.decimal("ms", 20, 0, 1000);
        if (what.equals("restart") || !wanted.equals(chosen)) {
            chosen = wanted;
            nets = new DigitNets(wanted.recipe(), wanted.seed(), wanted.nets(), wanted.rate());
        }
        switch (what) {
            case "restart", "look" -> {}
            case "step" -> train(Math.min(MOST_STEPS, nets.steps() + 1), 1000);
            case "train" -> {
                train(upTo, milliseconds);
                if (nets.steps() < upTo) {
                    return inTraining();
                }
            }
            default -> throw new IllegalArgumentException("what: expected restart, step, train or look, got " + what);
        }
        return VanishingLook.of(nets, nets.figuresWithinEpoch());
    }

    private static Recipe recipe(Settings settings, Map<String, String> with) {
        boolean fitting = with.getOrDefault("initializer", FITTING).equals(FITTING);
        return new Recipe(
                settings.choice("activation", Activation.SIGMOID, Activation.values()),
                fitting
                        ? Optional.empty()
                        : Optional.of(settings.choice("initializer", Initializer.NAIVE, Initializer.values())),
                settings.decimal("scale", 1, 0.1, 4),
                settings.whole("depth", 8, 1, 16),
                settings.whole("width", 32, 4, 64),
                settings.choice("optimizer", Method.MOMENTUM, Method.values()));
    }

    private Answer inTraining() {
        long begin = System.nanoTime();
        Answer answer = VanishingLook.of(nets, nets.figuresInTraining());
        nanosecondsOfLook = System.nanoTime() - begin;
        return answer;
    }

    /** At least a little of the work, unless it is done, and no more that would not fit into the time. */
    private void train(int upTo, double milliseconds) {
        long now = System.nanoTime();
        long end = now + (long) (milliseconds * 1e6) - nanosecondsOfLook;
        while (nets.steps() < upTo) {
            long before = now;
            nets.work();
            now = System.nanoTime();
            if (now + (now - before) > end) {
                return;
            }
        }
    }
}
