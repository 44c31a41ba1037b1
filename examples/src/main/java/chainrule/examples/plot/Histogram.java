package chainrule.examples.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/** How numbers spread on both sides of zero, and a warning where none is above it. */
public final class Histogram extends AxesPicture<Histogram> {
    private final double low;
    private final double high;
    private final double[] counts;
    private final boolean allNegative;
    private final int notFinite;
    private String warning = "slope 0 on every example";

    /** Counts the finite values in bins of equal width; the legend tells how many are not finite. */
    public Histogram(String title, double[] values, int bins) {
        super(title);
        Check.positive("bins", bins);
        double[] finite = Arrays.stream(Check.notEmpty("values", values))
                .filter(Double::isFinite)
                .toArray();
        Check.positive("number of finite values", finite.length);
        notFinite = values.length - finite.length;
        low = Arrays.stream(finite).min().getAsDouble();
        double top = Arrays.stream(finite).max().getAsDouble();
        allNegative = top <= 0;
        high = top > low ? top : low + Math.max(1e-3, Math.abs(low) / 10);
        counts = new double[bins];
        for (double value : finite) {
            int bin = (int) ((value / 2 - low / 2) / (high / 2 - low / 2) * bins);
            counts[Math.min(bins - 1, bin)]++;
        }
        axes("", "examples");
    }

    /** Sets the words shown when no value is above zero. */
    public Histogram whenAllNegative(String words) {
        warning = Check.notNull("words", words);
        return this;
    }

    boolean isAllNegative() {
        return allNegative;
    }

    double[] counts() {
        return counts.clone();
    }

    @Override
    List<Key> keys() {
        List<Key> keys = super.keys();
        if (notFinite > 0) {
            keys.add(LeftOut.remark(Numbers.text(notFinite)
                    + (notFinite == 1 ? " value is not finite: not counted" : " values are not finite: not counted")));
        }
        return keys;
    }

    @Override
    double padding() {
        return 0;
    }

    @Override
    Scale xScale() {
        if (xAxis().isFixed()) {
            return super.xScale();
        }
        double reach = Math.max(Math.abs(low), Math.abs(high));
        return Scale.linear(new double[] {Math.min(low, -0.6 * reach), Math.max(high, 0.6 * reach)})
                .widened(PADDING);
    }

    @Override
    Scale yScale() {
        return yAxis().isFixed() ? super.yScale() : Scale.linearBars(counts);
    }

    @Override
    void paintOver(Graphics2D g, Plot plot) {
        Color color = (allNegative ? Meaning.DEAD : Meaning.VALUE).color();
        Path2D outline = outline(plot);
        if (allNegative) {
            Hatch.fill(g, outline);
        } else {
            g.setColor(HouseStyle.mix(HouseStyle.paper(), color, 0.35));
            g.fill(outline);
        }
        g.setColor(color);
        g.setStroke(HouseStyle.SOLID);
        g.draw(outline);
        paintZero(g, plot, color);
    }

    private Path2D outline(Plot plot) {
        Path2D path = new Path2D.Double();
        path.moveTo(plot.xAt(low), plot.yAt(0));
        for (int bin = 0; bin < counts.length; bin++) {
            path.lineTo(plot.xAt(edge(bin)), plot.yAt(counts[bin]));
            path.lineTo(plot.xAt(edge(bin + 1)), plot.yAt(counts[bin]));
        }
        path.lineTo(plot.xAt(high), plot.yAt(0));
        return path;
    }

    private double edge(int bin) {
        double share = (double) bin / counts.length;
        return low * (1 - share) + high * share;
    }

    private void paintZero(Graphics2D g, Plot plot, Color color) {
        Rectangle2D area = plot.area();
        double zero = plot.xAt(0);
        g.setColor(HouseStyle.grey());
        g.setStroke(HouseStyle.HAIRLINE);
        g.draw(new Line2D.Double(zero, area.getMinY(), zero, area.getMaxY()));
        if (allNegative) {
            double room = area.getMaxX() - zero - 16;
            Text.block(g, HouseStyle.BOLD, color, warning, zero + 10, area.getCenterY() - 30, room);
        }
    }
}
