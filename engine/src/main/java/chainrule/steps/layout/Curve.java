package chainrule.steps.layout;

/** A cubic Bézier curve that starts and ends level: its control points stand halfway, at the heights of its ends. */
final class Curve {
    private Curve() {}

    /** The part of the way across at parameter t. */
    static double across(double t) {
        return 1.5 * t * (1 - t) + t * t * t;
    }

    static double between(double start, double end, double t) {
        return start + (end - start) * t * t * (3 - 2 * t);
    }

    static String path(Layout.Point from, Layout.Point to) {
        if (Math.abs(from.y() - to.y()) < 1) {
            return " L " + to.x() + " " + to.y();
        }
        double middle = (from.x() + to.x()) / 2;
        return " C " + middle + " " + from.y() + " " + middle + " " + to.y() + " " + to.x() + " " + to.y();
    }
}
