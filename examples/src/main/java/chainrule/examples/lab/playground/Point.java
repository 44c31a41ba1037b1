package chainrule.examples.lab.playground;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A point of class 0 or 1, at a place that is a whole number of thousandths, so that files keep it exactly.
 *
 * @param x from -1000 to 1000, as y
 */
record Point(double x, double y, int label) {
    /** How many there may be in a list. */
    static final int MOST = 1000;

    private static final double FARTHEST = 1000;
    private static final String SEPARATOR = ";";

    /** Rounds to thousandths; throws IllegalArgumentException if a number is not within its bounds. */
    Point {
        x = rounded("x", x);
        y = rounded("y", y);
        if (label != 0 && label != 1) {
            throw new IllegalArgumentException("expected class 0 or 1, got " + label);
        }
    }

    private static double rounded(String name, double number) {
        if (!(Math.abs(number) <= FARTHEST)) {
            throw new IllegalArgumentException(
                    "expected " + name + " from -" + FARTHEST + " to " + FARTHEST + ", got " + number);
        }
        return Math.rint(1000 * number) / 1000 + 0.0; // no -0
    }

    static String text(List<Point> points) {
        return points.stream().map(Point::text).collect(Collectors.joining(SEPARATOR));
    }

    private String text() {
        return text(x) + ":" + text(y) + ":" + label;
    }

    private static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Points as {@link #text(List)} wrote them; IllegalArgumentException if they are none. */
    static List<Point> parse(String text) {
        List<Point> points = text.isEmpty()
                ? List.of()
                : Stream.of(text.split(SEPARATOR, -1)).map(Point::parsed).toList();
        return atMost(points);
    }

    private static Point parsed(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 3) {
                return new Point(
                        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Integer.parseInt(parts[2]));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected points as x:y:class, got " + text, e);
        }
        throw new IllegalArgumentException("expected points as x:y:class, got " + text);
    }

    /** The same; IllegalArgumentException if there are too many. */
    static List<Point> atMost(List<Point> points) {
        if (points.size() > MOST) {
            throw new IllegalArgumentException("expected at most " + MOST + " points, got " + points.size());
        }
        return points;
    }
}
