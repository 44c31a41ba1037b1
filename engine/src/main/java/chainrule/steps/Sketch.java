package chainrule.steps;

import java.util.ArrayList;
import java.util.List;

/** A small drawing, 240 wide and 150 high: marks, each with a class that the page's style knows. */
final class Sketch {
    static final double LEFT = 6;
    static final double RIGHT = 234;
    static final double TOP = 6;
    static final double BOTTOM = 112;

    /** Where two short texts stand below the drawing: what grows, and what that does. */
    private static final double LEGEND = 144;

    private final List<Object> marks = new ArrayList<>();

    /** {@code [class, path]} or {@code [class, x, y, text]}. */
    List<Object> marks() {
        return marks;
    }

    Sketch path(String kind, String path) {
        marks.add(List.of(kind, path));
        return this;
    }

    Sketch line(String kind, double x1, double y1, double x2, double y2) {
        return path(kind, "M" + point(x1, y1) + "L" + point(x2, y2));
    }

    /** Without its sides where it has no area. */
    Sketch rectangle(String kind, double x1, double y1, double x2, double y2) {
        return path(kind, "M" + point(x1, y1) + "H" + tenths(x2) + "V" + tenths(y2) + "H" + tenths(x1) + "z");
    }

    Sketch dot(String kind, double x, double y) {
        return path(kind, "M" + point(x, y) + "h0");
    }

    /** In the middle above or below a point, moved so that it stays inside. */
    Sketch text(String kind, double x, double y, String text) {
        double half = Math.min(3.6 * text.length(), (RIGHT - LEFT) / 2);
        marks.add(List.of(kind, tenths(Math.max(LEFT + half, Math.min(RIGHT - half, x))), tenths(y), text));
        return this;
    }

    /** Beginning at a point. */
    Sketch beside(String kind, double x, double y, String text) {
        marks.add(List.of(kind, tenths(x), tenths(y), text));
        return this;
    }

    /** What the output does, over what the input does: their quotient is the slope. */
    Sketch quotient(String rise, String run) {
        marks.add(List.of("rise", "113", tenths(LEGEND), rise));
        marks.add(List.of("run", "127", tenths(LEGEND), run));
        marks.add(List.of("over", "120", tenths(LEGEND), "÷"));
        return this;
    }

    /** The largest of 1, 2 and 5, 10, 20 and 50, 0.1 and so on that is not above a limit. */
    static double roundBelow(double limit) {
        double power = Math.pow(10, Math.floor(Math.log10(limit)));
        double digit = limit / power;
        return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
    }

    static String point(double x, double y) {
        return tenths(x) + "," + tenths(y);
    }

    private static String tenths(double x) {
        String text = Double.toString(Math.rint(10 * x) / 10);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
