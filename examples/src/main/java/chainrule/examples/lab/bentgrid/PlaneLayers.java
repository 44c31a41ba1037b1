package chainrule.examples.lab.bentgrid;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import java.util.Collections;
import java.util.List;

/** Layers of two neurons: each turns, stretches and shifts the plane, or whatever else its four weights do, then activates both coordinates. */
public final class PlaneLayers {
    private final DifferentiableFunction activation;

    /** Without the activation. */
    private final List<Layer> linear;

    /**
     * Where a point arrives.
     *
     * @param linear after the linear part of the last layer
     * @param activated after its activation
     * @param flattened whether the activation's slope was 0 for a coordinate, in any layer
     * @param smallest how long a short arrow of length 1 becomes in the direction that is stretched least
     * @param largest the same where it is stretched most
     */
    public record Image(double[] linear, double[] activated, boolean flattened, double smallest, double largest) {}

    /** Layers that all do the same. */
    public PlaneLayers(
            DifferentiableFunction activation, double degrees, double scale, double biasX, double biasY, int count) {
        this(activation, Collections.nCopies(count, turning(Math.toRadians(degrees), scale, biasX, biasY)));
    }

    private PlaneLayers(DifferentiableFunction activation, List<Layer> linear) {
        this.activation = activation;
        this.linear = linear;
    }

    private static Layer turning(double angle, double scale, double biasX, double biasY) {
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        return new Layer(List.of(neuron(biasX, cos, -sin), neuron(biasY, sin, cos)));
    }

    private static Neuron neuron(double bias, double w1, double w2) {
        return new Neuron(List.of(Value.of(w1, "w1"), Value.of(w2, "w2")), Value.of(bias, "b"), Activation.IDENTITY);
    }

    /** The layers of a net from two inputs to one output over two neurons a layer, as they are now, but for the output. */
    public static PlaneLayers hiddenIn(MLP net, DifferentiableFunction activation) {
        return new PlaneLayers(
                activation,
                net.layers().subList(0, net.layers().size() - 1).stream()
                        .map(layer -> new Layer(layer.neurons().stream()
                                .map(PlaneLayers::withoutActivation)
                                .toList()))
                        .toList());
    }

    private static Neuron withoutActivation(Neuron neuron) {
        return neuron(
                neuron.bias().data(),
                neuron.weights().get(0).data(),
                neuron.weights().get(1).data());
    }

    public int count() {
        return linear.size();
    }

    /** Where the last layer puts 0, before its activation. */
    double[] bias() {
        return last().predict(0, 0);
    }

    private Layer last() {
        return linear.get(linear.size() - 1);
    }

    /** Where a point is at first, after the linear part of the first layer, after its activation, and so on. */
    public double[][] way(double x, double y) {
        double[][] way = new double[2 * linear.size() + 1][];
        way[0] = new double[] {x, y};
        for (int i = 0; i < linear.size(); i++) {
            way[2 * i + 1] = linear.get(i).predict(way[2 * i]);
            way[2 * i + 2] = activated(way[2 * i + 1]);
        }
        return way;
    }

    /** After the linear part of the last layer. */
    double[] linear(double x, double y) {
        return way(x, y)[2 * linear.size() - 1];
    }

    double[] activated(double[] linear) {
        return new double[] {activation.value(linear[0]), activation.value(linear[1])};
    }

    /** The point and its neighbourhood, by two backward passes. */
    Image image(double x, double y) {
        Value[] in = {Value.of(x, "x"), Value.of(y, "y")};
        Value[] out = in;
        Value[] before = in;
        boolean flattened = false;
        for (Layer layer : linear) {
            before = layer.forward(out);
            out = new Value[] {before[0].apply(activation), before[1].apply(activation)};
            flattened |= out[0].localDerivative(0) == 0 || out[1].localDerivative(0) == 0;
        }
        double[][] jacobian = {gradient(out[0], in), gradient(out[1], in)};
        double[] stretch = singularValues(jacobian);
        return new Image(numbers(before), numbers(out), flattened, stretch[0], stretch[1]);
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
