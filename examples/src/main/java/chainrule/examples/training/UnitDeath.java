package chainrule.examples.training;

import chainrule.examples.data.Dataset;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import chainrule.nn.Optimizer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;

/**
 * The step of training that killed a unit of the first layer, and what it did to its pre-activations.
 *
 * @param unit counted from 0
 * @param step the last one after which the unit was dead and before which it was not, counted from 1; 0 where there is none
 * @param steps in all epochs
 * @param fresh its largest pre-activation on any row before training
 * @param before the same before the step
 * @param after the same after it, 0 or less
 * @param moved mean of |change of a pre-activation| over rows in that step
 */
public record UnitDeath(int unit, int step, int steps, double fresh, double before, double after, double moved) {
    /** Trains a fresh net as {@link Training#epoch} does, and looks at the unit after each step. */
    public static UnitDeath of(
            int unit, MLP net, Function<MLP, Optimizer> optimizer, Dataset rows, int epochs, int batchSize, long seed) {
        Neuron neuron = net.layers().get(0).neurons().get(unit);
        Training training = new Training(net, optimizer.apply(net), rows);
        Random random = new Random(seed);
        double[] before = preActivations(neuron, rows);
        double fresh = max(before);
        UnitDeath death = new UnitDeath(unit, 0, 0, fresh, fresh, fresh, 0);
        int step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (Dataset batch : training.batches(batchSize, random)) {
                training.step(batch);
                step++;
                double[] after = preActivations(neuron, rows);
                if (max(before) > 0 && max(after) <= 0) {
                    death = new UnitDeath(unit, step, 0, fresh, max(before), max(after), meanDistance(before, after));
                }
                before = after;
            }
        }
        return death.of(step);
    }

    private UnitDeath of(int allSteps) {
        return new UnitDeath(unit, step, allSteps, fresh, before, after, moved);
    }

    private static double[] preActivations(Neuron neuron, Dataset rows) {
        return Arrays.stream(rows.inputs()).mapToDouble(neuron::preActivation).toArray();
    }

    private static double max(double[] numbers) {
        return Arrays.stream(numbers).max().orElseThrow();
    }

    private static double meanDistance(double[] before, double[] after) {
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            sum += Math.abs(after[i] - before[i]);
        }
        return sum / before.length;
    }
}
