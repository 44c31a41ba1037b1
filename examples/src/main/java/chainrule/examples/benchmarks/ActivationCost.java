package chainrule.examples.benchmarks;

import chainrule.engine.Activation;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What an activation costs, in nanoseconds an element. The numbers come in random order, as pre-activations do: sorted ones would
 * flatter a function with a branch in it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ActivationCost {
    private static final int ELEMENTS = 4096;
    private static final double RANGE = 3;

    /** The function to be timed. */
    @Param
    public Activation activation;

    private double[] inputs;
    private double[] outputs;

    @Setup
    public void drawInputs() {
        inputs = new Random(1)
                .doubles(ELEMENTS)
                .map(share -> RANGE * (2 * share - 1))
                .toArray();
        outputs = new double[ELEMENTS];
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public double[] value() {
        for (int i = 0; i < ELEMENTS; i++) {
            outputs[i] = activation.value(inputs[i]);
        }
        return outputs;
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public double[] derivative() {
        for (int i = 0; i < ELEMENTS; i++) {
            outputs[i] = activation.derivative(inputs[i]);
        }
        return outputs;
    }
}
