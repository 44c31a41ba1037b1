package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** XChart's axes, grid and series, and the places of numbers between them for whatever else is painted there. */
final class Plot extends XYChart {
    /** XChart drops a label that leaves the chart; this much of one may. */
    private static final int OVERHANG = 14;

    /** XChart also drops a label at the very end of an axis, so each axis goes on for less than a hair. */
    private static final double BEYOND = 5e-4;

    private static final double DOT = 6;

    private final Scale x;
    private final Scale y;

    Plot(double width, double height, String xLabel, Scale x, String yLabel, Scale y) {
        super((int) width + 2 * OVERHANG, (int) height + 2 * OVERHANG);
        this.x = x;
        this.y = y;
        HouseStyle.apply(styler);
        setXAxisTitle(xLabel);
        setYAxisTitle(yLabel);
        styler.setXAxisTitleVisible(!xLabel.isEmpty()).setYAxisTitleVisible(!yLabel.isEmpty());
        styler.setChartPadding(OVERHANG);
        styler.setXAxisMin(x.min() - BEYOND * x.span()).setXAxisMax(x.max() + BEYOND * x.span());
        styler.setYAxisMin(y.min() - BEYOND * y.span()).setYAxisMax(y.max() + BEYOND * y.span());
        styler.setXAxisTickLabelsFormattingFunction(x::label);
        styler.setYAxisTickLabelsFormattingFunction(y::label);
        spaceX(x.log() ? wholeStep(x, width) : leastStep(width));
        styler.setYAxisTickMarkSpacingHint(y.log() ? wholeStep(y, height) : leastStep(height));
        addCorners();
    }

    /** Labels the whole numbers along the bottom, and nothing between them. */
    void countX(IntFunction<String> label) {
        spaceX(wholeStep(x, getWidth()));
        double middle = x.min() + x.span() / 2;
        // XChart gives up on an axis that reads the same at both ends, so the blanks differ.
        styler.setXAxisTickLabelsFormattingFunction(place -> {
            int number = (int) Math.rint(place);
            return Math.abs(place - number) < 1e-9 ? label.apply(number) : place < middle ? " " : "  ";
        });
    }

    /** Keeps the place for names along the bottom free; XChart would skip those that are too long. */
    void reserveNamesX() {
        countX(Integer::toString);
        double middle = x.min() + x.span() / 2;
        // A blank would have no height; these are as tall as names, and nobody sees them.
        styler.setXAxisTickLabelsFormattingFunction(place -> place < middle ? "0" : "1");
        styler.setXAxisTickLabelsColor(HouseStyle.CLEAR).setXAxisTickMarksColor(HouseStyle.CLEAR);
    }

    /** Names the whole numbers from 0 on, in letters small enough for all names to fit. */
    void paintNamesX(Graphics2D g, List<String> names) {
        double room = xAt(1) - xAt(0) - 6;
        Font font = names.stream()
                .map(name -> Text.fitting(g, HouseStyle.TICK, name, room))
                .min(Comparator.comparing(Font::getSize2D))
                .orElse(HouseStyle.TICK);
        for (int i = 0; i < names.size(); i++) {
            Text.line(g, font, HouseStyle.ink(), names.get(i), Text.Anchor.CENTER, xAt(i), area().getMaxY() + 14);
        }
    }

    /** XChart measures the height, too, against this hint, and places nothing on an axis that is shorter. */
    private void spaceX(int hint) {
        styler.setXAxisTickMarkSpacingHint(Math.min(hint, getHeight() / 3));
    }

    /** XChart takes the hint as the least distance of two ticks, in points. */
    private static int wholeStep(Scale scale, double length) {
        return Math.max(leastStep(length), (int) (Math.min(0.8 / scale.span(), 0.6) * length));
    }

    private static int leastStep(double length) {
        return (int) Math.max(44, length / 9);
    }

    /** Without it, XChart would put ticks on equally spaced data rather than on round numbers. */
    private void addCorners() {
        XYSeries corners =
                addSeries(" corners", new double[] {x.min(), x.min() + 0.3 * x.span(), x.max()}, new double[] {
                    y.min(), y.min() + 0.3 * y.span(), y.max()
                });
        corners.setLineStyle(SeriesLines.NONE);
        corners.setMarker(SeriesMarkers.NONE);
    }

    /** Adds the solid stroke and the markers of a line; dashes are left to {@link #draw}. */
    void add(Line line) {
        double[] across = x.places(line.x());
        double[] upward = y.places(line.y());
        for (int i = 0; i < across.length; i++) {
            if (Double.isNaN(across[i])) { // XChart knows gaps in y alone
                across[i] = x.min();
                upward[i] = Double.NaN;
            }
        }
        XYSeries series = addSeries(" " + seriesMap.size(), across, upward);
        series.setLineStyle(line.stroke() == null || line.isDashed() ? SeriesLines.NONE : line.stroke());
        series.setMarker(line.marker() == null ? SeriesMarkers.NONE : line.marker());
        series.setLineColor(line.color());
        series.setFillColor(line.color());
        series.setMarkerColor(line.color());
    }

