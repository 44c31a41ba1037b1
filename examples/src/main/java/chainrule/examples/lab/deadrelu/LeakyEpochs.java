package chainrule.examples.lab.deadrelu;

/**
 * The epochs in which leaky ReLU takes over.
 *
 * @param first epoch with leaky ReLU, counted from 1; 0 for none
 * @param end first epoch with ReLU again; none if it is not after {@code first}
 */
public record LeakyEpochs(int first, int end) {
    public boolean contains(int epoch) {
        boolean begun = first > 0 && epoch >= first;
        boolean ended = end > first && epoch >= end;
        return begun && !ended;
    }

    /** Whether all epochs that a training has behind it were trained like this. */
    public boolean agreeWith(ReluTraining training) {
        for (int epoch = 1; epoch <= training.epochs(); epoch++) {
            if (training.wasLeaky(epoch) != contains(epoch)) {
                return false;
            }
        }
        return true;
    }

    /** With the other function from the next epoch on; a swap that was not tried yet is taken back. */
    public LeakyEpochs swapped(int next) {
        if (contains(next)) {
            boolean untried = first == next;
            return new LeakyEpochs(untried ? 0 : first, untried ? 0 : next);
        }
        return end == next && first > 0 && first < next ? new LeakyEpochs(first, 0) : new LeakyEpochs(next, 0);
    }

    /** What {@link #swapped} does, as on a button. */
    public String nameOfSwap(int next) {
        if (contains(next)) {
            return "swap back to ReLU";
        }
        boolean wereLeaky = first > 0 && first < next && end != next;
        return wereLeaky ? "again, leaky from epoch " + next : "swap to leaky now";
    }
}
