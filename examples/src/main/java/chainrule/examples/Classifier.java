package chainrule.examples;

import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Training a net that has one logit a class, and judging it. */
final class Classifier {
    private Classifier() {}

    /** The mean cross-entropy of a batch, as a graph. */
    static Value loss(MLP net, Dataset batch) {
        Value[] losses = new Value[batch.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Loss.softmaxCrossEntropy(net.forward(batch.inputs()[i]), batch.labels()[i]);
        }
        return Loss.mean(losses);
    }

    /** One pass over all rows in random order, one optimizer step a batch; returns the mean loss of the rows. */
    static double trainEpoch(MLP net, Optimizer optimizer, Dataset data, int batchSize, RandomGenerator random) {
        double sum = 0;
        for (Dataset batch : batches(data, batchSize, random)) {
            sum += step(net, optimizer, batch) * batch.size();
        }
        return sum / data.size();
    }

    /** The rows in random order, cut into batches; the last one may be smaller. */
    static List<Dataset> batches(Dataset data, int batchSize, RandomGenerator random) {
        int[] order = shuffled(data.size(), random);
        List<Dataset> batches = new ArrayList<>();
        for (int start = 0; start < order.length; start += batchSize) {
            batches.add(data.select(Arrays.copyOfRange(order, start, Math.min(start + batchSize, order.length))));
        }
        return batches;
    }

    /** Forward, backward, and one step of the optimizer; returns the mean loss before the step. */
    static double step(MLP net, Optimizer optimizer, Dataset batch) {
        optimizer.zeroGrad();
        Value loss = loss(net, batch);
        loss.backward();
        optimizer.step();
        return loss.data();
    }

    /** The share of rows for which the largest logit is that of the true class. */
    static double accuracy(MLP net, Dataset data) {
        int right = 0;
        for (int i = 0; i < data.size(); i++) {
            right += predict(net, data.inputs()[i]) == data.labels()[i] ? 1 : 0;
        }
        return right / (double) data.size();
    }

    /** The class with the largest logit. */
    static int predict(MLP net, double[] inputs) {
        double[] logits = net.predict(inputs);
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static int[] shuffled(int size, RandomGenerator random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
