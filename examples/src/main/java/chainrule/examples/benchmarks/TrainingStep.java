package chainrule.examples.benchmarks;

import chainrule.compiled.CompiledGraph;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One step of gradient descent on the two moons, with mean hinge loss and L2: forward, backward, update. Each way starts from the
 * same weights and returns the loss before its step.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TrainingStep {
    /** So small that the net stays as it is: a fast way, which takes more steps, shall not end up with another net than a slow one. */
    private static final double LEARNING_RATE = 1e-6;

    private static final double L2 = 1e-4;
    private static final double NOISE = 0.1;
    private static final int SEED = 5;

    /** In each of the two hidden layers. */
    @Param("16")
    public int units;

    /** That take part in a step. */
    @Param("100")
    public int samples;

    /** Of the hidden layers. */
    @Param("RELU")
    public Activation activation;

    private double[][] inputs;
    private double[] targets;
    private double[][] rows;

    private MLP eagerNet;
    private Optimizer eagerOptimizer;
    private MLP elementaryNet;
    private Optimizer elementaryOptimizer;
    private CompiledGraph compiledGraph;
    private Optimizer compiledOptimizer;
    private HandWrittenMlp handWritten;
    private HandWrittenMlp handWrittenSkipping;

    @Setup
    public void prepare() {
        Dataset moons = Moons.of(samples, NOISE, new Random(SEED));
        inputs = moons.inputs();
        targets = new double[samples];
        Arrays.setAll(targets, moons::side);
        rows = new double[samples][];
        Arrays.setAll(rows, i -> new double[] {inputs[i][0], inputs[i][1], targets[i]});

        eagerNet = net();
        eagerOptimizer = new Sgd(eagerNet.parameters(), LEARNING_RATE);
        elementaryNet = net();
        elementaryOptimizer = new Sgd(elementaryNet.parameters(), LEARNING_RATE);
        MLP compiledNet = net();
        compiledGraph = trace(compiledNet);
        compiledOptimizer = new Sgd(compiledNet.parameters(), LEARNING_RATE);
        handWritten = new HandWrittenMlp(net(), false, L2, LEARNING_RATE);
        handWrittenSkipping = new HandWrittenMlp(net(), true, L2, LEARNING_RATE);
    }

    private MLP net() {
        return new MLP(new int[] {2, units, units, 1}, activation, new Random(SEED));
    }

    private static CompiledGraph trace(MLP net) {
        Value x = Value.of(0);
        Value y = Value.of(0);
        Value target = Value.of(1);
        Value loss = Loss.hinge(net.forward(x, y)[0], target).plus(Loss.l2(net.parameters(), L2));
        return CompiledGraph.of(loss, x, y, target);
    }

    /** Loops over arrays. */
    @Benchmark
    public double handWritten() {
        return handWritten.step(inputs, targets);
    }

    /** Loops over arrays which leave out the units that have no gradient. */
    @Benchmark
    public double handWrittenSkipping() {
        return handWrittenSkipping.step(inputs, targets);
    }

    /** The graph of one sample, traced once and replayed for each. */
    @Benchmark
    public double compiled() {
        compiledOptimizer.zeroGrad();
        double loss = compiledGraph.run(rows);
        compiledOptimizer.step();
        return loss;
    }

    /** The graph of all samples, built afresh. */
    @Benchmark
    public double eager() {
        return eagerStep(eagerNet, eagerOptimizer, row -> eagerNet.forward(row)[0]);
    }

    /** As {@link #eager}, with each neuron made of {@code times} and {@code plus}. */
    @Benchmark
    public double elementary() {
        return eagerStep(elementaryNet, elementaryOptimizer, row -> ElementaryForward.forward(elementaryNet, row)[0]);
    }

    private double eagerStep(MLP net, Optimizer optimizer, Function<double[], Value> score) {
        Value[] losses = new Value[inputs.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Loss.hinge(score.apply(inputs[i]), targets[i]);
        }
        Value loss = Loss.mean(losses).plus(Loss.l2(net.parameters(), L2));
        optimizer.zeroGrad();
        loss.backward();
        optimizer.step();
        return loss.data();
    }
}
