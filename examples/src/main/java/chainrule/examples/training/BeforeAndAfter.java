package chainrule.examples.training;

import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import java.util.List;

/**
 * What the units of each hidden layer do in a fresh net and in the same net once it is trained.
 *
 * @param fresh one entry a hidden layer
 * @param trained the same
 */
public record BeforeAndAfter(List<LayerActivity> fresh, List<LayerActivity> trained) {
    /** Looks, trains, and looks again. */
    public static BeforeAndAfter of(MLP net, double[][] rows, Runnable train) {
        List<LayerActivity> fresh = hiddenLayers(net, rows);
        train.run();
        return new BeforeAndAfter(fresh, hiddenLayers(net, rows));
    }

    private static List<LayerActivity> hiddenLayers(MLP net, double[][] rows) {
        List<LayerActivity> layers = LayerActivity.of(net, rows);
        return layers.subList(0, layers.size() - 1);
    }

    /** The share of units that are dead. */
    public static double dead(LayerActivity layer) {
        return layer.deadUnits() / (double) layer.units();
    }

    /** The share of units that are off on every row, or on every row: they tell no row from another by being on. */
    public static double alwaysTheSame(LayerActivity layer) {
        return layer.activeShares().stream()
                        .filter(share -> share == 0 || share == 1)
                        .count()
                / (double) layer.units();
    }
}
