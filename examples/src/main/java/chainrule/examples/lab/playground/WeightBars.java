package chainrule.examples.lab.playground;

import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The weights into a neuron and their gradients, side by side. */
final class WeightBars {
    private WeightBars() {}

    /** Takes the names of what the neuron hears. */
    static Picture of(NeuronFigures neuron, String title, List<String> inputs) {
        double[] weights = append(neuron.weights(), neuron.bias());
        double[] gradients = append(neuron.gradients(), neuron.biasGradient());
        int exponent = exponent(weights, gradients);
        double factor = Math.pow(10, exponent);
        double room = 1.1 * Math.max(largest(weights), factor * largest(gradients));
        String gradient = "right: " + (exponent == 0 ? "" : Numbers.powerOfTen(exponent) + " × ") + "gradient";
        return new BarChart(
                        title, Stream.concat(inputs.stream(), Stream.of("bias")).toArray(String[]::new))
                .bars("left: weight", weights)
                .bars(
                        gradient,
                        DoubleStream.of(gradients).map(each -> factor * each).toArray())
                .yRange(-(room > 0 ? room : 1), room > 0 ? room : 1)
                .size(PlaygroundLook.WIDTH, PlaygroundLook.HEIGHT);
    }

    private static double[] append(double[] numbers, double last) {
        return DoubleStream.concat(DoubleStream.of(numbers), DoubleStream.of(last))
                .toArray();
    }

    /** The power of ten that brings gradients near to the size of weights, so that both can be seen. */
    private static int exponent(double[] weights, double[] gradients) {
        double ratio = largest(weights) / largest(gradients);
        return ratio > 0 && Double.isFinite(ratio) ? (int) Math.floor(Math.log10(ratio)) : 0;
    }

    private static double largest(double[] numbers) {
        return DoubleStream.of(numbers)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}
