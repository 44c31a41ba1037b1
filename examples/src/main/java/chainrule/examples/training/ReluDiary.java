package chainrule.examples.training;

import chainrule.nn.DeadUnits;
import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import chainrule.nn.UpdateRatio;
import java.util.Arrays;
import java.util.List;

/** What happens inside one net while it is trained, written down epoch by epoch. */
public final class ReluDiary {
    private final MLP net;
    private final double[][] rows;
    private final double[][][] activeShares;
    private final double[][] logRatios;
    private int epoch;
    private List<LayerActivity> hiddenLayers;
    private UpdateRatio lastStep;

    public ReluDiary(MLP net, double[][] rows, int epochs) {
        this.net = net;
        this.rows = rows;
        this.activeShares = net.layers().subList(0, net.layers().size() - 1).stream()
                .map(layer -> new double[layer.outputs()][epochs + 1])
                .toArray(double[][][]::new);
        this.logRatios = new double[net.layers().size()][epochs];
        for (double[][] layer : activeShares) {
            for (double[] shares : layer) {
                Arrays.fill(shares, Double.NaN);
            }
        }
    }

    /** Remembers the weights, so that {@link #write} can tell how far the last step of the epoch went. */
    public void beforeLastStep() {
        lastStep = new UpdateRatio(net);
    }

    /** Called before training and after each epoch. */
    public void write(DeadUnits dead) {
        hiddenLayers = dead.hiddenLayers();
        for (int layer = 0; layer < activeShares.length; layer++) {
            for (int unit = 0; unit < activeShares[layer].length; unit++) {
                activeShares[layer][unit][epoch] =
                        hiddenLayers.get(layer).activeShares().get(unit);
            }
        }
        if (epoch > 0) {
            double[] ratios = lastStep.perLayer();
            for (int layer = 0; layer < ratios.length; layer++) {
                logRatios[layer][epoch - 1] = Math.log10(ratios[layer]);
            }
        }
        epoch++;
    }

    /** What the units of each hidden layer did at the last entry. */
    public List<LayerActivity> hiddenLayers() {
        return hiddenLayers;
    }

    /**
     * For each unit of a hidden layer and each entry, the share of rows on which it is on; NaN where nothing is written yet.
     *
     * @param layer counted from 0
     */
    public double[][] activeShares(int layer) {
        return activeShares[layer];
    }

    /** For each layer and each epoch, the decimal logarithm of how far its last step moved the weights, relative to the weights. */
    public double[][] logRatios() {
        return logRatios;
    }

    /** Those of a unit of the first layer, as the net is now, on every row. */
    public double[] preActivations(int unit) {
        return Arrays.stream(rows)
                .mapToDouble(row -> net.layers().get(0).neurons().get(unit).preActivation(row))
                .toArray();
    }
}
