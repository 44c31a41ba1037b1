package chainrule.examples.pictures;

import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** The loss as one weight changes, and the straight line that has the gradient as its slope. */
public final class HelloGradientPictures {
    private final DoubleUnaryOperator loss;
    private final double weight;
    private final double gradient;
    private final double[] weights;

    /**
     * Draws the neighbourhood of one weight.
     *
     * @param loss of the weight, all else being equal
     * @param gradient of the loss, at the weight
     */
    public HelloGradientPictures(DoubleUnaryOperator loss, double weight, double gradient) {
        this.loss = loss;
        this.weight = weight;
        this.gradient = gradient;
        this.weights = DoubleStream.iterate(weight - 1.5, w -> w <= weight + 2.5, w -> w + 0.02)
                .toArray();
    }

    public Picture tangent() {
        double here = loss.applyAsDouble(weight);
        double[] ends = {weight - 0.55, weight + 0.55};
        return new LineChart("The gradient is the slope of the loss: " + Numbers.text(gradient, 3) + " at w1 = "
                        + Numbers.text(weight, 3))
                .subtitle(
                        "The loss as the weight w1 changes and all else stays. Gradient descent steps downhill: here to the "
                                + (gradient < 0 ? "right" : "left") + ", by the slope times the learning rate.")
                .axes("weight w1", "loss")
                .line(
                        "loss",
                        Meaning.VALUE,
                        weights,
                        DoubleStream.of(weights).map(loss).toArray())
                .dashed(
                        "slope dL/dw1 = " + Numbers.text(gradient, 4),
                        Meaning.SLOPE,
                        ends,
                        DoubleStream.of(ends)
                                .map(w -> here + gradient * (w - weight))
                                .toArray())
                .points("w1 = " + Numbers.text(weight, 3), Meaning.VALUE, new double[] {weight}, new double[] {here});
    }

    public Table curve() {
        Table table = Table.of("w1", "loss");
        for (double w : weights) {
            table.row(w, loss.applyAsDouble(w));
        }
        return table;
    }
}
