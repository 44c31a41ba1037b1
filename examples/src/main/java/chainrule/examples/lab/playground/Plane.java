package chainrule.examples.lab.playground;

import chainrule.examples.data.Dataset;
import java.util.stream.Stream;

/** A part of the plane. */
public record Plane(double xMin, double xMax, double yMin, double yMax) {
    private static final double MARGIN = 0.05;

    /** What holds all points, and a little more. */
    public static Plane around(Dataset... data) {
        double[] x = ends(0, data);
        double[] y = ends(1, data);
        return new Plane(x[0], x[1], y[0], y[1]);
    }

    /** The same, and at least what lies within this distance of the origin along each axis. */
    Plane atLeast(double distance) {
        return new Plane(
                Math.min(xMin, -distance),
                Math.max(xMax, distance),
                Math.min(yMin, -distance),
                Math.max(yMax, distance));
    }

    boolean contains(double x, double y) {
        return x >= xMin && x <= xMax && y >= yMin && y <= yMax;
    }

    private static double[] ends(int coordinate, Dataset... data) {
        double[] sorted = Stream.of(data)
                .flatMap(each -> Stream.of(each.inputs()))
                .mapToDouble(point -> point[coordinate])
                .sorted()
                .toArray();
        return new double[] {halvesBelow(sorted[0]), -halvesBelow(-sorted[sorted.length - 1])};
    }

    /** Ends at 1, 1.5 and so on can be labelled well. */
    private static double halvesBelow(double number) {
        return Math.floor((number - MARGIN) * 2) / 2;
    }

    /** The place that lies so many of so many equal steps away from the left side and from the bottom. */
    public double[] at(double right, double up, int steps) {
        return new double[] {xMin + (xMax - xMin) * right / steps, yMin + (yMax - yMin) * up / steps};
    }
}
