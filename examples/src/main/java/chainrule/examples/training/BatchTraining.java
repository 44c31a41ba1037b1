package chainrule.examples.training;

import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.nn.Block;
import chainrule.nn.Optimizer;
import java.util.random.RandomGenerator;

/**
 * Teaches a net in which the rows of a batch depend on each other, as batch normalization makes them: each batch is one graph, which is built
 * anew. Where they do not, {@link Training} does the same in a fraction of the time.
 *
 * @param net one logit a class
 */
public record BatchTraining(Block net, Optimizer optimizer, Dataset data) implements Trainer {
    @Override
    public double epoch(int batchSize, RandomGenerator random) {
        double sum = 0;
        for (Dataset batch : data.batches(batchSize, random)) {
            sum += step(batch) * batch.size();
        }
        return sum / data.size();
    }

    private double step(Dataset batch) {
        optimizer.zeroGrad();
        Value loss = Classifier.loss(net, batch);
        loss.backward();
        optimizer.step();
        return loss.data();
    }
}
