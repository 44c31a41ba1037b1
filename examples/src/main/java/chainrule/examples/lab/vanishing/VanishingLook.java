package chainrule.examples.lab.vanishing;

import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.lab.Look;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pictures of the room of vanishing gradients. */
final class VanishingLook {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 400;
    private static final double GUESSING = 1.0 / HandwrittenDigits.CLASSES;
    private static final int FEWEST_EPOCHS_SHOWN = 10;
    private static final int MARKERS_UP_TO = 25;

    /** The axis of gradients reaches at least from here to 1, so that settings can be compared. */
    private static final double SMALLEST_SHOWN = 1e-6;

    /** Beyond this, relative to guessing, a loss is cut off. */
    private static final double LARGEST_LOSS_SHOWN = 5;

    private final VanishingFigures figures;
    private final VanishingWords words;
    private final int layerShown;
    private final boolean logarithmic;
    private final double[] deltas;
    private final double[] gradients;

    VanishingLook(VanishingFigures figures, int layerShown, boolean logarithmic) {
        this.figures = figures;
        this.words = new VanishingWords(figures);
        this.layerShown = layerShown;
        this.logarithmic = logarithmic;
        this.deltas = figures.now().medianDeltas();
        this.gradients = figures.now().medianGradients();
    }

    /** The layer whose bar was pressed, counted from 1. */
    static OptionalInt layerAt(Touch touch) {
        if (touch.picture() instanceof BarChart bars) {
            double category = bars.valueAt(touch.place(), touch.size()).getX();
            if (Double.isFinite(category)) {
                return OptionalInt.of((int) Math.rint(category) + 1);
            }
        }
        return OptionalInt.empty();
    }

    Look look() {
        return new Look(List.of(bars(), course()), words.readouts());
    }

    private Picture bars() {
        double[] bound = figures.bound(deltas);
        int nets = figures.now().nets();
        BarChart chart = new BarChart("How much arrives in each layer", layerNames())
                .subtitle(words.aboutTheNets() + (nets == 1 ? ": one net" : ": the median of " + nets + " nets"))
                .note(words.aboutLayer(layerShown), Meaning.SLOPE.color())
                .axes("layer: 1 = next to the input, out = output", "mean size")
                .size(WIDTH, HEIGHT)
                .shade("∂L/∂z, the signal", Meaning.SLOPE, 1, deltas)
                .shade("∂L/∂w, what weights get", Meaning.SLOPE, 0, gradients);
        chart.dashed("slopes alone: at most × " + VanishingWords.text(figures.steepestSlope()) + " a layer", bound);
        if (logarithmic) {
            chart.logY().yRange(lowEnd(bound), highEnd(bound));
        }
        return chart;
    }

    /** With brackets around the layer that is looked at. */
    private String[] layerNames() {
        int layers = figures.recipe().layers();
        return IntStream.rangeClosed(1, layers)
                .mapToObj(layer -> {
                    String name = layer < layers ? Integer.toString(layer) : "out";
                    return layer == layerShown ? "[" + name + "]" : name;
                })
                .toArray(String[]::new);
    }

    private double lowEnd(double[] bound) {
        double lowest = shown(bound).min().orElse(1);
        return Math.min(SMALLEST_SHOWN, Math.pow(10, Math.floor(Math.log10(lowest) - 0.5)));
    }

    private double highEnd(double[] bound) {
        double highest = shown(bound).max().orElse(1);
        return Math.max(1, Math.pow(10, Math.ceil(Math.log10(highest))));
    }

    private DoubleStream shown(double[] bound) {
        return Stream.of(deltas, gradients, bound)
                .flatMapToDouble(DoubleStream::of)
                .filter(value -> value > 0 && Double.isFinite(value));
    }

    private Picture course() {
        double[] losses = figures.losses();
        double highest = DoubleStream.of(losses).max().orElse(1);
        LineChart chart = new LineChart("What the nets learn from it")
                .subtitle("Share of the " + figures.testDigits() + " test digits read correctly, and the loss on the "
                        + DigitNet.BATCH_OF_GRADIENT
                        + " digits of the bars; a loss of 1 is that of a net that only guesses")
                .note(
                        "digits read: " + words.accuracy() + ", loss " + VanishingWords.text(losses[losses.length - 1]),
                        Meaning.ACCURACY.color())
                .axes("epoch", "digits read, and loss")
                .xRange(0, Math.max(FEWEST_EPOCHS_SHOWN, figures.trained()))
                .yRange(0, highest <= 1 ? 1 : Math.min(LARGEST_LOSS_SHOWN, 1.02 * highest))
                .size(WIDTH, HEIGHT);
        if (figures.trained() <= MARKERS_UP_TO) {
            chart.markers();
        }
        double[] epochs = IntStream.range(0, losses.length).asDoubleStream().toArray();
        return chart.line("digits read", Meaning.ACCURACY, epochs, figures.accuracies())
                .line("loss", Meaning.VALUE, epochs, losses)
                .horizontalLine(GUESSING, "digits read by guessing");
    }
}
