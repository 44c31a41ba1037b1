package chainrule.examples.training;

import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.nn.Block;
import chainrule.nn.Loss;
import java.util.Arrays;

/** Judging a net that has one logit a class. */
public final class Classifier {
    private Classifier() {}

    /** The mean cross-entropy of a batch, as a graph to run backward from. */
    public static Value loss(Block net, Dataset batch) {
        Value[][] logits = net.forward(leaves(batch.inputs()));
        Value[] losses = new Value[batch.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Loss.softmaxCrossEntropy(logits[i], batch.labels()[i]);
        }
        return Loss.mean(losses);
    }

    private static Value[][] leaves(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).mapToObj(Value::of).toArray(Value[]::new))
                .toArray(Value[][]::new);
    }

    /** The share of rows for which the largest logit is that of the true class. */
    public static double accuracy(Block net, Dataset data) {
        int[] predictions = predictions(net, data);
        int right = 0;
        for (int i = 0; i < predictions.length; i++) {
            right += predictions[i] == data.labels()[i] ? 1 : 0;
        }
        return right / (double) data.size();
    }

    /** How many different classes the net gives: 1 where it says the same of every row. */
    public static int answers(Block net, Dataset data) {
        return (int) Arrays.stream(predictions(net, data)).distinct().count();
    }

    /** The class of each row, as the net predicts it. */
    public static int[] predictions(Block net, Dataset data) {
        return Arrays.stream(data.inputs()).mapToInt(row -> predict(net, row)).toArray();
    }

    /** The class with the largest logit. */
    private static int predict(Block net, double[] inputs) {
        double[] logits = net.predict(inputs);
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
