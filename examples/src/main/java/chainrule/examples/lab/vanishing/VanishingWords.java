package chainrule.examples.lab.vanishing;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.Numbers;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What the pictures of the room of vanishing gradients tell. */
public final class VanishingWords {
    private final VanishingFigures figures;
    private final Recipe recipe;
    private final double[] deltas;
    private final double[] gradients;

    public VanishingWords(VanishingFigures figures) {
        this.figures = figures;
        this.recipe = figures.recipe();
        this.deltas = figures.now().medianDeltas();
        this.gradients = figures.now().medianGradients();
    }

    public List<String> readouts() {
        double ratio = deltas[0] / deltas[recipe.depth()];
        double bound = figures.slopesLeave(recipe.depth());
        return List.of(
                "first layer ÷ output layer: ∂L/∂z " + text(ratio) + ", ∂L/∂w "
                        + text(gradients[0] / gradients[recipe.depth()]),
                "slopes alone leave at most " + text(figures.steepestSlope()) + "^" + recipe.depth() + " = "
                        + text(bound),
                "∂L/∂z from layer to layer × " + text(Math.pow(ratio, 1.0 / recipe.depth())) + " on average",
                "test digits read: " + accuracy(),
                epochs(),
                aboutWeights(ratio / bound));
    }

    String aboutTheNets() {
        return Words.name(recipe.activation()) + ", " + Words.count(recipe.depth(), "hidden layer") + " of "
                + recipe.width() + " units, "
                + (figures.trained() == 0 ? "untrained" : "trained for " + Words.count(figures.trained(), "epoch"));
    }

    public String aboutLayer(int layer) {
        String name = layer == recipe.layers() ? "output layer" : "layer " + layer;
        return name + ": ∂L/∂z " + ofLayer(deltas, layer) + "; ∂L/∂w " + ofLayer(gradients, layer);
    }

    /** A layer's number, and beside it what part of the output layer's that is. */
    private static String ofLayer(double[] numbers, int layer) {
        String number = text(numbers[layer - 1]);
        double share = numbers[layer - 1] / numbers[numbers.length - 1];
        return layer == numbers.length
                ? number
                : number + ", " + text(share) + (share < 1 ? " of" : " times") + " the output layer's";
    }

    /** The median, and how far the nets differ. */
    String accuracy() {
        double[] accuracies = figures.now().accuracies();
        double lowest = DoubleStream.of(accuracies).min().orElseThrow();
        double highest = DoubleStream.of(accuracies).max().orElseThrow();
        if (Double.isNaN(highest)) {
            return "being counted";
        }
        String median = percent(figures.now().medianAccuracy());
        return percent(lowest).equals(percent(highest))
                ? median
                : median + " (" + Math.round(100 * lowest) + " to " + percent(highest) + ")";
    }

    private String epochs() {
        int nets = figures.now().nets();
        if (nets < figures.wanted()) {
            return nets + " of " + figures.wanted() + " nets made";
        }
        String trained = Words.count(figures.trained(), "epoch") + " trained";
        return figures.shareOfNextEpoch().isPresent()
                ? trained + (figures.working() ? ", " : ", paused at ")
                        + percent(figures.shareOfNextEpoch().getAsDouble()) + " of the next"
                : trained;
    }

    private String aboutWeights(double ratioToBound) {
        double[] bound = figures.bound(deltas);
        long above = IntStream.range(0, deltas.length)
                .filter(each -> deltas[each] > bound[each] * (1 + 1e-9))
                .count();
        if (above > 0) {
            return Words.count((int) above, "bar") + " of ∂L/∂z"
                    + " above the dashed line: weights multiply the gradient as well";
        }
        return ratioToBound < 0.1
                ? "far below the dashed line: few slopes are as steep as that, and weights multiply as well"
                : "the dashed line is about slopes alone: weights multiply the gradient as well";
    }

    static String text(double number) {
        return Numbers.text(number, 2);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
