package chainrule.examples.training;

import chainrule.examples.data.Dataset;
import chainrule.nn.DeadUnits;
import chainrule.nn.MLP;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How the training of a net with ReLU units ended.
 *
 * @param history dead units in each hidden layer, before training and after each epoch
 * @param share dead units at the end as a share of all hidden units
 * @param revivals how often a dead unit came back
 * @param accuracy share of test rows that are classified correctly
 * @param answers how many different classes it gives on test rows: 1 for a net that says the same of all
 */
public record ReluOutcome(
        Hyperparameters setting, List<int[]> history, double share, int revivals, double accuracy, int answers) {
    /** Judges a trained net. */
    public static ReluOutcome of(Hyperparameters setting, List<int[]> history, DeadUnits dead, MLP net, Dataset test) {
        return new ReluOutcome(
                setting,
                history,
                dead.share(),
                dead.revivals(),
                Classifier.accuracy(net, test),
                Classifier.answers(net, test));
    }

    /** The accuracy in percent, and a word where it is that of one answer for all. */
    public String accuracyInWords() {
        String percent = String.format(Locale.ROOT, "test accuracy %.1f %%", 100 * accuracy);
        return answers == 1 ? percent + " (one answer for all digits)" : percent;
    }

    /** Epochs of training. */
    public int epochs() {
        return history.size() - 1;
    }

    /** Dead units in each hidden layer at the end. */
    public int[] perLayer() {
        return history.get(epochs());
    }

    /** Dead units in all hidden layers, before training and after each epoch. */
    public double[] totals() {
        return history.stream().mapToDouble(each -> IntStream.of(each).sum()).toArray();
    }

    /** The shares of dead units, in percent. */
    public static double[] dead(List<ReluOutcome> outcomes) {
        return outcomes.stream().mapToDouble(outcome -> 100 * outcome.share()).toArray();
    }

    /** The accuracies, in percent. */
    public static double[] accuracies(List<ReluOutcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(outcome -> 100 * outcome.accuracy())
                .toArray();
    }
}
