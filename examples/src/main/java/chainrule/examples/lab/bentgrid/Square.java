package chainrule.examples.lab.bentgrid;

import java.util.stream.Stream;

/** The part of the plane that a picture shows. It grows in steps, so that the axes stand still for a while when a slider moves. */
public record Square(double left, double bottom, double side) {
    /** What holds all lines and zero. */
    public static Square around(Stream<double[][]> lines) {
        double[] x = {0, 0};
        double[] y = {0, 0};
        lines.forEach(line -> {
            widen(x, line[0]);
            widen(y, line[1]);
        });
        return of(x, y);
    }

    private static void widen(double[] range, double[] values) {
        for (double value : values) {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
    }

    private static Square of(double[] x, double[] y) {
        double length = Math.max(1e-3, Math.max(x[1] - x[0], y[1] - y[0]));
        double step = Math.pow(2, Math.floor(Math.log(length / 6) / Math.log(2)));
        double side = step * (Math.ceil(length / step) + 1);
        return new Square(start(x, side, step), start(y, side, step), side);
    }

    private static double start(double[] range, double side, double step) {
        return Math.min(
                step * Math.floor(range[0] / step), step * Math.rint(((range[0] + range[1]) - side) / 2 / step));
    }
}
