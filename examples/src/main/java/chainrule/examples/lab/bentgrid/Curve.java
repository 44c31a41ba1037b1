package chainrule.examples.lab.bentgrid;

/**
 * What became of a straight line.
 *
 * @param linear x and y of its points after the linear part of the last layer
 * @param activated the same after its activation
 */
public record Curve(double[][] linear, double[][] activated) {
    private static final double STRAIGHT = 1e-9;

    /** Takes from where to where the line led, and how many points to carry along. */
    static Curve of(PlaneLayers layers, double[] from, double[] to, int points) {
        double[][] linear = new double[2][points];
        double[][] activated = new double[2][points];
        for (int p = 0; p < points; p++) {
            double[] before = layers.linear(between(from[0], to[0], p, points), between(from[1], to[1], p, points));
            double[] after = layers.activated(before);
            for (int k = 0; k < 2; k++) {
                linear[k][p] = before[k];
                activated[k][p] = after[k];
            }
        }
        return new Curve(linear, activated);
    }

    private static double between(double from, double to, int point, int points) {
        return from + (to - from) * point / (points - 1);
    }

    /** Whether after the activation any point lies off the way from the first to the last. */
    boolean isBent() {
        double[] x = activated[0];
        double[] y = activated[1];
        int last = x.length - 1;
        double dx = x[last] - x[0];
        double dy = y[last] - y[0];
        double length = Math.max(STRAIGHT, Math.hypot(dx, dy));
        for (int p = 0; p <= last; p++) {
            double away = (x[p] - x[0]) * dy - (y[p] - y[0]) * dx;
            if (Math.abs(away) / length > STRAIGHT) {
                return true;
            }
        }
        return false;
    }
}
