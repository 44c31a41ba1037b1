package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.style.markers.Marker;

/**
 * A picture between two axes. NaN is a gap; so are infinities and, on a logarithmic axis, negative numbers, and the legend counts them. On
 * a logarithmic axis zero lies on the floor, since what vanishes is the very thing to be seen here; the legend tells that, too.
 *
 * @param <S> the kind of picture, so that calls can be chained
 */
public abstract class AxesPicture<S extends AxesPicture<S>> extends TitledPicture<S> {
    static final double PADDING = 0.03;

    private final Axis xAxis = new Axis();
    private final Axis yAxis = new Axis();
    private final List<Line> lines = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    private record Reference(double value, boolean horizontal, String label) {}

    AxesPicture(String title) {
        super(title);
    }

    /** Names what runs along the bottom and what runs up the side. */
    public final S axes(String x, String y) {
        xAxis.name(Check.notNull("x", x));
        yAxis.name(Check.notNull("y", y));
        return self();
    }

    /** Makes equal factors equal distances along the bottom. */
    public final S logX() {
        xAxis.makeLogarithmic();
        return self();
    }

    /** Makes equal factors equal distances up the side. */
    public final S logY() {
        yAxis.makeLogarithmic();
        return self();
    }

    /** Fixes the ends of the x axis, which otherwise fit the data. */
    public final S xRange(double min, double max) {
        Check.range("xRange", min, max);
        xAxis.fix(min, max);
        return self();
    }

    /** Fixes the ends of the y axis, which otherwise fit the data. */
    public final S yRange(double min, double max) {
        Check.range("yRange", min, max);
        yAxis.fix(min, max);
        return self();
    }

    /** Adds a dashed line at a height that matters; the legend says why, unless the label is empty. */
    public final S horizontalLine(double y, String label) {
        references.add(new Reference(Check.finite("y", y), true, Check.notNull("label", label)));
        return self();
    }

    /** Adds a dashed line at an x that matters; the legend says why, unless the label is empty. */
    public final S verticalLine(double x, String label) {
        references.add(new Reference(Check.finite("x", x), false, Check.notNull("label", label)));
        return self();
    }

    final void add(String name, double[] x, double[] y, Color color, BasicStroke stroke, Marker marker) {
        lines.add(new Line(name, x, y, color, stroke, marker));
    }

    final List<Line> lines() {
        return lines;
    }

    final Axis xAxis() {
        return xAxis;
    }

    final Axis yAxis() {
        return yAxis;
    }

    /** How far the axes go on beyond their ends, as a share of their length. */
    double padding() {
        return PADDING;
    }

    Scale xScale() {
        return xAxis.scale(data(lines.stream().map(Line::x), false)).widened(padding());
    }

    Scale yScale() {
        return yAxis.scale(data(lines.stream().map(Line::y), true)).widened(padding());
    }

    private double[] data(Stream<double[]> values, boolean horizontal) {
        DoubleStream marked = references.stream()
                .filter(line -> line.horizontal() == horizontal)
                .mapToDouble(Reference::value);
        return DoubleStream.concat(values.flatMapToDouble(DoubleStream::of), marked)
                .toArray();
    }

    @Override
    List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        lines.stream().map(Line::key).forEach(keys::add);
        references.stream()
                .map(line -> Key.line(line.label(), HouseStyle.ink(), HouseStyle.REFERENCE))
                .forEach(keys::add);
        keys.removeIf(key -> key.label().isEmpty());
        keys.addAll(leftOut().keys());
        return keys;
    }

    LeftOut leftOut() {
        LeftOut leftOut = new LeftOut(xAxis, yAxis);
        for (Line line : lines) {
            for (int i = 0; i < line.x().length; i++) {
                leftOut.count(line.x()[i], line.y()[i]);
            }
        }
        references.forEach(
                line -> leftOut.count(line.horizontal() ? 1 : line.value(), line.horizontal() ? line.value() : 1));
        return leftOut;
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        Plot plot = plot(width, height);
        plot.paintAxes(g);
        Graphics2D inside = (Graphics2D) g.create();
        inside.clip(plot.area());
        paintUnder(inside, plot);
        plot.paintGridAndSeries(g);
        paintOver(inside, plot);
        paintReferences(inside, plot);
        lines.stream().filter(Line::isDashed).forEach(line -> plot.draw(inside, line, line.color(), line.stroke()));
        lines.stream().filter(line -> line.stroke() != null).forEach(line -> plot.drawLonely(inside, line));
        inside.dispose();
        paintAround(g, plot);
    }

    Plot plot(double width, double height) {
        Plot plot = new Plot(width, height, xAxis.label(), xScale(), yAxis.label(), yScale());
        lines.forEach(plot::add);
        if (!xAxis.isLogarithmic() && countsAlongX()) {
            plot.countX(Numbers::text);
        }
        return plot;
    }

    /**
     * The numbers on both axes at a place of the picture, say where the mouse is; beyond the axes they go on.
     *
     * @param place points from the upper left corner
     * @param size the size at which the picture is painted
     */
    public final Point2D valueAt(Point2D place, Dimension size) {
        return inBody(place, size, this::valueInBody);
    }

    Point2D valueInBody(Graphics2D g, double x, double y, double width, double height) {
        Plot plot = plot(width, height);
        plot.paintAxes(g);
        return plot.valueAt(x, y);
    }

    /** Between epochs 1 and 2 there is nothing to be labelled. */
    private boolean countsAlongX() {
        return !lines.isEmpty()
                && lines.stream()
                        .flatMapToDouble(line -> DoubleStream.of(line.x()))
                        .allMatch(x -> x == Math.rint(x));
    }

    private void paintReferences(Graphics2D g, Plot plot) {
        g.setColor(HouseStyle.ink());
        g.setStroke(HouseStyle.REFERENCE);
        for (Reference line : references) {
            if (line.horizontal()) {
                plot.horizontal(g, line.value());
            } else {
                plot.vertical(g, line.value());
            }
        }
    }

    /** Paints on the bare ground, before the grid. */
    void paintUnder(Graphics2D g, Plot plot) {}

    /** Paints outside the axes. */
    void paintAround(Graphics2D g, Plot plot) {}

    /** Paints over the series, under the dashed lines. */
    void paintOver(Graphics2D g, Plot plot) {}
}
