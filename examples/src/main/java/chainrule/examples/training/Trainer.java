package chainrule.examples.training;

import java.util.random.RandomGenerator;

/** Teaches a net, epoch by epoch. */
public interface Trainer {
    /**
     * One pass over all rows in random order, one step of the optimizer a batch; returns the mean loss of the rows.
     *
     * @param batchSize rows in a batch, the last of which may be smaller; IllegalArgumentException unless it is positive
     */
    double epoch(int batchSize, RandomGenerator random);

    /** So many epochs with the same random numbers, one after the other. */
    default void epochs(int epochs, int batchSize, RandomGenerator random) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            epoch(batchSize, random);
        }
    }
}
