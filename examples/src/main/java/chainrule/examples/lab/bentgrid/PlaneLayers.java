package chainrule.examples.lab.bentgrid;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.nn.Layer;
import chainrule.nn.Neuron;
import java.util.List;

/** Layers of two neurons that all do the same to the plane: turn, stretch and shift it, then activate both coordinates. */
final class PlaneLayers {
    private final DifferentiableFunction activation;
    private final Layer layer;
    private final double biasX;
    private final double biasY;
    private final int count;

    /**
     * Where a point arrives.
     *
     * @param linear after the linear part of the last layer
     * @param activated after its activation
     * @param flattened whether the activation's slope was 0 for a coordinate, in any layer
     * @param smallest how long a short arrow of length 1 becomes in the direction that is stretched least
     * @param largest the same where it is stretched most
     */
    record Image(double[] linear, double[] activated, boolean flattened, double smallest, double largest) {}

    PlaneLayers(
            DifferentiableFunction activation, double degrees, double scale, double biasX, double biasY, int count) {
        double cos = scale * Math.cos(Math.toRadians(degrees));
        double sin = scale * Math.sin(Math.toRadians(degrees));
        this.activation = activation;
        this.layer = new Layer(List.of(neuron(cos, -sin, biasX), neuron(sin, cos, biasY)));
        this.biasX = biasX;
        this.biasY = biasY;
        this.count = count;
    }

    int count() {
        return count;
    }

    double biasX() {
        return biasX;
    }

    double biasY() {
        return biasY;
    }

    private static Neuron neuron(double w1, double w2, double bias) {
        return new Neuron(List.of(Value.of(w1, "w1"), Value.of(w2, "w2")), Value.of(bias, "b"), Activation.IDENTITY);
    }

    /** After the linear part of the last layer. */
    double[] linear(double x, double y) {
        double[] point = {x, y};
        for (int i = 1; i < count; i++) {
            point = activated(layer.predict(point));
        }
        return layer.predict(point);
    }

    double[] activated(double[] linear) {
        return new double[] {activation.value(linear[0]), activation.value(linear[1])};
    }

    /** The point and its neighbourhood, by two backward passes. */
    Image image(double x, double y) {
        Value[] in = {Value.of(x, "x"), Value.of(y, "y")};
        Value[] out = in;
        Value[] linear = in;
        boolean flattened = false;
        for (int i = 0; i < count; i++) {
            linear = layer.forward(out);
            out = new Value[] {linear[0].apply(activation), linear[1].apply(activation)};
            flattened |= out[0].localDerivative(0) == 0 || out[1].localDerivative(0) == 0;
        }
        double[][] jacobian = {gradient(out[0], in), gradient(out[1], in)};
        double[] stretch = singularValues(jacobian);
        return new Image(numbers(linear), numbers(out), flattened, stretch[0], stretch[1]);
    }

    private static double[] gradient(Value output, Value[] in) {
        in[0].zeroGrad();
        in[1].zeroGrad();
        output.backward();
        return new double[] {in[0].grad(), in[1].grad()};
    }

    private static double[] numbers(Value[] values) {
        return new double[] {values[0].data(), values[1].data()};
    }

    /** The smaller first; their product is the determinant, the sum of their squares that of all entries. */
    static double[] singularValues(double[][] m) {
        double top = m[0][0] * m[0][0] + m[0][1] * m[0][1];
        double bottom = m[1][0] * m[1][0] + m[1][1] * m[1][1];
        double between = m[0][0] * m[1][0] + m[0][1] * m[1][1];
        double largest = Math.sqrt((top + bottom + Math.hypot(top - bottom, 2 * between)) / 2);
        double determinant = m[0][0] * m[1][1] - m[0][1] * m[1][0];
        return new double[] {largest == 0 ? 0 : Math.abs(determinant) / largest, largest};
    }
}
