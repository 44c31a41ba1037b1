package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.AdamTwist;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How far each layer moves under gradient descent and under Adam, and what the nets read afterwards. */
public final class AdamTwistPictures {
    private final List<AdamTwist.Outcome> outcomes;

    public AdamTwistPictures(List<AdamTwist.Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /** Gradient descent beside Adam, in a sentence. */
    public String sentence() {
        return "In the first epoch, sigmoid's first layer moves by " + firstAndLast(outcomes.get(0))
                + " with gradient descent, by " + firstAndLast(outcomes.get(1))
                + " with Adam, which divides each gradient by its own size. Yet after training the nets read "
                + accuracy(outcomes.get(0))
                + " and " + accuracy(outcomes.get(1)) + " of the test digits.";
    }

    private static String firstAndLast(AdamTwist.Outcome outcome) {
        double[] ratios = outcome.updateRatios();
        return Words.rounded(ratios[0]) + " of its weights a step (the output layer by "
                + Words.rounded(ratios[ratios.length - 1]) + ")";
    }

    private static String accuracy(AdamTwist.Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                outcome.accuracy().getAverage(),
                outcome.accuracy().getMin(),
                outcome.accuracy().getMax());
    }

    public Picture chart() {
        int layerCount = outcomes.get(0).updateRatios().length;
        double[] layers = IntStream.rangeClosed(1, layerCount).asDoubleStream().toArray();
        return new LineChart(String.format(
                        Locale.ROOT,
                        "Adam moves the early layers as far as any; the nets read %.0f %% of the digits",
                        100 * outcomes.get(1).accuracy().getAverage()))
                .subtitle(
                        "By what part of itself each layer of the sigmoid nets changes in a step, in epoch 1; about 0.001 is healthy. Test accuracy"
                                + " afterwards: gradient descent " + accuracy(outcomes.get(0)) + ", Adam "
                                + accuracy(outcomes.get(1)) + ".")
                .axes("layer, 1 = next to the input, " + layerCount + " = output", "update as a share of the weights")
                .logY()
                .markers()
                .line("gradient descent", 6, layers, outcomes.get(0).updateRatios())
                .line("Adam", 3, layers, outcomes.get(1).updateRatios())
                .size(860, 440);
    }

    public Table table() {
        Table table = Table.of("optimizer", "layer", "update ratio in epoch 1", "mean test accuracy");
        for (int i = 0; i < outcomes.size(); i++) {
            for (int layer = 0; layer < outcomes.get(i).updateRatios().length; layer++) {
                AdamTwist.Outcome outcome = outcomes.get(i);
                table.row(
                        i == 0 ? "sgd" : "adam",
                        layer + 1,
                        outcome.updateRatios()[layer],
                        outcome.accuracy().getAverage());
            }
        }
        return table;
    }
}
