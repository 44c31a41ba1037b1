package chainrule.examples.benchmarks;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.Training;
import chainrule.nn.Adam;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One epoch of learning to read digits: 1,437 rows in batches of 32, a 64-32-10 net with ReLU, Adam. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DigitsEpoch {
    private static final int HIDDEN = 32;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.003;
    private static final int SEED = 7;

    private Dataset digits;
    private Random eagerOrder;
    private Random compiledOrder;

    private MLP eagerNet;
    private Optimizer eagerOptimizer;
    private Training training;

    @Setup
    public void prepare() {
        digits = HandwrittenDigits.load().train();
        eagerOrder = new Random(SEED + 1);
        compiledOrder = new Random(SEED + 1);
        eagerNet = net();
        eagerOptimizer = new Adam(eagerNet.parameters(), LEARNING_RATE);
        MLP compiledNet = net();
        training = new Training(compiledNet, new Adam(compiledNet.parameters(), LEARNING_RATE), digits);
    }

    private static MLP net() {
        return new MLP(
                new int[] {HandwrittenDigits.PIXELS, HIDDEN, HandwrittenDigits.CLASSES},
                Activation.RELU,
                new Random(SEED));
    }

    /** A graph for each batch; returns the mean loss. */
    @Benchmark
    public double eager() {
        double sum = 0;
        for (Dataset batch : digits.batches(BATCH, eagerOrder)) {
            eagerOptimizer.zeroGrad();
            Value loss = Classifier.loss(eagerNet, batch);
            loss.backward();
            eagerOptimizer.step();
            sum += loss.data() * batch.size();
        }
        return sum / digits.size();
    }

    /** The graph of one row, replayed; returns the mean loss. */
    @Benchmark
    public double compiled() {
        return training.epoch(BATCH, compiledOrder);
    }
}
