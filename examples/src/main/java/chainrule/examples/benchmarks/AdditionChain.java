package chainrule.examples.benchmarks;

import chainrule.engine.Value;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A graph as deep as it has nodes: each addition waits for the one before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AdditionChain {
    static final int ADDITIONS = 1_000_000;

    /** Builds the chain and runs it backward; returns the gradient, the number of additions and one. */
    @Benchmark
    public double forwardAndBackward() {
        Value x = Value.of(1);
        Value sum = x;
        for (int i = 0; i < ADDITIONS; i++) {
            sum = sum.plus(x);
        }
        sum.backward();
        return x.grad();
    }
}
