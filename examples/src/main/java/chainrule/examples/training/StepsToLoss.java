package chainrule.examples.training;

import chainrule.examples.data.Dataset;
import chainrule.nn.MLP;
import chainrule.nn.Sgd;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * How long plain gradient descent takes.
 *
 * @param target mean loss of the last 20 batches that is to be reached
 * @param limit steps after which it gives up
 */
public record StepsToLoss(Dataset data, double learningRate, int batch, double target, int limit) {
    private static final int WINDOW = 20;

    /** Steps until the target is reached, or the limit. */
    public int of(MLP net, long seed) {
        Training training = new Training(net, new Sgd(net.parameters(), learningRate), data);
        Random random = new Random(seed);
        Deque<Double> last = new ArrayDeque<>();
        int steps = 0;
        while (steps < limit) {
            for (Dataset each : training.batches(batch, random)) {
                last.add(training.step(each));
                steps++;
                if (last.size() > WINDOW) {
                    last.remove();
                }
                if (steps == limit || last.size() == WINDOW && mean(last) < target) {
                    return steps;
                }
            }
        }
        return steps;
    }

    private static double mean(Deque<Double> losses) {
        return losses.stream().mapToDouble(loss -> loss).average().orElseThrow();
    }
}
