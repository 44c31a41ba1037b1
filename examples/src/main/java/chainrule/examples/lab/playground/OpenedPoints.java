package chainrule.examples.lab.playground;

import chainrule.examples.data.CsvPoints;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Scaling;
import chainrule.examples.plot.Numbers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of a file as they come into the plane: each coordinate less its mean and divided by its standard deviation, both of the points for
 * training alone, since those for the test must not be looked at before.
 *
 * @param sentence what was found in the file and done with it
 */
record OpenedPoints(List<Point> points, String sentence) {
    /** Throws IllegalArgumentException if there are none in the file. */
    static OpenedPoints of(Path file, int share) {
        CsvPoints csv = CsvPoints.read(file);
        Dataset all = csv.points();
        Dataset some = all.select(spread(all.size()));
        Dataset training = some.select(new Split(share, some.labels()).training());
        Scaling scaling = Scaling.of(training.inputs());
        List<Point> points = IntStream.range(0, some.size())
                .mapToObj(i -> {
                    double[] place = scaling.apply(some.inputs()[i]);
                    return new Point(place[0], place[1], some.labels()[i]);
                })
                .toList();
        String count = some.size() == all.size() ? "" + all.size() : some.size() + " of " + all.size();
        return new OpenedPoints(
                points,
                count + " points of " + file.getFileName() + ". Blue is "
                        + csv.classes().get(1) + ", orange "
                        + csv.classes().get(0) + "; x is " + scaled(csv.x(), scaling, 0) + ", y is "
                        + scaled(csv.y(), scaling, 1));
    }

    /** At most so many as there may be, from all parts of the file. */
    private static int[] spread(int rows) {
        int size = Math.min(Point.MOST, rows);
        return IntStream.range(0, size).map(i -> (int) ((long) i * rows / size)).toArray();
    }

    private static String scaled(String name, Scaling scaling, int place) {
        return "(" + name + " − " + Numbers.text(scaling.means()[place], 3) + ") / "
                + Numbers.text(scaling.deviations()[place], 3);
    }
}
