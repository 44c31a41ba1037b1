package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;

/**
 * A series of points, joined by a stroke or marked or both.
 *
 * @param name its words in the legend; empty for none
 * @param x where the points lie from left to right; NaN is a gap
 * @param y as many as x; NaN is a gap
 * @param color of stroke and markers
 * @param stroke joins the points; null for markers alone
 * @param marker stands on each point; null for none
 */
record Line(String name, double[] x, double[] y, Color color, BasicStroke stroke, Marker marker) {
    Line {
        Check.notNull("name", name);
        x = Check.notEmpty("x of " + name, x).clone();
        y = Check.notEmpty("y of " + name, y).clone();
        Check.sameLength("y of " + name, x.length, y.length);
        for (int i = 0; i < x.length; i++) {
            y[i] = Double.isNaN(x[i]) ? Double.NaN : y[i];
        }
    }

    Line withMarker(Marker other) {
        return new Line(name, x, y, color, stroke, other);
    }

    boolean isDashed() {
        return stroke != null && stroke.getDashArray() != null;
    }

    Key key() {
        Key sample = stroke == null ? new Key(name, g -> {}) : Key.line(name, color, stroke);
        return marker == null
                ? sample
                : sample.over(Key.marker(name, color, marker).sample());
    }
}
