package chainrule.examples.pictures;

import chainrule.examples.data.Names;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.SpellingRun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Held-out losses of transformers that differ in their feed-forward block alone, with what luck does to them. */
public final class FeedForwardZooPictures {
    /** What the others are compared to. */
    public static final String RELU = "ReLU";

    /**
     * Log-perplexity a token on held-out text of C4 after 65,536 steps; Shazeer, "GLU Variants Improve Transformer", 2020, table 1. His SiLU
     * is called Swish; he has no squared ReLU.
     */
    private static final Map<String, Double> PUBLISHED =
            Map.of(RELU, 1.997, "GELU", 1.983, "SiLU", 1.994, "GEGLU", 1.942, "SwiGLU", 1.944);

    private final Names names;
    private final int steps;
    private final int seeds;

    public FeedForwardZooPictures(Names names, int steps, int seeds) {
        this.names = names;
        this.steps = steps;
        this.seeds = seeds;
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private static String signed(double number, int digits) {
        return text("%+." + digits + "f", number).replace('-', '−');
    }

    /** A mean with its standard error, which is about what luck does to it. */
    private record Mean(double value, double error) {
        static Mean of(double... numbers) {
            double mean = DoubleStream.of(numbers).average().orElseThrow();
            double squares =
                    DoubleStream.of(numbers).map(x -> (x - mean) * (x - mean)).sum();
            return new Mean(mean, Math.sqrt(squares / (numbers.length - 1) / numbers.length));
        }
    }

    private static double[] losses(List<SpellingRun> runs) {
        return runs.stream().mapToDouble(SpellingRun::lastHeldOut).toArray();
    }

    /** Seed by seed, so that what a seed does to both cancels out. */
    private static Mean lessThanRelu(Map<String, List<SpellingRun>> runs, String name) {
        double[] relu = losses(runs.get(RELU));
        double[] own = losses(runs.get(name));
        return Mean.of(IntStream.range(0, own.length)
                .mapToDouble(i -> own[i] - relu[i])
                .toArray());
    }

    /** A line for those who wait. */
    public String progress(Map<String, List<SpellingRun>> soFar) {
        return soFar.size() + " of 6 feed-forward blocks trained, each with " + seeds + " seeds";
    }

    private static List<String> clear(Map<String, List<SpellingRun>> runs) {
        return runs.keySet().stream()
                .filter(name -> !name.equals(RELU))
                .filter(name -> Math.abs(lessThanRelu(runs, name).value())
                        > 2 * lessThanRelu(runs, name).error())
                .toList();
    }

    /** What of it is more than luck. */
    public String sentence(Map<String, List<SpellingRun>> runs) {
        List<String> clear = clear(runs);
        Mean swiGlu = lessThanRelu(runs, "SwiGLU");
        return text(
                "%s from ReLU by more than two standard errors over %d seeds. SwiGLU minus ReLU is %s ± %.3f here; in the paper that"
                        + " made it known (Shazeer 2020), with a model that is tens of thousands of times larger, it is %s.",
                clear.isEmpty()
                        ? "No feed-forward block differs"
                        : clear.size() == 1 ? clear.get(0) + " alone differs" : String.join(", ", clear) + " differ",
                seeds,
                signed(swiGlu.value(), 3),
                swiGlu.error(),
                signed(PUBLISHED.get("SwiGLU") - PUBLISHED.get(RELU), 3));
    }

    /** One row a block. */
    public Table table(Map<String, List<SpellingRun>> runs) {
        Table table = Table.of(
                "block",
                "parameters",
                "held-out loss",
                "± standard error",
                "minus ReLU",
                "± error of it",
                "Shazeer 2020");
        runs.forEach((name, each) -> {
            Mean mean = Mean.of(losses(each));
            Mean difference = lessThanRelu(runs, name);
            table.row(
                    name,
                    each.get(0).speller().parameters().size(),
                    text("%.4f", mean.value()),
                    text("%.4f", mean.error()),
                    signed(difference.value(), 4),
                    text("%.4f", difference.error()),
                    PUBLISHED.containsKey(name) ? text("%.3f", PUBLISHED.get(name)) : "");
        });
        return table;
    }

    /** Every seed a point, the mean with its error a bar. */
    public Picture chart(Map<String, List<SpellingRun>> runs) {
        List<String> all = List.copyOf(runs.keySet());
        LineChart chart = new LineChart(claim(runs))
                .subtitle(text(
                        "Loss a letter on %d names that are not learned, after %,d steps. Points: %d seeds, bars: their mean ± its"
                                + " standard error.",
                        names.heldOut().size(), steps, seeds))
                .axes("feed-forward block", "held-out loss")
                .namesX(all.toArray(String[]::new))
                .size(860, 470);
        for (int i = 0; i < all.size(); i++) {
            double[] losses = losses(runs.get(all.get(i)));
            Mean mean = Mean.of(losses);
            double place = i;
            chart.points(
                    i == 0 ? "a seed" : "",
                    Meaning.VALUE,
                    DoubleStream.of(losses).map(x -> place - 0.1).toArray(),
                    losses);
            chart.line(
                    i == 0 ? "mean ± standard error" : "",
                    Meaning.SLOPE,
                    new double[] {place + 0.1, place + 0.1},
                    new double[] {mean.value() - mean.error(), mean.value() + mean.error()});
        }
        return chart;
    }

    private static String claim(Map<String, List<SpellingRun>> runs) {
        double ofSeeds = runs.values().stream()
                .map(FeedForwardZooPictures::losses)
                .mapToDouble(each -> DoubleStream.of(each).max().orElseThrow()
                        - DoubleStream.of(each).min().orElseThrow())
                .average()
                .orElseThrow();
        double[] means = runs.values().stream()
                .mapToDouble(each -> Mean.of(losses(each)).value())
                .toArray();
        return text(
                "%.3f against %.3f",
                ofSeeds,
                DoubleStream.of(means).max().orElseThrow()
                        - DoubleStream.of(means).min().orElseThrow());
    }
}
