package chainrule.examples.training;

import chainrule.examples.data.HandwrittenDigits;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The signal that travels back, ∂L/∂z, while a net learns.
 *
 * @param deltas mean |∂L/∂z| of each layer before training and after each epoch, [layer][epoch]; the geometric mean over nets
 * @param accuracies on the test digits after training, one a net
 */
public record DeltasOverTraining(double[][] deltas, double[] accuracies) {
    private record Run(double[][] deltas, double accuracy) {}

    /**
     * Trains nets that differ in their seed, from 0 on.
     *
     * @param batchSize of training, and of the digits that are looked at, always the same
     */
    public static DeltasOverTraining of(
            int seeds,
            IntFunction<MLP> netOfSeed,
            Function<MLP, Optimizer> optimizer,
            HandwrittenDigits data,
            int epochs,
            int batchSize) {
        List<Run> runs = InParallel.map(IntStream.range(0, seeds).boxed().toList(), seed -> {
            MLP net = netOfSeed.apply(seed);
            Training training = new Training(net, optimizer.apply(net), data.train());
            Random random = new Random(seed);
            double[][] deltas = new double[epochs + 1][];
            for (int epoch = 0; epoch <= epochs; epoch++) {
                if (epoch > 0) {
                    training.epoch(batchSize, random);
                }
                deltas[epoch] =
                        BackwardSignal.of(net, data.train().first(batchSize)).deltas();
            }
            return new Run(deltas, Classifier.accuracy(net, data.test()));
        });
        int layers = runs.get(0).deltas[0].length;
        double[][] middle = IntStream.range(0, layers)
                .mapToObj(layer -> IntStream.rangeClosed(0, epochs)
                        .mapToDouble(epoch -> middle(runs, layer, epoch))
                        .toArray())
                .toArray(double[][]::new);
        return new DeltasOverTraining(
                middle, runs.stream().mapToDouble(Run::accuracy).toArray());
    }

    private static double middle(List<Run> runs, int layer, int epoch) {
        return Math.exp(runs.stream()
                .mapToDouble(run -> Math.log(run.deltas[epoch][layer]))
                .average()
                .orElseThrow());
    }

    /** For each epoch, what arrives at the first layer as a share of what the last one has. */
    public double[] firstToLast() {
        return IntStream.range(0, deltas[0].length)
                .mapToDouble(epoch -> deltas[0][epoch] / lastLayer()[epoch])
                .toArray();
    }

    /** Of the output layer, for each epoch. */
    public double[] lastLayer() {
        return deltas[deltas.length - 1];
    }
}
