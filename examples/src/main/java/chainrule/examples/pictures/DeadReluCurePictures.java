package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.ReluOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What keeps ReLU units alive: in each list the first net is the trouble, and every other one has one thing changed. */
public final class DeadReluCurePictures {
    private final List<ReluOutcome> tooFast;
    private final List<ReluOutcome> tooLarge;
    private final String rate;
    private final String sgdRate;

    /**
     * Compares cures.
     *
     * @param tooFast for a learning rate of Adam that is too high
     * @param tooLarge for weights that start too large, under plain SGD
     */
    public DeadReluCurePictures(List<ReluOutcome> tooFast, List<ReluOutcome> tooLarge) {
        this.tooFast = tooFast;
        this.tooLarge = tooLarge;
        this.rate = Words.plain(tooFast.get(0).setting().rate());
        this.sgdRate = Words.plain(tooLarge.get(0).setting().rate());
    }

    /** How the nets with too high a rate ended, in a sentence. */
    public String ofTheRate() {
        return "A learning rate of " + rate + ": " + ends(tooFast) + ".";
    }

    /** How the nets with too large weights ended, in a sentence. */
    public String ofTheWeights() {
        return "Plain SGD at " + sgdRate + ": " + ends(tooLarge) + ".";
    }

    private static String ends(List<ReluOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> String.format(
                        Locale.ROOT,
                        "%s %.0f %% dead, %s",
                        outcome.setting().name(),
                        100 * outcome.share(),
                        outcome.accuracyInWords()))
                .collect(Collectors.joining("; "));
    }

    public Picture chart() {
        return new PictureGrid(
                        claim(),
                        2,
                        bars("a learning rate of " + rate + " (Adam)", tooFast),
                        bars("naive weights (plain SGD at " + sgdRate + ")", tooLarge))
                .subtitle(
                        "The first bars of each chart show the trouble, the others one thing changed. A unit of which some"
                                + " slope is left below zero can come back; but a net that learns too fast learns badly even so.");
    }

    private String claim() {
        ReluOutcome slope = tooFast.get(1);
        ReluOutcome weights = tooLarge.get(1);
        return String.format(
                Locale.ROOT,
                "With %s %.0f %% of the units are dead, not %.0f %%; with %s %.0f %%, not %.0f %%",
                slope.setting().name(),
                100 * slope.share(),
                100 * tooFast.get(0).share(),
                weights.setting().name(),
                100 * weights.share(),
                100 * tooLarge.get(0).share());
    }

    private static BarChart bars(String title, List<ReluOutcome> outcomes) {
        String[] names =
                outcomes.stream().map(outcome -> outcome.setting().name()).toArray(String[]::new);
        return new BarChart(title, names)
                .axes("the trouble, then one thing changed", "percent")
                .yRange(0, 100)
                .bars("dead units", Meaning.DEAD, ReluOutcome.dead(outcomes))
                .bars("test accuracy", Meaning.ACCURACY, ReluOutcome.accuracies(outcomes));
    }

    public Table table() {
        Table table = Table.of("cure", "dead share", "revivals", "test accuracy");
        addRows(table, tooFast);
        addRows(table, tooLarge);
        return table;
    }

    private static void addRows(Table table, List<ReluOutcome> outcomes) {
        for (ReluOutcome outcome : outcomes) {
            table.row(outcome.setting().name(), outcome.share(), outcome.revivals(), outcome.accuracy());
        }
    }
}
