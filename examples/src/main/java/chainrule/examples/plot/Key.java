package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;

/**
 * One entry of a legend: a sample of the ink and what it stands for.
 *
 * @param label what the ink stands for
 * @param sample paints the ink around the origin
 */
record Key(String label, Sample sample) {
    /** A bit of ink, {@link #WIDTH} wide, starting at x = 0 with its middle at y = 0. */
    @FunctionalInterface
    interface Sample {
        void paint(Graphics2D g);
    }

    static final double WIDTH = 28;

    private static final double GAP = 7;
    private static final double BETWEEN = 20;
    private static final double ROW = 20;

    static Key line(String label, Color color, BasicStroke stroke) {
        return new Key(label, g -> {
            g.setColor(color);
            g.setStroke(stroke);
            g.draw(new Line2D.Double(1, 0, WIDTH - 1, 0));
        });
    }

    static Key marker(String label, Color color, Marker marker) {
        return new Key(label, g -> {
            g.setColor(color);
            marker.paint(g, WIDTH / 2, 0, HouseStyle.MARKER_SIZE);
        });
    }

    static Key box(String label, Color color) {
        return new Key(label, g -> {
            g.setColor(color);
            g.fill(box());
        });
    }

    static Rectangle2D box() {
        return new Rectangle2D.Double(WIDTH - 16, -6, 16, 12);
    }

    /** This entry with more ink over its sample. */
    Key over(Sample more) {
        return new Key(label, g -> {
            sample.paint(g);
            more.paint(g);
        });
    }

    static double height(Graphics2D g, List<Key> keys, double width) {
        return rows(g, keys, width).size() * ROW;
    }

    /** Paints the entries in centred rows from (0, 0) down. */
    static void paint(Graphics2D g, List<Key> keys, double width) {
        double y = ROW / 2;
        for (List<Key> row : rows(g, keys, width)) {
            double x = (width - rowWidth(g, row)) / 2;
            for (Key key : row) {
                Graphics2D brush = (Graphics2D) g.create();
                brush.translate(x, y);
                key.sample.paint(brush);
                brush.dispose();
                Text.line(g, HouseStyle.TEXT, HouseStyle.ink(), key.label, Text.Anchor.LEFT, x + WIDTH + GAP, y);
                x += key.width(g) + BETWEEN;
            }
            y += ROW;
        }
    }

    private static List<List<Key>> rows(Graphics2D g, List<Key> keys, double width) {
        List<List<Key>> rows = new ArrayList<>();
        for (Key key : keys) {
            List<Key> last = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
            if (rows.isEmpty() || rowWidth(g, last) + BETWEEN + key.width(g) > width) {
                rows.add(new ArrayList<>(List.of(key)));
            } else {
                last.add(key);
            }
        }
        return rows;
    }

    private static double rowWidth(Graphics2D g, List<Key> row) {
        return row.stream().mapToDouble(key -> key.width(g)).sum() + BETWEEN * (row.size() - 1);
    }

    private double width(Graphics2D g) {
        return WIDTH + GAP + Text.width(g, HouseStyle.TEXT, label);
    }
}
