package chainrule.examples.training;

import chainrule.examples.data.Dataset;
import chainrule.nn.Block;
import chainrule.nn.GradientFlow;
import chainrule.nn.Probe;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/**
 * What one backward pass brings to each layer, first layer first.
 *
 * @param deltas mean |∂L/∂z| over units and rows: the signal that travels back
 * @param weightGradients mean |∂L/∂w| over weights: the same times what comes in from the front
 */
public record BackwardSignal(double[] deltas, double[] weightGradients) {
    /** Of one net. */
    public static BackwardSignal of(Block net, Dataset batch) {
        Probe probe = new Probe();
        probe.watch(() -> Classifier.loss(net, batch)).backward();
        return new BackwardSignal(GradientFlow.meanAbsoluteDeltas(net, probe), GradientFlow.meanAbsoluteGradients(net));
    }

    /** The mean over nets that differ in their seed, from 0 on. */
    public static BackwardSignal mean(int seeds, IntFunction<? extends Block> netOfSeed, Dataset batch) {
        double[] both = InParallel.mean(seeds, seed -> {
            BackwardSignal signal = of(netOfSeed.apply(seed), batch);
            return DoubleStream.concat(Arrays.stream(signal.deltas), Arrays.stream(signal.weightGradients))
                    .toArray();
        });
        int layers = both.length / 2;
        return new BackwardSignal(Arrays.copyOf(both, layers), Arrays.copyOfRange(both, layers, 2 * layers));
    }

    /** What arrives at the first layer as a share of what the last one has. */
    public double deltaRatio() {
        return deltas[0] / deltas[deltas.length - 1];
    }

    /** The same of the gradients of weights. */
    public double weightRatio() {
        return weightGradients[0] / weightGradients[weightGradients.length - 1];
    }
}
