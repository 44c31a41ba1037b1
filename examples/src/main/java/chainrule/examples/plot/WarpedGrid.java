package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The lines of a grid after a layer has moved, turned and folded them; both axes have the same scale. */
public final class WarpedGrid extends AxesPicture<WarpedGrid> {
    private final Color across = HouseStyle.color(3);
    private final Color upward = HouseStyle.ink();
    private final Color zero = HouseStyle.axis();
    private final Color paper = HouseStyle.paper();
    private static final BasicStroke STROKE = new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private boolean zeroLines;

    private record Spare(double width, double height) {}

    public WarpedGrid(String title) {
        super(title);
        size(360, 380);
    }

    /** Adds a line that ran from left to right before it was bent; later lines are darker. */
    public WarpedGrid across(double[] x, double[] y) {
        add("", x, y, across, null, null);
        return this;
    }

    /** Adds a line that ran upward before it was bent; later lines are darker. */
    public WarpedGrid upward(double[] x, double[] y) {
        add("", x, y, upward, null, null);
        return this;
    }

    /** Adds markers that the grid carries along: two classes in the colours of a {@link DecisionField}, then others. */
    public WarpedGrid points(String name, double[] x, double[] y) {
        int kind = (int) lines().stream().filter(line -> line.marker() != null).count();
        add(name, x, y, kind < 2 ? HouseStyle.color(kind) : HouseStyle.ink(), null, HouseStyle.marker(kind));
        return this;
    }

    /** Adds a dashed line that is no part of the grid. */
    public WarpedGrid dashed(String name, double[] x, double[] y) {
        add(name, x, y, HouseStyle.ink(), HouseStyle.DASHED, null);
        return this;
    }

    /** Draws the lines where one of the coordinates is zero. */
    public WarpedGrid zeroLines() {
        zeroLines = true;
        return this;
    }

    /** Fixes both axes to the same range. */
    public WarpedGrid range(double min, double max) {
        return xRange(min, max).yRange(min, max);
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        Spare spare = spare(g, width, height);
        g.translate(spare.width() / 2, 0);
        super.paintBody(g, width - spare.width(), height - spare.height());
    }

    @Override
    Point2D valueInBody(Graphics2D g, double x, double y, double width, double height) {
        Spare spare = spare(g, width, height);
        return super.valueInBody(g, x - spare.width() / 2, y, width - spare.width(), height - spare.height());
    }

    /** What is left over where both axes have the same scale. */
    private Spare spare(Graphics2D g, double width, double height) {
        Rectangle2D area = measure(g, width, height);
        double unit = Math.min(area.getWidth() / xScale().span(), area.getHeight() / yScale().span());
        return new Spare(area.getWidth() - unit * xScale().span(), area.getHeight() - unit * yScale().span());
    }

    private Rectangle2D measure(Graphics2D g, double width, double height) {
        Graphics2D nowhere = (Graphics2D) g.create(0, 0, 0, 0);
        Plot plot = plot(width, height);
        plot.paintAxes(nowhere);
        nowhere.dispose();
        return plot.area();
    }

    @Override
    void paintUnder(Graphics2D g, Plot plot) {
        if (zeroLines) {
            g.setColor(zero);
            g.setStroke(STROKE);
            plot.horizontal(g, 0);
            plot.vertical(g, 0);
        }
    }

    @Override
    void paintOver(Graphics2D g, Plot plot) {
        paintRamp(g, plot, upward);
        paintRamp(g, plot, across);
        lines().stream().filter(line -> line.marker() != null).forEach(line -> paintMarkers(g, plot, line));
    }

    /** With a rim of paper, since they lie on lines. */
    private void paintMarkers(Graphics2D g, Plot plot, Line points) {
        for (int i = 0; i < points.x().length; i++) {
            double x = plot.xAt(points.x()[i]);
            double y = plot.yAt(points.y()[i]);
            if (Double.isNaN(x) || Double.isNaN(y)) {
                continue;
            }
            g.setColor(paper);
            points.marker().paint(g, x, y, HouseStyle.MARKER_SIZE + 2);
            g.setColor(points.color());
            points.marker().paint(g, x, y, HouseStyle.MARKER_SIZE - 1);
        }
    }

    private static boolean isOfGrid(Line line) {
        return line.stroke() == null && line.marker() == null;
    }

    private void paintRamp(Graphics2D g, Plot plot, Color color) {
        List<Line> group = lines().stream()
                .filter(line -> isOfGrid(line) && line.color().equals(color))
                .toList();
        for (int i = 0; i < group.size(); i++) {
            double darkness = 0.45 + 0.55 * (i + 1) / group.size();
            plot.draw(g, group.get(i), HouseStyle.mix(paper, color, darkness), STROKE);
        }
    }
}
