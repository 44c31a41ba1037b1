package chainrule.examples.pictures;

import chainrule.examples.FiniteDifferences.Method;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The error of difference quotients against their step, on two logarithmic axes. */
public final class FiniteDifferencesPictures {
    /** Three that are different greys. */
    private static final int[] LOOKS = {0, 6, 3};

    private static final double ULP = Math.ulp(1.0);

    private final double[] steps;
    private final List<double[]> smooth;
    private final List<double[]> kink;
    private final double aboveKink;

    /**
     * Draws errors relative to the slope.
     *
     * @param smooth for each method the errors at the steps
     * @param kink the same beside a kink, which is this far away
     */
    public FiniteDifferencesPictures(double[] steps, List<double[]> smooth, List<double[]> kink, double aboveKink) {
        this.steps = steps.clone();
        this.smooth = smooth;
        this.kink = kink;
        this.aboveKink = aboveKink;
    }

    public Picture both() {
        LineChart bend = chart("No step is right for all: too large sees the bend, too small the rounding")
                .subtitle(
                        "A tanh neuron's loss; medians over 41 weights. The better the method, the larger its best step.");
        LineChart beside = chart("A kink ruins every step that reaches across it")
                .subtitle("A ReLU " + Numbers.text(aboveKink, 1)
                        + " above its kink: beyond that step a central difference mixes two slopes.")
                .verticalLine(aboveKink, "kink");
        for (Method method : Method.values()) {
            bend.line(
                    method.title + ": " + method.formula,
                    LOOKS[method.ordinal()],
                    steps,
                    drawn(smooth.get(method.ordinal())));
            beside.line(
                    method.title + ": " + method.formula,
                    LOOKS[method.ordinal()],
                    steps,
                    drawn(kink.get(method.ordinal())));
        }
        bend.dashed(
                "rounding of the loss alone: 2⁻⁵² / h",
                5,
                steps,
                DoubleStream.of(steps).map(h -> ULP / h).toArray());
        return new PictureGrid(claim(), 1, bend, beside)
                .subtitle("The error of a finite difference, relative to the slope, against its step h.");
    }

    private String claim() {
        return "The best step is another for each method: "
                + Stream.of(Method.values())
                        .map(method -> method.title + " " + Numbers.text(bestStep(smooth.get(method.ordinal())), 1))
                        .collect(Collectors.joining(", "));
    }

    private double bestStep(double[] errors) {
        return steps[
                IntStream.range(0, errors.length)
                        .reduce((best, i) -> errors[i] < errors[best] ? i : best)
                        .orElseThrow()];
    }

    /** What is exact has no place on a logarithmic axis: it is drawn at the floor. */
    private static double[] drawn(double[] errors) {
        return DoubleStream.of(errors).map(error -> Math.max(error, 1e-16)).toArray();
    }

    private static LineChart chart(String title) {
        return new LineChart(title)
                .axes("step h", "relative error")
                .logX()
                .logY()
                .yRange(1e-16, 10)
                .size(960, 460);
    }

    public Table table() {
        Table table = Table.of("function", "method", "step", "relative error");
        for (Method method : Method.values()) {
            for (int i = 0; i < steps.length; i++) {
                table.row("tanh neuron", method.name(), steps[i], smooth.get(method.ordinal())[i]);
            }
        }
        for (Method method : Method.values()) {
            for (int i = 0; i < steps.length; i++) {
                table.row("relu neuron", method.name(), steps[i], kink.get(method.ordinal())[i]);
            }
        }
        return table;
    }
}
