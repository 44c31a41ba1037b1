package chainrule.examples.pictures;

import chainrule.examples.data.Names;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.AttentionPattern.Habit;
import chainrule.examples.training.LetterPairs;
import chainrule.examples.training.Letters;
import chainrule.examples.training.SpellingNet;
import chainrule.examples.training.SpellingRun;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a small transformer learns to spell, what it looks at, and what it has learned of pairs. */
public final class MicroGptPictures {
    public static final String PAIRS = "pairs, learned by one layer";

    /** The model without attention. */
    public static final String PLACES = "a letter and its place";

    public static final String ONE_HEAD = "one attention head";

    /** The last model of the ladder. */
    public static final String WHOLE = "the whole: with a feed-forward block";

    /** Means per hundred steps that microgpt prints with its own 32,033 names; Karpathy 2026, seed 42, from his code. */
    private static final double[] REFERENCE = {
        2.7725, 2.5346, 2.4640, 2.4443, 2.4640, 2.4243, 2.4133, 2.3896, 2.3340, 2.2761
    };

    private static final double GUESS = Math.log(Letters.TOKENS);

    /** Letters of the name whose attention is shown. */
    private static final int LENGTH_OF_SHOWN = 8;

    private final Names names;
    private final int steps;
    private final int seeds;
    private final double pairsCounted;