    /** Paints a line as one path: XChart would start its dashes afresh at every point. */
    void draw(Graphics2D g, Line line, Color color, BasicStroke stroke) {
        Path2D path = new Path2D.Double();
        boolean joined = false;
        for (int i = 0; i < line.x().length; i++) {
            double px = xAt(line.x()[i]);
            double py = yAt(line.y()[i]);
            boolean visible = isVisible(line, i);
            if (visible && joined) {
                path.lineTo(px, py);
            } else if (visible) {
                path.moveTo(px, py);
            }
            joined = visible;
        }
        g.setColor(color);
        g.setStroke(stroke);
        g.draw(path);
    }

    /** Fills what lies between two lines over the same x, in the colour of the first. */
    void fillBetween(Graphics2D g, Line low, Line high) {
        Path2D area = new Path2D.Double();
        int points = low.x().length;
        for (int i = 0; i < points; i++) {
            if (i == 0) {
                area.moveTo(xAt(low.x()[i]), yAt(low.y()[i]));
            } else {
                area.lineTo(xAt(low.x()[i]), yAt(low.y()[i]));
            }
        }
        for (int i = points - 1; i >= 0; i--) {
            area.lineTo(xAt(high.x()[i]), yAt(high.y()[i]));
        }
        area.closePath();
        g.setColor(low.color());
        g.fill(area);
    }

    /** Puts a dot on each point between two gaps, which no stroke reaches. */
    void drawLonely(Graphics2D g, Line line) {
        g.setColor(line.color());
        for (int i = 0; i < line.x().length; i++) {
            if (isVisible(line, i) && !isVisible(line, i - 1) && !isVisible(line, i + 1)) {
                double left = xAt(line.x()[i]) - DOT / 2;
                g.fill(new Ellipse2D.Double(left, yAt(line.y()[i]) - DOT / 2, DOT, DOT));
            }
        }
    }

    private boolean isVisible(Line line, int i) {
        return i >= 0
                && i < line.x().length
                && !Double.isNaN(x.place(line.x()[i]))
                && !Double.isNaN(y.place(line.y()[i]));
    }

    /** Where a number on the x axis lies on the canvas; XChart would put those below the axis in its middle. */
    double xAt(double value) {
        double left = getScreenXFromChart(x.min());
        return left + (x.place(value) - x.min()) / x.span() * (getScreenXFromChart(x.max()) - left);
    }

    /** Where a number on the y axis lies on the canvas; XChart would put those below the axis in its middle. */
    double yAt(double value) {
        double bottom = getScreenYFromChart(y.min());
        return bottom + (y.place(value) - y.min()) / y.span() * (getScreenYFromChart(y.max()) - bottom);
    }

    /** The numbers at a place in the rectangle that the axes fill, see {@link #paintAxes}. */
    Point2D valueAt(double left, double top) {
        Rectangle2D area = area();
        double across = (left + OVERHANG - area.getMinX()) / area.getWidth();
        double upward = (area.getMaxY() - top - OVERHANG) / area.getHeight();
        return new Point2D.Double(x.valueAt(across), y.valueAt(upward));
    }

    /** The rectangle between the axes. */
    Rectangle2D area() {
        double left = getScreenXFromChart(x.min());
        double top = getScreenYFromChart(y.max());
        return new Rectangle2D.Double(
                left, top, getScreenXFromChart(x.max()) - left, getScreenYFromChart(y.min()) - top);
    }

    /** A reference line from edge to edge. */
    void horizontal(Graphics2D g, double value) {
        Rectangle2D area = area();
        if (Double.isNaN(y.place(value))) {
            return;
        }
        g.draw(new Line2D.Double(area.getMinX(), yAt(value), area.getMaxX(), yAt(value)));
    }

    /** A reference line from edge to edge. */
    void vertical(Graphics2D g, double value) {
        Rectangle2D area = area();
        if (Double.isNaN(x.place(value))) {
            return;
        }
        g.draw(new Line2D.Double(xAt(value), area.getMinY(), xAt(value), area.getMaxY()));
    }

    /** Moves the canvas so that the axes fill it; all places are true from then on. */
    void paintAxes(Graphics2D g) {
        g.translate(-OVERHANG, -OVERHANG);
        axisPair.paint(g);
    }

    void paintGridAndSeries(Graphics2D g) {
        plot.paint(g);
    }
}
