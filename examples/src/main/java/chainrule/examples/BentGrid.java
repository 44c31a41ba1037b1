package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.gallery.Words;
import chainrule.examples.pictures.BentGridPictures;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A grid of points sent through three layers of two neurons: matrices only turn and stretch it, ReLU bends it. */
public final class BentGrid implements Lesson {
    private static final int LINES = 17;
    private static final double EDGE = 1.5;

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
        MLP linear = net(Activation.IDENTITY);
        MLP bending = net(Activation.RELU);
        double pressed = sharePressed(bending);
        stage.figure(
                "Three linear layers against the one matrix (and shift) that is their product: the largest difference over "
                        + LINES * LINES + " points is " + Words.rounded(largestDifferenceFromOneMatrix(linear)) + ".");
        stage.figure(String.format(
                Locale.ROOT,
                "With ReLU, %.0f %% of the grid's points are pressed onto an axis at least once on their way.",
                100 * pressed));
        var pictures = new BentGridPictures(places(LINES), places(8 * (LINES - 1) + 1));
        stage.picture("bent-grid", pictures.afterEachLayer(linear, bending, pressed), pictures.points(linear, bending));
    }

    private static MLP net(DifferentiableFunction activation) {
        return new MLP(Arrays.stream(LAYERS)
                .map(layer -> {
                    double cos = layer[1] * Math.cos(Math.toRadians(layer[0]));
                    double sin = layer[1] * Math.sin(Math.toRadians(layer[0]));
                    return new Layer(
                            List.of(neuron(cos, -sin, layer[2], activation), neuron(sin, cos, layer[3], activation)));
                })
                .toArray(Layer[]::new));
    }

    private static Neuron neuron(double w1, double w2, double bias, DifferentiableFunction activation) {
        return new Neuron(List.of(Value.of(w1, "w1"), Value.of(w2, "w2")), Value.of(bias, "b"), activation);
    }

    /** As many as the count, evenly spaced over the grid, from edge to edge. */
    private static double[] places(int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> -EDGE + 2 * EDGE * i / (count - 1))
                .toArray();
    }

    /** The matrix has the images of the unit vectors as its columns, seen from the image of the origin. */
    private static double largestDifferenceFromOneMatrix(MLP linear) {
        double[] origin = linear.predict(0, 0);
        double[] right = linear.predict(1, 0);
        double[] up = linear.predict(0, 1);
        double largest = 0;
        for (double x : places(LINES)) {
            for (double y : places(LINES)) {
                double[] image = linear.predict(x, y);
                for (int k = 0; k < 2; k++) {
                    double matrix = origin[k] + (right[k] - origin[k]) * x + (up[k] - origin[k]) * y;
                    largest = Math.max(largest, Math.abs(image[k] - matrix));
                }
            }
        }
        return largest;
    }

    /** The share of points that at least one unit puts to zero on their way. */
    private static double sharePressed(MLP net) {
        int bent = 0;
        for (double x : places(LINES)) {
            for (double y : places(LINES)) {
                double[] point = {x, y};
                boolean here = false;
                for (Layer layer : net.layers()) {
                    point = layer.predict(point);
                    here |= point[0] == 0 || point[1] == 0;
                }
                bent += here ? 1 : 0;
            }
        }
        return bent / (double) (LINES * LINES);
    }
}