    /**
     * Tells of models that were trained alike.
     *
     * @param pairsCounted the held-out loss of counted pairs
     */
    public MicroGptPictures(Names names, int steps, int seeds, double pairsCounted) {
        this.names = names;
        this.steps = steps;
        this.seeds = seeds;
        this.pairsCounted = pairsCounted;
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    public String size(int parameters) {
        String whole = text(
                "The whole has %,d parameters and learns from %,d names, in small letters without accents, such as %s; %d more are held out.",
                parameters,
                names.train().size(),
                String.join(", ", names.train().subList(0, 4)),
                names.heldOut().size());
        long tooLong = Stream.of(names.train(), names.heldOut())
                .flatMap(List::stream)
                .filter(name -> name.length() > SpellingNet.CONTEXT)
                .count();
        return whole
                + (names.leftOut() == 0
                        ? ""
                        : text(" Left out for a space or another sign: %,d names.", names.leftOut()))
                + (tooLong == 0
                        ? ""
                        : text(
                                " Of names beyond %d letters, %,d, the beginning counts.",
                                SpellingNet.CONTEXT, tooLong));
    }

    /** A line for those who wait. */
    public String progress(int step, double loss, double heldOut) {
        return text("step %,d of %,d, loss %.3f, held out %.3f", step, steps, loss, heldOut);
    }

    public String learned(SpellingRun run) {
        return text(
                "After %,d names its held-out loss is %.3f a letter: it gives the right letter %.1f times the share of a random guess,"
                        + " whose loss is ln 27 = %.3f.",
                steps, run.lastHeldOut(), Math.exp(GUESS - run.lastHeldOut()), GUESS);
    }

    public String samplesTitle(List<String> samples, double temperature) {
        long learned = samples.stream().filter(names::isLearned).count();
        return text(
                "%d names that it writes at temperature %s; %d of them it has read",
                samples.size(), Words.plain(temperature), learned);
    }

    // ---- the loss
    // ----------------------------------------------------------------------------------------------------

    private static DoubleSummaryStatistics over(List<SpellingRun> runs, ToDoubleFunction<SpellingRun> figure) {
        return runs.stream().mapToDouble(figure).summaryStatistics();
    }

    /** Each model with its held-out loss at the end. */
    public Table ladder(Map<String, List<SpellingRun>> runs) {
        Table table = Table.of("model", "parameters", "held-out loss, " + Words.count(seeds, "seed"), "least", "most")
                .row("random guess", 0, text("%.3f", GUESS), "", "")
                .row("pairs, counted", 0, text("%.3f", pairsCounted), "", "");
        runs.forEach((name, each) -> {
            DoubleSummaryStatistics last = over(each, SpellingRun::lastHeldOut);
            table.row(
                    name,
                    each.get(0).speller().parameters().size(),
                    text("%.3f", last.getAverage()),
                    text("%.3f", last.getMin()),
                    text("%.3f", last.getMax()));
        });
        return table;
    }

    /** What each rung brings, and what luck does. */
    public String gains(Map<String, List<SpellingRun>> runs) {
        DoubleSummaryStatistics alone = over(runs.get(PLACES), SpellingRun::lastHeldOut);
        DoubleSummaryStatistics oneHead = over(runs.get(ONE_HEAD), SpellingRun::lastHeldOut);
        DoubleSummaryStatistics whole = over(runs.get(WHOLE), SpellingRun::lastHeldOut);
        double attention = alone.getAverage() - oneHead.getAverage();
        double luck = whole.getMax() - whole.getMin();
        return text(
                "A letter and its place alone come to %.3f. One head that looks back lowers that by %.3f, three more heads and the"
                        + " feed-forward block by a further %.3f. The seeds of the whole lie within %.3f: after %,d names, attention brings"
                        + " %s than luck does.",
                alone.getAverage(),
                attention,
                oneHead.getAverage() - whole.getAverage(),
                luck,
                steps,
                attention > luck ? "more" : "no more");
    }

    /** Means of the training loss, where there are as many steps as in the reference. */
    public Table hundreds(List<SpellingRun> runs) {
        Table table = Table.of("steps", "loss, " + Words.count(seeds, "seed"), "reference, other names, 1 seed");
        for (int from = 0; from + 100 <= steps; from += 100) {
            int first = from;
            table.row(
                    (from + 1) + " to " + (from + 100),
                    text(
                            "%.4f",
                            over(runs, run -> run.meanLoss(first, first + 100)).getAverage()),
                    steps == 1000 ? text("%.4f", REFERENCE[from / 100]) : "");
        }
        return table;
    }

    /** One dark line for the mean over seeds of each model, pale ones for the seeds of the whole. */
    public Picture loss(Map<String, List<SpellingRun>> runs) {
        List<SpellingRun> whole = runs.get(WHOLE);
        DoubleSummaryStatistics last = over(whole, SpellingRun::lastHeldOut);
        double placesLearned = over(runs.get(PLACES), SpellingRun::lastHeldOut).getAverage();
        LineChart chart = new LineChart(text(
                        "After %,d names: counted pairs %.2f, a letter and its place %.2f, the whole transformer %.2f",
                        steps, pairsCounted, placesLearned, last.getAverage()))
                .subtitle(text(
                        "Loss a letter on %d names that are not learned. Dark: the mean over %s, pale: each of them, of the whole.",
                        names.heldOut().size(), Words.count(seeds, "seed")))
                .axes("training steps, one name each", "held-out loss")
                .horizontalLine(GUESS, text("random guess, ln 27 = %.3f", GUESS))
                .horizontalLine(pairsCounted, text("count of pairs, %.3f", pairsCounted))
                .size(860, 500);
        double[] x = IntStream.range(0, whole.get(0).heldOut().length)
                .mapToDouble(i -> i * SpellingRun.EVERY)
                .toArray();
        whole.forEach(run -> chart.shade("", Meaning.VALUE, 0, x, run.heldOut()));
        chart.line(PAIRS, 3, x, mean(runs.get(PAIRS)));
        chart.line(PLACES, 5, x, mean(runs.get(PLACES)));
        return chart.shade("the whole transformer", Meaning.VALUE, 1, x, mean(whole));
    }

    private static double[] mean(List<SpellingRun> runs) {
        return IntStream.range(0, runs.get(0).heldOut().length)
                .mapToDouble(i -> over(runs, run -> run.heldOut()[i]).getAverage())
                .toArray();
    }

    public Table lossTable(Map<String, List<SpellingRun>> runs) {
        Table table = Table.of("model", "seed", "step", "held-out loss");
        runs.forEach((name, each) -> {
            for (int seed = 0; seed < each.size(); seed++) {
                double[] heldOut = each.get(seed).heldOut();
                for (int i = 0; i < heldOut.length; i++) {
                    table.row(name, seed, i * SpellingRun.EVERY, heldOut[i]);
                }
            }
        });
        return table;
    }

    // ---- attention
    // ---------------------------------------------------------------------------------------------------

    /** A held-out name that is long enough to look back, and short enough to be read. */
    public String shown() {
        return names.heldOut().stream()
                .min(Comparator.comparingInt(name -> Math.abs(name.length() - LENGTH_OF_SHOWN)))
                .orElseThrow();
    }

    /** A panel for each head. */
    public Picture attention(String name, double[][][] weights, List<Habit> habits) {
        int[] tokens = Letters.read(name, weights[0].length);
        String[] letters = IntStream.of(tokens).mapToObj(Letters::text).toArray(String[]::new);
        Picture[] heads = IntStream.range(0, weights.length)
                .mapToObj(head -> new HeatTable(
                                "Head " + (head + 1) + ": " + habits.get(head).text(),
                                letters,
                                letters,
                                square(weights[head]))
                        .axes("looks at", "after")
                        .range(0, 1)
                        .format(share -> Double.isNaN(share) ? "" : text("%.0f", 100 * share))
                        .size(560, 400))
                .toArray(Picture[]::new);
        return new PictureGrid(
                        text(
                                "The letter before gets %.0f to %.0f %% of the looks of a head; an even mix would give it %.0f %%",
                                100
                                        * habits.stream()
                                                .mapToDouble(Habit::previous)
                                                .min()
                                                .orElseThrow(),
                                100
                                        * habits.stream()
                                                .mapToDouble(Habit::previous)
                                                .max()
                                                .orElseThrow(),
                                100 * habits.get(0).even()),
                        2,
                        heads)
                .subtitle(text(
                        "Where the four heads look while the model reads “%s”, in percent of a row; grey is what it has not read"
                                + " yet. Above each head: its mean over %d held-out names, from the second letter on. %s is the begin.",
                        name, names.heldOut().size(), Letters.EDGE));
    }

    private static double[][] square(double[][] rows) {
        return Stream.of(rows)
                .map(row -> {
                    double[] wide = Arrays.copyOf(row, rows.length);
                    Arrays.fill(wide, row.length, wide.length, Double.NaN);
                    return wide;
                })
                .toArray(double[][]::new);
    }

    public Table attentionTable(String name, double[][][] weights) {
        Table table = Table.of("head", "after place", "looks at place", "share");
        for (int head = 0; head < weights.length; head++) {
            for (int t = 0; t < weights[head].length; t++) {
                for (int s = 0; s <= t; s++) {
                    table.row(head + 1, t, s, weights[head][t][s]);
                }
            }
        }
        return table;
    }

    // ---- pairs
    // -------------------------------------------------------------------------------------------------------

    /** What follows what: counted, and as the model says it. */
    public Picture pairs(LetterPairs counted, LetterPairs said) {
        long agreed = IntStream.range(0, Letters.TOKENS)
                .filter(token -> counted.favourite(token) == said.favourite(token))
                .count();
        return new PictureGrid(
                        text("After %d of 27 letters, the model favours what really follows most often", agreed),
                        2,
                        pairs("Counted", counted),
                        pairs("What the model says, on average", said))
                .subtitle(text(
                        "Row: a letter, column: what comes next in the %,d names that are learned. Dark: often; %s is begin and end.",
                        names.train().size(), Letters.EDGE));
    }

    private static HeatTable pairs(String title, LetterPairs pairs) {
        return new HeatTable(title, Letters.all(), Letters.all(), pairs.shares())
                .axes("next letter", "letter")
                .range(0, 0.5)
                .format(share -> "")
                .size(600, 600);
    }

    public Table pairsTable(LetterPairs counted, LetterPairs said) {
        Table table = Table.of("letter", "next", "counted", "said");
        for (int i = 0; i < Letters.TOKENS; i++) {
            for (int j = 0; j < Letters.TOKENS; j++) {
                table.row(Letters.text(i), Letters.text(j), counted.shares()[i][j], said.shares()[i][j]);
            }
        }
        return table;
    }
}
