package chainrule.examples.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Numbers side by side: a group of bars for each category, a colour for each series. */
public final class BarChart extends AxesPicture<BarChart> {
    private static final double GROUP_WIDTH = 0.82;
    private static final double RINGS_WIDTH = 0.6;
    private static final double RING = 5;

    private final List<String> categories;
    private final List<Bars> series = new ArrayList<>();

    private final List<Marks> marks = new ArrayList<>();

    private record Bars(String name, double[] values, Color color, boolean hatched) {
        void fill(Graphics2D g, Rectangle2D bar) {
            if (hatched) {
                Hatch.fill(g, bar, color);
            } else {
                g.setColor(color);
                g.fill(bar);
            }
        }
    }

    private record Marks(String name, double[] values) {}

    public BarChart(String title, String... categories) {
        super(title);
        this.categories = List.of(Check.noneNull("categories", categories));
    }

    /** Adds a bar in each category; NaN leaves a gap, and what has no height, as 0 and infinities, is written in the place of its bar. */
    public BarChart bars(String name, double... values) {
        return bars(name, HouseStyle.color(series.size()), values);
    }

    /** Adds bars in a colour of one's own choice, so that a thing looks alike in several pictures. */
    public BarChart bars(String name, Color color, double... values) {
        return bars(name, color, false, values);
    }

    /** Adds bars in the look of what they mean. */
    public BarChart bars(String name, Meaning meaning, double... values) {
        return bars(name, meaning.color(), meaning == Meaning.DEAD, values);
    }

    /** Adds bars that are one of several series in an order; strength 0 is the palest shade of the meaning's colour, 1 the darkest. */
    public BarChart shade(String name, Meaning meaning, double strength, double... values) {
        return bars(name, meaning.shade(strength), meaning == Meaning.DEAD, values);
    }

    private BarChart bars(String name, Color color, boolean hatched, double... values) {
        Check.notNull("name", name);
        Check.sameLength("values of " + name, categories.size(), Check.notNull("values of " + name, values).length);
        series.add(new Bars(name, values.clone(), color, hatched));
        return this;
    }

    /** Adds a dashed line over the bars, such as a bound to compare them with. */
    public BarChart dashed(String name, double... values) {
        Check.sameLength("values of " + name, categories.size(), Check.notNull("values of " + name, values).length);
        double[] x = IntStream.range(0, values.length).asDoubleStream().toArray();
        add(name, x, values, HouseStyle.ink(), HouseStyle.DASHED, null);
        return this;
    }

    /**
     * Adds a small ring in each category, say for one of the measurements that a bar is the median of. Rings of several calls stand side by
     * side. NaN leaves none, and an empty name is not in the legend.
     */
    public BarChart rings(String name, double... values) {
        Check.notNull("name", name);
        Check.sameLength("values of " + name, categories.size(), Check.notNull("values of " + name, values).length);
        marks.add(new Marks(name, values.clone()));
        return this;
    }

    @Override
    List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        series.forEach(bars -> keys.add(new Key(bars.name(), g -> bars.fill(g, Key.box()))));
        marks.forEach(each -> keys.add(new Key(each.name(), g -> paintRing(g, Key.WIDTH / 2, 0))));
        keys.addAll(super.keys());
        keys.removeIf(key -> key.label().isEmpty());
        return keys;
    }

    @Override
    LeftOut leftOut() {
        LeftOut leftOut = super.leftOut();
        marks.forEach(each -> DoubleStream.of(each.values()).forEach(value -> leftOut.count(1, value)));
        return leftOut;
    }

    @Override
    double padding() {
        return 0;
    }

    @Override
    Scale xScale() {
        return Scale.between(-0.5, categories.size() - 0.5, false);
    }

    @Override
    Scale yScale() {
        if (yAxis().isFixed()) {
            return super.yScale();
        }
        double[] values = Stream.of(
                        series.stream().map(Bars::values),
                        marks.stream().map(Marks::values),
                        lines().stream().map(Line::y))
                .flatMap(arrays -> arrays)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        if (yAxis().isLogarithmic()) {
            return Scale.logarithmicBars(values);
        }
        return Scale.linearBars(values);
    }

    @Override
    Plot plot(double width, double height) {
        Plot plot = super.plot(width, height);
        plot.reserveNamesX();
        return plot;
    }

    @Override
    void paintAround(Graphics2D g, Plot plot) {
        plot.paintNamesX(g, categories);
    }

    @Override
    void paintOver(Graphics2D g, Plot plot) {
        double width = GROUP_WIDTH / Math.max(1, series.size());
        for (int s = 0; s < series.size(); s++) {
            for (int category = 0; category < categories.size(); category++) {
                double left = category - GROUP_WIDTH / 2 + s * width;
                paintBar(g, plot, series.get(s), series.get(s).values()[category], left, left + width);
            }
        }
        for (int m = 0; m < marks.size(); m++) {
            double shift = (m + 0.5) / marks.size() - 0.5;
            for (int category = 0; category < categories.size(); category++) {
                double value = marks.get(m).values()[category];
                double y = plot.yAt(value);
                if (!Double.isNaN(y)) {
                    paintRing(g, plot.xAt(category + RINGS_WIDTH * shift), y);
                }
            }
        }
    }

    private static void paintRing(Graphics2D g, double x, double y) {
        Shape ring = new Ellipse2D.Double(x - RING / 2, y - RING / 2, RING, RING);
        g.setColor(HouseStyle.paper());
        g.fill(ring);
        g.setColor(HouseStyle.ink());
        g.setStroke(HouseStyle.HAIRLINE);
        g.draw(ring);
    }

    private void paintBar(Graphics2D g, Plot plot, Bars bars, double value, double left, double right) {
        if (Double.isNaN(value)) {
            return;
        }
        double x = plot.xAt(left);
        double width = plot.xAt(right) - x;
        double ground = plot.yAt(0);
        double top = plot.yAt(value);
        if (value == 0 || Double.isNaN(top)) {
            String text = Numbers.text(value, 3);
            double middle = x + 0.47 * width;
            Font font = Text.fitting(g, HouseStyle.BOLD, text, width);
            Text.line(g, font, bars.color(), text, Text.Anchor.CENTER, middle, ground - 8);
            return;
        }
        bars.fill(g, new Rectangle2D.Double(x, Math.min(top, ground), 0.94 * width, Math.abs(ground - top)));
    }
}
