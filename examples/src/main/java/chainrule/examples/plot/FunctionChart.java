package chainrule.examples.plot;

import java.awt.BasicStroke;
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

    /** Adds a function as a solid curve. */
    public FunctionChart curve(String name, DoubleUnaryOperator function) {
        return add(name, function, HouseStyle.SOLID);
    }

    /** Adds a slope, or anything derived, as a dashed curve. */
    public FunctionChart slope(String name, DoubleUnaryOperator function) {
        return add(name, function, HouseStyle.DASHED);
    }

    private FunctionChart add(String name, DoubleUnaryOperator function, BasicStroke stroke) {
        double[] y = Arrays.stream(x).map(Check.notNull("function", function)).toArray();
        int curves =
                (int) lines().stream().filter(line -> line.stroke() != null).count();
        add(name, x, y, HouseStyle.color(curves), stroke, null);
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
