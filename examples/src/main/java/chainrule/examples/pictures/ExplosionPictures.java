package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.Explosion.Attempt;
import chainrule.examples.training.Explosion.Outcome;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Nets that explode, and gradients that are clipped. */
public final class ExplosionPictures {
    /** What is longer leaves the picture. */
    private static final double LONGEST_DRAWN = 1e9;

    private final int depth;
    private final Map<Attempt, List<Outcome>> outcomes;
    private final List<Attempt> attempts;

    /**
     * Tells of nets of so many hidden layers.
     *
     * @param outcomes for each seed, first of nets without clipping, then of the same ones with it, then of others
     */
    public ExplosionPictures(int depth, Map<Attempt, List<Outcome>> outcomes) {
        this.depth = depth;
        this.outcomes = outcomes;
        this.attempts = List.copyOf(outcomes.keySet());
    }

    private static DoubleSummaryStatistics accuracy(List<Outcome> each) {
        return each.stream().mapToDouble(Outcome::accuracy).summaryStatistics();
    }

    private static String result(List<Outcome> each) {
        long lost = each.stream().filter(outcome -> !outcome.finite()).count();
        return lost == 0
                ? Accuracies.range(accuracy(each))
                : "NaN in " + lost + " of " + Words.count(each.size(), "net")
                        + (lost == each.size()
                                ? ""
                                : ", at best " + Words.rounded(accuracy(each).getMax()));
    }

    public String sentence() {
        DoubleSummaryStatistics norms = outcomes.get(attempts.get(0)).stream()
                .mapToDouble(outcome -> outcome.norms()[0])
                .summaryStatistics();
        return "A net that explodes: " + depth + " layers of ReLU with He's weights × "
                + Words.plain(attempts.get(0).weights()) + "; in the first step its gradient has a norm of "
                + Words.rounded(norms.getMin()) + " to " + Words.rounded(norms.getMax())
                + ". Test accuracy over seeds: "
                + attempts.stream()
                        .map(attempt -> attempt.title() + ": " + result(outcomes.get(attempt)))
                        .collect(Collectors.joining("; "))
                + ". Clipping by norm (Pascanu et al. 2013) keeps the direction of a step and bounds its length. It saves the nets; weights that fit serve"
                + " them better on average.";
    }

    public Picture chart() {
        List<Outcome> exploding = outcomes.get(attempts.get(0));
        List<Outcome> clipped = outcomes.get(attempts.get(1));
        LineChart chart = new LineChart(String.format(
                        Locale.ROOT,
                        "Without clipping: %s by step %d; clipped: %.0f to %.0f %% right after training",
                        result(exploding),
                        1
                                + exploding.stream()
                                        .mapToInt(each -> each.norms().length)
                                        .max()
                                        .orElseThrow(),
                        100 * accuracy(clipped).getMin(),
                        100 * accuracy(clipped).getMax()))
                .subtitle(depth + " layers of ReLU with weights that are too large by a factor of "
                        + Words.plain(attempts.get(0).weights())
                        + ": the length of the whole gradient in the first steps, before it is clipped. Each line is one seed; it ends where the next norm is beyond "
                        + Words.rounded(LONGEST_DRAWN) + ".")
                .axes("step", "norm of the gradient")
                .logY()
                .horizontalLine(
                        attempts.get(1).most(), Words.plain(attempts.get(1).most()) + ": what clipping lets through")
                .size(860, 460);
        draw(chart, 1, attempts.get(0));
        draw(chart, 6, attempts.get(1));
        return chart;
    }

    private void draw(LineChart chart, int style, Attempt attempt) {
        String name = attempt.title();
        for (Outcome outcome : outcomes.get(attempt)) {
            double[] norms = Arrays.stream(outcome.norms())
                    .takeWhile(norm -> norm < LONGEST_DRAWN)
                    .toArray();
            chart.line(name, style, CuresPictures.numbers(norms.length), norms);
            name = "";
        }
    }

    public Table table() {
        Table table = Table.of("attempt", "seed", "step", "norm of the gradient", "finite at the end", "test accuracy");
        outcomes.forEach((attempt, each) -> {
            for (int seed = 0; seed < each.size(); seed++) {
                Outcome outcome = each.get(seed);
                for (int step = 1; step <= outcome.norms().length; step++) {
                    table.row(
                            attempt.title(),
                            seed,
                            step,
                            outcome.norms()[step - 1],
                            outcome.finite(),
                            outcome.accuracy());
                }
            }
        });
        return table;
    }
}
