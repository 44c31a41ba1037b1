package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.ReluOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** When ReLU units die, and in which layer, for several learning rates of Adam. */
public final class DeadReluEpochPictures {
    private final List<ReluOutcome> outcomes;
    private final int width;
    private final int epochs;

    /**
     * Compares nets with another learning rate each.
     *
     * @param width units in each of the two hidden layers
     */
    public DeadReluEpochPictures(List<ReluOutcome> outcomes, int width) {
        this.outcomes = outcomes;
        this.width = width;
        this.epochs = outcomes.get(0).epochs();
    }

    /** The share of dead units for each learning rate, in a sentence. */
    public String byRate() {
        return "Dead units after " + epochs + " epochs of Adam, by learning rate: "
                + outcomes.stream()
                        .map(outcome -> String.format(
                                Locale.ROOT,
                                "%.0f %% at %s",
                                100 * outcome.share(),
                                outcome.setting().rate()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    public Picture chart() {
        LineChart epochChart =
                new LineChart("over the epochs").axes("epoch", "dead units").yRange(0, 2 * width);
        double[] epochNumbers =
                IntStream.rangeClosed(0, epochs).asDoubleStream().toArray();
        for (int i = 0; i < outcomes.size(); i++) {
            ReluOutcome outcome = outcomes.get(i);
            epochChart.shade(
                    "rate " + Words.plain(outcome.setting().rate()),
                    Meaning.DEAD,
                    i / Math.max(1.0, outcomes.size() - 1),
                    epochNumbers,
                    outcome.totals());
        }
        BarChart layerChart = new BarChart(
                        "by layer, at the end",
                        outcomes.stream()
                                .map(outcome -> Words.plain(outcome.setting().rate()))
                                .toArray(String[]::new))
                .axes("learning rate of Adam", "dead units of " + width)
                .yRange(0, width)
                .shade("layer 1", Meaning.DEAD, 0, ofLayer(0))
                .shade("layer 2", Meaning.DEAD, 1, ofLayer(1));
        return new PictureGrid(claim(), 2, epochChart.markers(), layerChart)
                .subtitle("Dead units of " + 2 * width
                        + " for several learning rates of Adam, before training and after each epoch.");
    }

    /** Of the highest rate. */
    private String claim() {
        ReluOutcome fastest = outcomes.get(outcomes.size() - 1);
        double[] dead = fastest.totals();
        return String.format(
                Locale.ROOT,
                "Units die early: at rate %s, %.0f of %d are dead after one epoch, %.0f after %d",
                Words.plain(fastest.setting().rate()),
                dead[1],
                2 * width,
                dead[epochs],
                epochs);
    }

    private double[] ofLayer(int layer) {
        return outcomes.stream()
                .mapToDouble(outcome -> outcome.perLayer()[layer])
                .toArray();
    }

    public Table table() {
        Table table = Table.of("learning rate", "epoch", "dead in layer 1", "dead in layer 2");
        for (ReluOutcome outcome : outcomes) {
            for (int epoch = 0; epoch <= epochs; epoch++) {
                int[] dead = outcome.history().get(epoch);
                table.row(outcome.setting().rate(), epoch, dead[0], dead[1]);
            }
        }
        return table;
    }
}
