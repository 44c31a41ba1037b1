package chainrule.examples.lab.deadrelu;

import chainrule.examples.lab.Look;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.Histogram;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.UnitStrip;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The pictures of the room of dead ReLUs and what they tell. */
final class DeadReluLook {
    private static final int BINS = 24;
    private static final double FLOOR = -6;
    private static final double CEILING = 1;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 270;

    private final DeadReluFigures figures;

    DeadReluLook(DeadReluFigures figures) {
        this.figures = figures;
    }

    /** The unit whose row was pressed. */
    static OptionalInt unitAt(Touch touch) {
        return touch.picture() instanceof UnitStrip strip
                ? OptionalInt.of(strip.unitAt(touch.place(), touch.size()))
                : OptionalInt.empty();
    }

    Look look() {
        return new Look(List.of(preActivations(), updates(), strip()), new DeadReluWords(figures).readouts());
    }

    private Picture strip() {
        UnitStrip strip = new UnitStrip("the life of every hidden unit", shares())
                .axes("epoch", "unit")
                .choose(figures.unit())
                .size(WIDTH, HEIGHT);
        figures.turns()
                .forEach(
                        (epoch, leaky) -> strip.turn(epoch, (leaky ? "leaky ReLU from " : "ReLU again from ") + epoch));
        return strip;
    }

    /** Grey from the present epoch on; the picture is a little longer than what is known, so that it does not change its scale all the time. */
    private double[][] shares() {
        int columns = 1 + Math.max(DeadReluRoom.FIRST_EPOCHS, 20 * ((figures.epochs() + 19) / 20));
        double[][] shares = new double[figures.units()][columns];
        for (int unit = 0; unit < shares.length; unit++) {
            for (int epoch = 0; epoch < columns; epoch++) {
                shares[unit][epoch] =
                        epoch <= figures.epochs() ? figures.entries().get(epoch).activeShares()[unit] : Double.NaN;
            }
        }
        return shares;
    }

    private Picture preActivations() {
        int unit = figures.unit();
        boolean dead = figures.now().activeShares()[unit] == 0;
        return new Histogram(
                        "unit " + (unit + 1) + (dead ? " is off on every example" : " is on where its sum is above 0"),
                        figures.preActivations(),
                        BINS)
                .axes("weights · inputs + bias, before the ReLU", "examples")
                .whenAllNegative(figures.now().leaky() ? "leaky: slope 0.01" : "slope 0 on every example")
                .size(WIDTH, HEIGHT);
    }

    private Picture updates() {
        double[] epochs =
                IntStream.rangeClosed(0, figures.epochs()).asDoubleStream().toArray();
        LineChart chart = new LineChart("how far a step moves the weights")
                .subtitle("log₁₀ of update : weight; −6 stands for no step at all")
                .axes("epoch", "log₁₀")
                .xRange(0, Math.max(DeadReluRoom.FIRST_EPOCHS, figures.epochs()))
                .yRange(FLOOR, CEILING)
                .size(WIDTH, HEIGHT)
                .line(DeadReluFigures.LAYERS.get(0), epochs, logRatios(0))
                .dashed(DeadReluFigures.LAYERS.get(1), epochs, logRatios(1));
        figures.turns().keySet().forEach(epoch -> chart.verticalLine(epoch - 0.5, ""));
        return chart.horizontalLine(-3, "−3: healthy");
    }

    /** A layer that stands still lies on the bottom. */
    private double[] logRatios(int layer) {
        return figures.entries().stream()
                .mapToDouble(entry -> Math.log10(entry.updateRatios()[layer]))
                .map(log -> Math.max(FLOOR, Math.min(CEILING, log)))
                .toArray();
    }
}
