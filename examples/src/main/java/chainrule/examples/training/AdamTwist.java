package chainrule.examples.training;

import chainrule.examples.data.HandwrittenDigits;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The same fresh nets under gradient descent and under Adam: how far each layer moves at first, and what comes of it. */
public record AdamTwist(Function<MLP, Optimizer> sgd, Function<MLP, Optimizer> adam) {
    /**
     * Of one optimizer.
     *
     * @param updateRatios of each layer, the mean over the steps of the first epoch and over seeds
     * @param accuracy on test digits after training, over seeds
     */
    public record Outcome(double[] updateRatios, DoubleSummaryStatistics accuracy) {}

    /** Gradient descent first, then Adam. */
    public List<Outcome> run(HandwrittenDigits data, IntFunction<MLP> netOfSeed, int seeds, int epochs, int batchSize) {
        return List.of(
                outcome(sgd, data, netOfSeed, seeds, epochs, batchSize),
                outcome(adam, data, netOfSeed, seeds, epochs, batchSize));
    }

    private static Outcome outcome(
            Function<MLP, Optimizer> optimizer,
            HandwrittenDigits data,
            IntFunction<MLP> netOfSeed,
            int seeds,
            int epochs,
            int batchSize) {
        List<double[]> runs = InParallel.map(IntStream.range(0, seeds).boxed().toList(), seed -> {
            MLP net = netOfSeed.apply(seed);
            Training training = new Training(net, optimizer.apply(net), data.train());
            Random random = new Random(seed);
            double[] ratios = FirstEpoch.updateRatios(net, training, batchSize, random);
            training.epochs(epochs - 1, batchSize, random);
            double[] withAccuracy = Arrays.copyOf(ratios, ratios.length + 1);
            withAccuracy[ratios.length] = Classifier.accuracy(net, data.test());
            return withAccuracy;
        });
        int layers = runs.get(0).length - 1;
        double[] means = IntStream.range(0, layers)
                .mapToDouble(layer ->
                        runs.stream().mapToDouble(run -> run[layer]).average().orElseThrow())
                .toArray();
        return new Outcome(means, runs.stream().mapToDouble(run -> run[layers]).summaryStatistics());
    }
}
