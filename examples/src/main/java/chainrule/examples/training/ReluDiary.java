package chainrule.examples.training;

import chainrule.examples.plot.Histogram;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.plot.UnitStrip;
import chainrule.nn.DeadUnits;
import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import chainrule.nn.UpdateRatio;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What happens inside one net while it is trained, written down epoch by epoch. */
public final class ReluDiary {
    /** Size of a chart that has two others beside it, in points. */
    public static final int PANEL_WIDTH = 500;

    public static final int PANEL_HEIGHT = 400;

    private static final int BINS = 24;

    private final MLP net;
    private final double[][] rows;
    private final int epochs;
    private final double[][] activeShares;
    private final double[][] logRatios;
    private int epoch;
    private List<LayerActivity> hiddenLayers;
    private UpdateRatio lastStep;

    public ReluDiary(MLP net, double[][] rows, int epochs) {
        this.net = net;
        this.rows = rows;
        this.epochs = epochs;
        this.activeShares = new double[net.layers().get(0).outputs()][epochs + 1];
        this.logRatios = new double[net.layers().size()][epochs];
        for (double[] shares : activeShares) {
            Arrays.fill(shares, Double.NaN);
        }
    }

    /** Remembers the weights, so that {@link #write} can tell how far the last step of the epoch went. */
    public void beforeLastStep() {
        lastStep = new UpdateRatio(net);
    }

    /** Called before training and after each epoch. */
    public void write(DeadUnits dead) {
        hiddenLayers = dead.hiddenLayers();
        LayerActivity firstLayer = hiddenLayers.get(0);
        for (int unit = 0; unit < activeShares.length; unit++) {
            activeShares[unit][epoch] = firstLayer.activeShares().get(unit);
        }
        if (epoch > 0) {
            double[] ratios = lastStep.perLayer();
            for (int layer = 0; layer < ratios.length; layer++) {
                logRatios[layer][epoch - 1] = Math.log10(ratios[layer]);
            }
        }
        epoch++;
    }

    /** Dead units in each hidden layer at the last entry. */
    public int[] deadPerLayer() {
        return hiddenLayers.stream().mapToInt(LayerActivity::deadUnits).toArray();
    }

    public Picture strip() {
        return new UnitStrip("layer 1: on how many digits each unit is on", activeShares)
                .size(PANEL_WIDTH, PANEL_HEIGHT);
    }

    /** All that there is to see, once training has ended. */
    public Picture diagnosis(String training) {
        int dead = IntStream.of(deadPerLayer()).sum();
        int units = hiddenLayers.stream().mapToInt(LayerActivity::units).sum();
        return new PictureGrid(
                        "Dead-ReLU diagnosis: " + dead + " of " + units + " units are dead",
                        3,
                        strip(),
                        preActivations(),
                        stepSizes())
                .subtitle(
                        training + "; dead in each hidden layer: " + Arrays.toString(deadPerLayer())
                                + ". A hatched cell is a unit that no digit can switch on: its pre-activations lie left of zero, where the slope is 0.");
    }

    /** Of the first unit that is dead, or of unit 0 where none is. */
    private Picture preActivations() {
        int unit = IntStream.range(0, activeShares.length)
                .filter(i -> activeShares[i][epochs] == 0)
                .findFirst()
                .orElse(0);
        double[] preActivations = Arrays.stream(rows)
                .mapToDouble(row -> net.layers().get(0).neurons().get(unit).preActivation(row))
                .toArray();
        return new Histogram("unit " + unit + ": pre-activation on every digit", preActivations, BINS)
                .size(PANEL_WIDTH, PANEL_HEIGHT);
    }

    private Picture stepSizes() {
        LineChart chart = new LineChart("how far one step moves the weights")
                .axes("epoch", "log₁₀ of update : weight")
                .horizontalLine(-3, "−3: a thousandth, healthy")
                .size(PANEL_WIDTH, PANEL_HEIGHT);
        double[] epochNumbers =
                IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
        for (int layer = 0; layer < logRatios.length; layer++) {
            chart.line("layer " + (layer + 1), epochNumbers, logRatios[layer]);
        }
        return chart;
    }

    public Table table() {
        Table table = Table.of("epoch", "layer 1 unit", "share of digits on which it is on");
        for (int each = 0; each < epoch; each++) {
            for (int unit = 0; unit < activeShares.length; unit++) {
                table.row(each, unit, activeShares[unit][each]);
            }
        }
        return table;
    }
}
