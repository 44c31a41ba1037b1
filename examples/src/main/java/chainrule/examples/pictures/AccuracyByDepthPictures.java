package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.DepthRun;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How well nets of several depths read the digits after training, also while some of them have not been trained yet. */
public final class AccuracyByDepthPictures {
    private final List<Activation> activations;
    private final int[] depths;
    private final int seeds;
    private final int epochs;
    private final double learningRate;
    private final double momentum;

    public AccuracyByDepthPictures(
            List<Activation> activations, int[] depths, int seeds, int epochs, double learningRate, double momentum) {
        this.activations = activations;
        this.depths = depths;
        this.seeds = seeds;
        this.epochs = epochs;
        this.learningRate = learningRate;
        this.momentum = momentum;
    }

    /** The deepest and the shallowest nets in a sentence, for some of the activations. */
    public String deepAndShallow(List<DepthRun.Result> results, List<Activation> named) {
        return "Test accuracy after " + Words.count(epochs, "epoch") + ": "
                + sentence(results, named, depths[depths.length - 1]) + "; " + sentence(results, named, depths[0])
                + ".";
    }

    private static String sentence(List<DepthRun.Result> results, List<Activation> named, int hiddenLayers) {
        return "with " + Words.count(hiddenLayers, "hidden layer") + ", "
                + named.stream()
                        .map(activation -> Words.name(activation) + " "
                                + range(DepthRun.accuracy(results, activation, hiddenLayers)))
                        .collect(Collectors.joining(", "));
    }

    private static String range(DoubleSummaryStatistics accuracy) {
        return accuracy.getCount() == 1
                ? String.format(Locale.ROOT, "%.2f", accuracy.getAverage())
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f to %.2f over %d seeds)",
                        accuracy.getAverage(),
                        accuracy.getMin(),
                        accuracy.getMax(),
                        accuracy.getCount());
    }

    public Picture chart(List<DepthRun.Result> results) {
        double[][] means = activations.stream()
                .map(activation -> IntStream.of(depths)
                        .mapToDouble(hiddenLayers -> {
                            DoubleSummaryStatistics accuracy = DepthRun.accuracy(results, activation, hiddenLayers);
                            return accuracy.getCount() == 0 ? Double.NaN : accuracy.getAverage();
                        })
                        .toArray())
                .toArray(double[][]::new);
        return new HeatTable(
                        claim(means),
                        activations.stream().map(Words::name).toArray(String[]::new),
                        IntStream.of(depths).mapToObj(Integer::toString).toArray(String[]::new),
                        means)
                .subtitle("Share of test digits read correctly after " + Words.count(epochs, "epoch")
                        + " of gradient descent, rate " + Words.plain(learningRate) + ", momentum "
                        + Words.plain(momentum)
                        + ". Means over " + Words.count(seeds, "seed") + ", below them the lowest and the highest"
                        + ". One answer for all digits gives 0.1 or a little less: pale is a net that"
                        + " did not learn.")
                .axes("hidden layers", "")
                .of(Meaning.ACCURACY)
                .below(ranges(results))
                .size(760, 520)
                .range(0, 1)
                .format(share -> String.format(Locale.ROOT, "%.2f", share));
    }

    private String[][] ranges(List<DepthRun.Result> results) {
        return activations.stream()
                .map(activation -> IntStream.of(depths)
                        .mapToObj(hiddenLayers -> DepthRun.accuracy(results, activation, hiddenLayers))
                        .map(accuracy -> accuracy.getCount() < 2
                                ? ""
                                : String.format(Locale.ROOT, "%.2f – %.2f", accuracy.getMin(), accuracy.getMax()))
                        .toArray(String[]::new))
                .toArray(String[][]::new);
    }

    private String claim(double[][] means) {
        int sigmoid = activations.indexOf(Activation.SIGMOID);
        int deepest = depths.length - 1;
        double leastOfTheOthers = IntStream.range(0, means.length)
                .filter(row -> row != sigmoid)
                .mapToDouble(row -> means[row][deepest])
                .min()
                .orElseThrow();
        return Double.isNaN(means[sigmoid][deepest] + means[sigmoid][0] + leastOfTheOthers)
                ? "Test accuracy by activation and depth"
                : String.format(
                        Locale.ROOT,
                        "Sigmoid: %.0f %% through %s, %.0f %% through %d; the others keep %.0f %% or more",
                        100 * means[sigmoid][0],
                        Words.count(depths[0], "hidden layer"),
                        100 * means[sigmoid][deepest],
                        depths[deepest],
                        100 * leastOfTheOthers);
    }

    public Table table(List<DepthRun.Result> results) {
        Table table = Table.of("activation", "hidden layers", "test accuracy", "seed");
        for (DepthRun.Result result : results) {
            table.row(
                    result.run().activation().symbol(),
                    result.run().hiddenLayers(),
                    result.accuracy(),
                    result.run().seed());
        }
        return table;
    }
}
