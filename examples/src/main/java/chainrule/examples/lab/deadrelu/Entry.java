package chainrule.examples.lab.deadrelu;

/**
 * The state after an epoch, the first one before all training.
 *
 * @param leaky whether the epoch was trained with leaky ReLU
 * @param activeShares for each unit, the share of the training examples that it is on for
 * @param updateRatios of the last step, for the hidden and the output layer; NaN before training
 * @param died how many units were found dead so far, those that were at the start included
 * @param revived how many of these came back so far
 * @param accuracy share of new examples that are classified correctly
 */
public record Entry(
        boolean leaky, double[] activeShares, double[] updateRatios, int died, int revived, double accuracy) {
    public int dead() {
        return died - revived;
    }
}
