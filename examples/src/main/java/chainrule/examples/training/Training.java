package chainrule.examples.training;

import chainrule.compiled.CompiledGraph;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.nn.Block;
import chainrule.nn.Loss;
import chainrule.nn.Optimizer;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Teaches a net with one logit a class to tell the rows of a data set apart. The loss is that of {@link Classifier#loss}, but the graph of
 * one row is compiled here, once, and replayed for each batch. The optimizer stays the caller's, who may change its learning rate.
 */
public final class Training implements Trainer {
    private final Optimizer optimizer;
    private final CompiledGraph graph;
    private final Dataset rows;
    private ObjDoubleConsumer<Optimizer> watcher = (nobody, nothing) -> {};

    /**
     * Traces the net.
     *
     * @param net treats each row for itself and each time alike; {@link BatchTraining} is for those that do not
     * @param optimizer of the net's parameters
     * @param data rows of as many numbers as the net has inputs, with labels below the number of its outputs; otherwise
     *     IllegalArgumentException
     */
    public Training(Block net, Optimizer optimizer, Dataset data) {
        Value[] inputs = leaves(data.features());
        Value[] logits = net.forward(inputs);
        Value[] oneHot = leaves(logits.length);
        Value loss = Loss.softmaxCrossEntropy(logits, oneHot);
        this.optimizer = optimizer;
        this.graph = CompiledGraph.of(
                loss, Stream.of(inputs, oneHot).flatMap(Stream::of).toArray(Value[]::new));
        this.rows = data.withOneHot(oneHot.length);
    }

    private Training(Optimizer optimizer, CompiledGraph graph, Dataset rows) {
        this.optimizer = optimizer;
        this.graph = graph;
        this.rows = rows;
    }

    /**
     * To predict a number for each row instead: the loss is the squared error of the net's one output.
     *
     * @param targets the number of each row; IllegalArgumentException if there are more or fewer
     */
    public static Training ofNumbers(Block net, Optimizer optimizer, Dataset data, double... targets) {
        Value[] inputs = leaves(data.features());
        Value[] target = leaves(1);
        Value loss = Loss.squaredError(net.forward(inputs)[0], target[0]);
        CompiledGraph graph = CompiledGraph.of(
                loss, Stream.of(inputs, target).flatMap(Stream::of).toArray(Value[]::new));
        return new Training(optimizer, graph, data.withTargets(targets));
    }

    private static Value[] leaves(int count) {
        return IntStream.range(0, count).mapToObj(i -> Value.of(0)).toArray(Value[]::new);
    }

    /** From now on somebody is told of every step before it is made, when the gradients are there, and the loss is known. */
    public void tell(ObjDoubleConsumer<Optimizer> watcher) {
        this.watcher = watcher;
    }

    @Override
    public double epoch(int batchSize, RandomGenerator random) {
        return epoch(batchSize, random, () -> {});
    }

    /** The same, with a chance to look at the net before its last step. */
    public double epoch(int batchSize, RandomGenerator random, Runnable beforeLastStep) {
        List<Dataset> batches = rows.batches(batchSize, random);
        double sum = 0;
        for (Dataset batch : batches) {
            if (batch == batches.get(batches.size() - 1)) {
                beforeLastStep.run();
            }
            sum += step(batch) * batch.size();
        }
        return sum / rows.size();
    }

    /** The batches of one epoch, for those who look at the net between two steps. */
    public List<Dataset> batches(int batchSize, RandomGenerator random) {
        return rows.batches(batchSize, random);
    }

    /** One step of the optimizer with one of {@link #batches}; returns the mean loss before it. */
    public double step(Dataset batch) {
        double loss = gradients(batch);
        watcher.accept(optimizer, loss);
        optimizer.step();
        return loss;
    }

    /**
     * The mean loss of rows that end with their class as {@link Dataset#withOneHot} writes it; its gradient is in the net's parameters then,
     * and nothing is learned.
     */
    public double gradients(Dataset batch) {
        optimizer.zeroGrad();
        return graph.run(batch.inputs());
    }
}
