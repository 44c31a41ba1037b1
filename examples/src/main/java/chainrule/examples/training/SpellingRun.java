package chainrule.examples.training;

import chainrule.engine.Value;
import chainrule.examples.data.Names;
import chainrule.nn.Adam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A speller that was trained, one name a step: Adam with a rate that falls in a straight line to 0, as Karpathy's microgpt has it, 2026.
 *
 * @param losses of the name of each step, before it
 * @param heldOut losses of the names that are not learned, before the first step and after every {@link #EVERY} steps
 */
public record SpellingRun(Speller speller, double[] losses, double[] heldOut) {
    /** Steps from one look at the held-out names to the next. */
    public static final int EVERY = 50;

    public static final double BETA1 = 0.85;
    public static final double BETA2 = 0.99;
    public static final double EPSILON = 1e-8;

    private static final double RATE = 0.01;

    /** Someone who watches. */
    public interface Watcher {
        /**
         * Told from time to time.
         *
         * @param step how many are done
         * @param loss the mean of the last {@link #EVERY} steps
         * @param heldOut of the names that are not learned
         */
        void see(int step, double loss, double heldOut);
    }

    /**
     * Trains for some steps, with the names in an order that is shuffled once.
     *
     * @param seed of that order
     */
    public static SpellingRun train(Speller speller, Names names, int steps, long seed, Watcher watcher) {
        List<String> order = new ArrayList<>(names.train());
        Collections.shuffle(order, new Random(seed));
        Adam adam = new Adam(speller.parameters(), RATE, BETA1, BETA2, EPSILON);
        double[] losses = new double[steps];
        double[] heldOut = new double[steps / EVERY + 1];
        heldOut[0] = speller.loss(names.heldOut());
        for (int step = 0; step < steps; step++) {
            adam.setLearningRate(RATE * (1 - step / (double) steps));
            adam.zeroGrad();
            Value loss = speller.loss(order.get(step % order.size()));
            loss.backward();
            adam.step();
            losses[step] = loss.data();
            int done = step + 1;
            if (done % EVERY == 0) {
                heldOut[done / EVERY] = speller.loss(names.heldOut());
                watcher.see(done, mean(losses, done - EVERY, done), heldOut[done / EVERY]);
            }
        }
        return new SpellingRun(speller, losses, heldOut);
    }

    /** The mean loss of the steps from one, counted from 0, up to another, which does not count. */
    public double meanLoss(int from, int to) {
        return mean(losses, from, to);
    }

    private static double mean(double[] numbers, int from, int to) {
        return Arrays.stream(numbers, from, to).average().orElseThrow();
    }

    /** The held-out loss at the end. */
    public double lastHeldOut() {
        return heldOut[heldOut.length - 1];
    }
}
