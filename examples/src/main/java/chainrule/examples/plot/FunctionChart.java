package chainrule.examples.plot;

import chainrule.engine.Activation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Functions as smooth curves: solid for the function, dashed for its slope. */
public final class FunctionChart extends AxesPicture<FunctionChart> {
    private static final int STEPS = 1200;

    private final double[] x;

    public FunctionChart(String title, double from, double to) {
        super(title);
        Check.range("from, to", from, to);
        x = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> from + (to - from) * i / STEPS)
                .toArray();
    }

    /** Adds a function as a solid curve: the first in the colour of values, and none in that of slopes. */
    public FunctionChart curve(String name, DoubleUnaryOperator function) {
        int curves = (int) lines().stream()
                .filter(line -> line.stroke() != null && !line.isDashed())
                .count();
        return add(
                name, function, curves == 0 ? Meaning.VALUE.color() : HouseStyle.color(curves + 1), HouseStyle.SOLID);
    }

    /** Adds a function that tells of an activation, in its look. */
    public FunctionChart activation(Activation activation, DoubleUnaryOperator function) {
        ActivationStyle style = ActivationStyle.of(activation);
        return add(style.name(), function, style.color(), style.stroke());
    }

    /** Adds a slope as a dashed curve in the colour of slopes. */
    public FunctionChart slope(String name, DoubleUnaryOperator function) {
        return add(name, function, Meaning.SLOPE.color(), HouseStyle.DASHED);
    }

    private FunctionChart add(String name, DoubleUnaryOperator function, Color color, BasicStroke stroke) {
        double[] y = Arrays.stream(x).map(Check.notNull("function", function)).toArray();
        add(name, x, y, color, stroke, null);
        return this;
    }

    /** The curves alone decide what is to be seen; a dot beyond their ends is not. */
    @Override
    Scale xScale() {
        return xAxis().scale(x).widened(padding());
    }

    /** Puts a dot on a point that matters, in the colour of the curve added last. */
    public FunctionChart mark(double x, double y) {
        if (lines().isEmpty()) {
            throw new IllegalArgumentException("mark must follow a curve, but there was none");
        }
        double[] dotX = {Check.finite("x", x)};
        double[] dotY = {Check.finite("y", y)};
        add("", dotX, dotY, lines().get(lines().size() - 1).color(), null, SeriesMarkers.CIRCLE);
        return this;
    }
}
