package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The lines of a grid after a layer has moved, turned and folded them; both axes have the same scale. */
public final class WarpedGrid extends AxesPicture<WarpedGrid> {
    private static final Color ACROSS = HouseStyle.ORANGE;
    private static final Color UPWARD = HouseStyle.BLUE;
    private static final BasicStroke STROKE = new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    public WarpedGrid(String title) {
        super(title);
        size(360, 380);
    }

    /** Adds a line that ran from left to right before it was bent; later lines are darker. */
    public WarpedGrid across(double[] x, double[] y) {
        add("", x, y, ACROSS, null, null);
        return this;
    }

    /** Adds a line that ran upward before it was bent; later lines are darker. */
    public WarpedGrid upward(double[] x, double[] y) {
        add("", x, y, UPWARD, null, null);
        return this;
    }

    /** Fixes both axes to the same range. */
    public WarpedGrid range(double min, double max) {
        return xRange(min, max).yRange(min, max);
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        Rectangle2D area = measure(g, width, height);
        double unit = Math.min(area.getWidth() / xScale().span(), area.getHeight() / yScale().span());
        double spareWidth = area.getWidth() - unit * xScale().span();
        double spareHeight = area.getHeight() - unit * yScale().span();
        g.translate(spareWidth / 2, 0);
        super.paintBody(g, width - spareWidth, height - spareHeight);
    }

    private Rectangle2D measure(Graphics2D g, double width, double height) {
        Graphics2D nowhere = (Graphics2D) g.create(0, 0, 0, 0);
        Plot plot = plot(width, height);
        plot.paintAxes(nowhere);
        nowhere.dispose();
        return plot.area();
    }

    @Override
    void paintOver(Graphics2D g, Plot plot) {
        paintRamp(g, plot, UPWARD);
        paintRamp(g, plot, ACROSS);
    }

    private void paintRamp(Graphics2D g, Plot plot, Color color) {
        List<Line> group =
                lines().stream().filter(line -> line.color().equals(color)).toList();
        for (int i = 0; i < group.size(); i++) {
            double darkness = 0.45 + 0.55 * (i + 1) / group.size();
            plot.draw(g, group.get(i), HouseStyle.mix(Color.WHITE, color, darkness), STROKE);
        }
    }
}
