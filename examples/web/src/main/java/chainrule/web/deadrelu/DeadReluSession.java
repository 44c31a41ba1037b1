package chainrule.web.deadrelu;

import chainrule.examples.lab.Method;
import chainrule.examples.lab.deadrelu.Data;
import chainrule.examples.lab.deadrelu.LeakyEpochs;
import chainrule.examples.lab.deadrelu.Plan;
import chainrule.examples.lab.deadrelu.ReluTraining;
import chainrule.nn.Initializer;
import chainrule.web.Answer;
import chainrule.web.Session;
import chainrule.web.Settings;
import java.util.Map;

/**
 * A hidden layer of ReLU units, of which some die. It understands {@code restart}, {@code look}, {@code step}, which is an epoch, and
 * {@code train}, which makes as many epochs as fit into {@code ms} milliseconds, up to the epoch {@code upTo}. It starts anew by itself where a
 * setting asks for another net, or for other epochs of leaky ReLU than those that are over.
 */
public final class DeadReluSession implements Session {
    static final int MOST_EPOCHS = 200;

    private ReluTraining training;
    private double rate;

    @Override
    public Answer ask(String what, Map<String, String> with) {
        Settings settings = new Settings(with);
        Plan plan = plan(settings);
        double wantedRate = settings.decimal("rate", 0.003, 1e-6, 100);
        LeakyEpochs leaky = new LeakyEpochs(
                settings.whole("leakyFrom", 0, 0, MOST_EPOCHS), settings.whole("reluFrom", 0, 0, MOST_EPOCHS));
        int unit = Math.min(settings.whole("unit", 1, 1, 48), plan.units());
        int upTo = settings.whole("upTo", MOST_EPOCHS, 0, MOST_EPOCHS);
        double milliseconds = settings.decimal("ms", 20, 0, 1000);
        if (training == null
                || what.equals("restart")
                || !plan.equals(training.plan())
                || wantedRate != rate
                || !leaky.agreeWith(training)) {
            training = new ReluTraining(plan, wantedRate);
            rate = wantedRate;
        }
        switch (what) {
            case "restart", "look" -> {}
            case "step" -> train(leaky, Math.min(MOST_EPOCHS, training.epochs() + 1), 0);
            case "train" -> train(leaky, upTo, milliseconds);
            default -> throw new IllegalArgumentException("what: expected restart, step, train or look, got " + what);
        }
        return DeadReluLook.of(training, leaky, unit - 1);
    }

    private static Plan plan(Settings settings) {
        return new Plan(
                settings.choice("data", Data.DIGITS, Data.values()),
                settings.decimal("shift", 0, -5, 5),
                settings.whole("units", 24, 8, 48),
                settings.decimal("bias", 0, -5, 2),
                settings.choice("initializer", Initializer.HE_NORMAL, Initializer.values()),
                settings.choice("optimizer", Method.ADAM, Method.values()),
                settings.whole("seed", 1, 0, 999));
    }

    /** At least one epoch, unless there are that many or training is over, and no other that would not fit into the time. */
    private void train(LeakyEpochs leaky, int upTo, double milliseconds) {
        long begin = System.nanoTime();
        long nanoseconds = (long) (milliseconds * 1e6);
        long end = begin;
        while (training.epochs() < upTo && !training.overflowed()) {
            training.epoch(leaky.contains(training.epochs() + 1));
            long ofEpoch = System.nanoTime() - end;
            end += ofEpoch;
            if (end - begin + ofEpoch > nanoseconds) {
                return;
            }
        }
    }
}
