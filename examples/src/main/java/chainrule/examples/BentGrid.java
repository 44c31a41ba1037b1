package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.plot.WarpedGrid;
import chainrule.nn.Layer;
import chainrule.nn.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A grid of points sent through three layers of two neurons: matrices only turn and stretch it, ReLU bends it. */
public final class BentGrid implements Lesson {
    private static final int LINES = 17;
    private static final double EDGE = 1.5;
    private static final double SHOWN = 4.3;

    /** For each layer a turn in degrees, a stretch, and a bias for each of the two neurons. */
    private static final double[][] LAYERS = {{35, 1.15, 0.9, 0.8}, {-50, 1.05, 0.1, 0.8}, {25, 1.1, -0.6, -1.2}};

    public static void main(String[] args) {
        Solo.perform(new BentGrid(), args);
    }

    @Override
    public String title() {
        return "Why there is an activation at all";
    }

    @Override
    public String story() {
        return "Three layers of two neurons act on the plane. Without an activation, the grid is turned, stretched and moved, three times over:"
                + " straight lines stay straight, and one matrix with one shift would do. With ReLU, each layer presses whatever is negative onto the axes,"
                + " which bends the lines there, and bends of bends are what a net builds its shapes from.";
    }

    @Override
    public void perform(Stage stage) {
        List<Layer> linear = layers(Activation.IDENTITY);
        List<Layer> bending = layers(Activation.RELU);
        stage.figure(String.format(
                Locale.ROOT,
                "Three linear layers against the one matrix (and shift) that is their product: the largest difference over %d points is %.1e.",
                LINES * LINES,
                largestDifferenceFromOneMatrix(linear)));
        stage.figure(String.format(
                Locale.ROOT,
                "With ReLU, %.0f %% of the grid's points are pressed onto an axis at least once on their way.",
                100 * shareBent(bending)));
        List<Picture> charts = new ArrayList<>();
        Table data = Table.of("stack", "after layer", "x in", "y in", "x out", "y out");
        for (int depth = 0; depth <= LAYERS.length; depth++) {
            charts.add(chart(depth == 0 ? "input" : "after layer " + depth + ", linear", linear.subList(0, depth)));
            addRows(data, "linear", linear.subList(0, depth));
        }
        for (int depth = 0; depth <= LAYERS.length; depth++) {
            charts.add(chart(depth == 0 ? "input" : "after layer " + depth + ", ReLU", bending.subList(0, depth)));
            addRows(data, "relu", bending.subList(0, depth));
        }
        stage.picture(
                "bent-grid",
                new PictureGrid("Matrices turn and stretch the plane, ReLU bends it", 4, charts.toArray(Picture[]::new))
                        .subtitle(
                                "The same weights twice. Above, three linear layers: every line stays straight. Below, ReLU after each"
                                        + " layer: what is negative is pressed onto the axes."),
                data);
    }

    private static List<Layer> layers(DifferentiableFunction activation) {
        List<Layer> layers = new ArrayList<>();
        for (double[] layer : LAYERS) {
            double cos = layer[1] * Math.cos(Math.toRadians(layer[0]));
            double sin = layer[1] * Math.sin(Math.toRadians(layer[0]));
            layers.add(new Layer(
                    List.of(neuron(cos, -sin, layer[2], activation), neuron(sin, cos, layer[3], activation))));
        }
        return layers;
    }

    private static Neuron neuron(double w1, double w2, double bias, DifferentiableFunction activation) {
        return new Neuron(List.of(Value.of(w1, "w1"), Value.of(w2, "w2")), Value.of(bias, "b"), activation);
    }

    private static double[] send(List<Layer> layers, double x, double y) {
        double[] point = {x, y};
        for (Layer layer : layers) {
            point = layer.predict(point);
        }
        return point;
    }

    /** The matrix has the images of the unit vectors as its columns, seen from the image of the origin. */
    private static double largestDifferenceFromOneMatrix(List<Layer> linear) {
        double[] origin = send(linear, 0, 0);
        double[] right = send(linear, 1, 0);
        double[] up = send(linear, 0, 1);
        double largest = 0;
        for (int i = 0; i < LINES; i++) {
            for (int j = 0; j < LINES; j++) {
                double[] image = send(linear, at(i), at(j));
                for (int k = 0; k < 2; k++) {
                    double matrix = origin[k] + (right[k] - origin[k]) * at(i) + (up[k] - origin[k]) * at(j);
                    largest = Math.max(largest, Math.abs(image[k] - matrix));
                }
            }
        }
        return largest;
    }

    /** The share of points that at least one unit puts to zero on their way. */
    private static double shareBent(List<Layer> layers) {
        int bent = 0;
        for (int i = 0; i < LINES; i++) {
            for (int j = 0; j < LINES; j++) {
                boolean here = false;
                for (int depth = 1; depth <= layers.size(); depth++) {
                    double[] image = send(layers.subList(0, depth), at(i), at(j));
                    here |= image[0] == 0 || image[1] == 0;
                }
                bent += here ? 1 : 0;
            }
        }
        return bent / (double) (LINES * LINES);
    }

    private static double at(int line) {
        return -EDGE + 2 * EDGE * line / (LINES - 1);
    }

    private static Picture chart(String title, List<Layer> layers) {
        WarpedGrid chart = new WarpedGrid(title);
        int points = 8 * (LINES - 1) + 1;
        for (int i = 0; i < LINES; i++) {
            double[][] across = new double[2][points];
            double[][] upward = new double[2][points];
            for (int p = 0; p < points; p++) {
                double along = -EDGE + 2 * EDGE * p / (points - 1);
                double[] right = send(layers, along, at(i));
                double[] up = send(layers, at(i), along);
                for (int k = 0; k < 2; k++) {
                    across[k][p] = right[k];
                    upward[k][p] = up[k];
                }
            }
            chart.across(across[0], across[1]).upward(upward[0], upward[1]);
        }
        return chart.range(-2.6, SHOWN);
    }

    private static void addRows(Table table, String stack, List<Layer> layers) {
        for (int i = 0; i < LINES; i++) {
            for (int j = 0; j < LINES; j++) {
                double[] image = send(layers, at(i), at(j));
                table.row(stack, layers.size(), at(i), at(j), image[0], image[1]);
            }
        }
    }
}
