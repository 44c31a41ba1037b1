package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.ReluOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
        for (ReluOutcome outcome : outcomes) {
            epochChart.line("rate " + Words.plain(outcome.setting().rate()), outcome.totals());
        }
        BarChart layerChart = new BarChart(
                        "by layer, at the end",
                        outcomes.stream()
                                .map(outcome -> Words.plain(outcome.setting().rate()))
                                .toArray(String[]::new))
                .axes("learning rate of Adam", "dead units of " + width)
                .yRange(0, width)
                .bars("layer 1", ofLayer(0))
                .bars("layer 2", ofLayer(1));
        return new PictureGrid("When units die, and in which layer", 2, epochChart.markers(), layerChart)
                .subtitle(
                        "Dead units of " + 2 * width
                                + " for several learning rates of Adam. Most of the damage is done in the first epochs, while the steps are large.");
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
