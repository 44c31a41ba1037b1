package chainrule.examples.training;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How the training of a net with ReLU units ended.
 *
 * @param history dead units in each hidden layer, before training and after each epoch
 * @param share dead units at the end as a share of all hidden units
 * @param revivals how often a dead unit came back
 * @param accuracy share of test rows that are told right
 */
public record ReluOutcome(Hyperparameters setting, List<int[]> history, double share, int revivals, double accuracy) {
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
