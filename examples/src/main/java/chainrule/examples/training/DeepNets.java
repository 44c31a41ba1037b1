package chainrule.examples.training;

import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.nn.Probe;
import chainrule.nn.Sequential;
import chainrule.nn.Sgd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Deep nets of equal width that differ in what was done so that they learn; all are trained by the same gradient descent. */
public record DeepNets(
        HandwrittenDigits data, int width, int seeds, int batchSize, double learningRate, double momentum) {
    private record Run(DeepNet kind, int epochs, int seed) {}

    /**
     * Trains each kind of net with each seed; gives, for each seed, the test accuracy after each epoch.
     *
     * @param kinds those that take longest first
     */
    public Map<DeepNet, List<double[]>> learn(List<DeepNet> kinds, int epochs, Runnable whenOneIsDone) {
        List<Run> runs = new ArrayList<>();
        kinds.forEach(kind -> IntStream.range(0, seeds).forEach(seed -> runs.add(new Run(kind, epochs, seed))));
        List<double[]> curves = InParallel.map(runs, run -> {
            double[] curve = learn(run);
            whenOneIsDone.run();
            return curve;
        });
        Map<DeepNet, List<double[]>> byKind = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            byKind.computeIfAbsent(runs.get(i).kind, kind -> new ArrayList<>()).add(curves.get(i));
        }
        return byKind;
    }

    private double[] learn(Run run) {
        Sequential net = run.kind.fresh(width, run.seed);
        Trainer trainer = run.kind.cure().trainer(net, new Sgd(net.parameters(), learningRate, momentum), data.train());
        Random random = new Random(run.seed);
        double[] curve = new double[run.epochs];
        for (int epoch = 0; epoch < curve.length; epoch++) {
            trainer.epoch(batchSize, random);
            curve[epoch] = Classifier.accuracy(net, data.test());
        }
        return curve;
    }

    /** What one backward pass brings to each layer of fresh nets, for each seed. */
    public List<BackwardSignal> signals(DeepNet kind, int rows) {
        Dataset batch = data.train().first(rows);
        return InParallel.map(
                IntStream.range(0, seeds).boxed().toList(), seed -> BackwardSignal.of(kind.fresh(width, seed), batch));
    }

    /**
     * By what share the weighted sums of the last hidden layer differ from row to row: their variance over rows as a part of their mean
     * square; the rest is common to all rows. The mean over seeds.
     */
    public double tellingApart(DeepNet kind, int rows) {
        return InParallel.mean(seeds, seed -> {
            Sequential net = kind.fresh(width, seed);
            Probe probe = new Probe();
            probe.watch(() -> Classifier.loss(net, data.train().first(rows)));
            double variance = 0;
            double meanSquare = 0;
            for (int unit = 0; unit < width; unit++) {
                int place = unit;
                double[] sums = probe.preActivations(net.layers().get(kind.hiddenLayers() - 1)).stream()
                        .mapToDouble(row -> row.get(place).data())
                        .toArray();
                double mean = IntStream.range(0, sums.length)
                        .mapToDouble(i -> sums[i])
                        .average()
                        .orElseThrow();
                for (double sum : sums) {
                    variance += (sum - mean) * (sum - mean);
                    meanSquare += sum * sum;
                }
            }
            return new double[] {variance / meanSquare};
        })[0];
    }
}
