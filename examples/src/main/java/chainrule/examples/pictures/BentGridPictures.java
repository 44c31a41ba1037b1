package chainrule.examples.pictures;

import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.plot.WarpedGrid;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A grid in the plane, before the first layer of a net and after each. */
public final class BentGridPictures {
    private static final double LOWEST = -2.6;
    private static final double HIGHEST = 4.3;

    private final double[] lines;
    private final double[] along;

    /**
     * A grid with the same places on both axes.
     *
     * @param lines where its lines run
     * @param along the points by which each line is drawn
     */
    public BentGridPictures(double[] lines, double[] along) {
        this.lines = lines;
        this.along = along;
    }

    /**
     * The grid in each layer of two nets.
     *
     * @param pressed the share of its points that ReLU presses onto an axis
     */
    public Picture afterEachLayer(MLP linear, MLP bending, double pressed) {
        List<Picture> charts = new ArrayList<>();
        for (int depth = 0; depth <= linear.layers().size(); depth++) {
            charts.add(chart("linear", linear.layers().subList(0, depth)));
        }
        for (int depth = 0; depth <= bending.layers().size(); depth++) {
            charts.add(chart("ReLU", bending.layers().subList(0, depth)));
        }
        return new PictureGrid(
                        String.format(
                                Locale.ROOT,
                                "Matrices leave every line straight; ReLU presses %.0f %% of the points onto an axis",
                                100 * pressed),
                        4,
                        charts.toArray(Picture[]::new))
                .subtitle(
                        "The same weights twice. Above, three linear layers: every line stays straight. Below, ReLU after each"
                                + " layer: what is negative is pressed onto the axes.");
    }

    private Picture chart(String name, List<Layer> layers) {
        WarpedGrid chart = new WarpedGrid(layers.isEmpty() ? "input" : "after layer " + layers.size() + ", " + name);
        int points = along.length;
        for (double line : lines) {
            double[][] across = new double[2][points];
            double[][] upward = new double[2][points];
            for (int p = 0; p < points; p++) {
                double[] right = image(layers, along[p], line);
                double[] up = image(layers, line, along[p]);
                for (int k = 0; k < 2; k++) {
                    across[k][p] = right[k];
                    upward[k][p] = up[k];
                }
            }
            chart.across(across[0], across[1]).upward(upward[0], upward[1]);
        }
        return chart.range(LOWEST, HIGHEST)
                .axes(layers.isEmpty() ? "x" : "first neuron", layers.isEmpty() ? "y" : "second neuron");
    }

    private static double[] image(List<Layer> layers, double x, double y) {
        double[] point = {x, y};
        for (Layer layer : layers) {
            point = layer.predict(point);
        }
        return point;
    }

    public Table points(MLP linear, MLP bending) {
        Table table = Table.of("stack", "after layer", "x in", "y in", "x out", "y out");
        addRows(table, "linear", linear);
        addRows(table, "relu", bending);
        return table;
    }

    private void addRows(Table table, String stack, MLP net) {
        for (int depth = 0; depth <= net.layers().size(); depth++) {
            for (double x : lines) {
                for (double y : lines) {
                    double[] image = image(net.layers().subList(0, depth), x, y);
                    table.row(stack, depth, x, y, image[0], image[1]);
                }
            }
        }
    }
}
