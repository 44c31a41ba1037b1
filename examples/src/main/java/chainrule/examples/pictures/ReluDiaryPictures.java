package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.Histogram;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.plot.UnitStrip;
import chainrule.examples.training.ReluDiary;
import chainrule.examples.training.ReluOutcome;
import chainrule.examples.training.UnitDeath;
import chainrule.nn.DeadUnits;
import chainrule.nn.LayerActivity;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One net from inside: which of its units are on, what a dead one sees, and how far each step goes. */
public final class ReluDiaryPictures {
    /** Size of a chart that has two others beside it, in points. */
    static final int PANEL_WIDTH = 500;

    static final int PANEL_HEIGHT = 400;

    private static final int BINS = 24;

    private final ReluDiary diary;
    private final int epochs;

    public ReluDiaryPictures(ReluDiary diary) {
        this.diary = diary;
        this.epochs = diary.logRatios()[0].length;
    }

    /** What the units do before any training, in a sentence. */
    public String untrained(DeadUnits fresh) {
        List<LayerActivity> layers = fresh.hiddenLayers();
        return String.format(
                Locale.ROOT,
                "With fresh weights, %.0f %% of the first layer's units and %.0f %% of the second's are off on a given digit; %d of %d units"
                        + " are dead.",
                100 * layers.get(0).sparsity(),
                100 * layers.get(1).sparsity(),
                fresh.total(),
                units(layers));
    }

    /** What has become of the units after training, in a sentence. */
    public String trained(ReluOutcome outcome) {
        return String.format(
                Locale.ROOT,
                "At learning rate %s, %d of %d units are dead after %d epochs, %.0f %%; %s. Dead units came back %d times, which needs no gradient"
                        + " of their own: the layer in front still learns, and what it puts out may switch them on again.",
                outcome.setting().rate(),
                IntStream.of(outcome.perLayer()).sum(),
                units(diary.hiddenLayers()),
                epochs,
                100 * outcome.share(),
                outcome.accuracyInWords(),
                outcome.revivals());
    }

    private static int units(List<LayerActivity> layers) {
        return layers.stream().mapToInt(LayerActivity::units).sum();
    }

    public Picture strip() {
        return strip(0);
    }

    private Picture strip(int layer) {
        return new UnitStrip("layer " + (layer + 1) + ": on how many digits each unit is on", diary.activeShares(layer))
                .size(PANEL_WIDTH, PANEL_HEIGHT);
    }

    /** All that there is to see, once training with Adam has ended. */
    public Picture diagnosis(ReluOutcome outcome) {
        int[] dead = outcome.perLayer();
        return new PictureGrid(
                        IntStream.of(dead).sum() + " of " + units(diary.hiddenLayers()) + " units are dead: " + dead[0]
                                + " in layer 1, " + dead[1] + " in layer 2",
                        2,
                        strip(0),
                        strip(1),
                        preActivations(),
                        stepSizes())
                .subtitle(
                        "Adam with rate " + Words.plain(outcome.setting().rate()) + ", " + Words.count(epochs, "epoch")
                                + ". A hatched cell is a unit that no digit can switch on: its pre-activations lie left of zero, where the slope is 0.");
    }

    /** The first unit of layer 1 that is dead, or its first unit where none is; counted from 0. */
    public int shownUnit() {
        double[][] shares = diary.activeShares(0);
        return IntStream.range(0, shares.length)
                .filter(i -> shares[i][epochs] == 0)
                .findFirst()
                .orElse(0);
    }

    /** What killed the unit whose pre-activations are drawn, in a sentence. */
    public String killed(UnitDeath death) {
        String name = "Unit " + (death.unit() + 1) + " of layer 1";
        return death.step() == 0
                ? name + " did not die; on the digit that excites it most its pre-activation was "
                        + Words.rounded(death.fresh()) + " before training."
                : name + ", whose pre-activations are drawn, died in step " + death.step() + " of " + death.steps()
                        + ". On the digit that excites it most, its pre-activation was " + Words.rounded(death.fresh())
                        + " before training, " + Words.rounded(death.before()) + " before that step and "
                        + Words.rounded(death.after()) + " after it; the step moved its pre-activations by "
                        + Words.rounded(death.moved())
                        + " on average: Adam's first steps move each weight by about the learning rate, however small its gradient. In the end it is "
                        + Words.rounded(DoubleStream.of(diary.preActivations(death.unit()))
                                .max()
                                .orElseThrow())
                        + ": no gradient comes any more, but Adam's momentum goes on for a while.";
    }

    private Picture preActivations() {
        int unit = shownUnit();
        return new Histogram(
                        "layer 1, unit " + (unit + 1) + ": pre-activation on every digit",
                        diary.preActivations(unit),
                        BINS)
                .axes("pre-activation: weights · inputs + bias", "digits")
                .size(PANEL_WIDTH, PANEL_HEIGHT);
    }

    private Picture stepSizes() {
        LineChart chart = new LineChart("how far one step moves the weights")
                .axes("epoch", "update as a share of the weights")
                .logY()
                .horizontalLine(0.001, "a thousandth: healthy")
                .markers()
                .size(PANEL_WIDTH, PANEL_HEIGHT);
        double[] epochNumbers =
                IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
        double[][] logRatios = diary.logRatios();
        for (int layer = 0; layer < logRatios.length; layer++) {
            chart.shade(
                    layer < logRatios.length - 1 ? "layer " + (layer + 1) : "output",
                    Meaning.SLOPE,
                    layer / Math.max(1.0, logRatios.length - 1),
                    epochNumbers,
                    DoubleStream.of(logRatios[layer])
                            .map(log -> Math.pow(10, log))
                            .toArray());
        }
        return chart;
    }

    public Table table() {
        Table table = Table.of("epoch", "layer", "unit", "share of digits on which it is on");
        for (int epoch = 0; epoch <= epochs; epoch++) {
            for (int layer = 0; layer < diary.hiddenLayers().size(); layer++) {
                double[][] shares = diary.activeShares(layer);
                for (int unit = 0; unit < shares.length; unit++) {
                    table.row(epoch, layer + 1, unit + 1, shares[unit][epoch]);
                }
            }
        }
        return table;
    }
}
