package chainrule.examples.lab.playground;

import chainrule.examples.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The points of a training: those of a cloud or of a file, less the ones that were taken away, and the ones that were put in by hand.
 *
 * @param ownOnly whether the plan's cloud gives no points
 * @param file points of a file, of which a share is for training; they count only without a cloud
 * @param added all for training
 * @param removed from those for training
 */
record Material(Plan plan, boolean ownOnly, List<Point> file, List<Point> added, List<Point> removed) {
    /** Where there would be no point at all. */
    private static final List<Point> START = List.of(new Point(-0.5, 0, 0), new Point(0.5, 0, 1));

    Material {
        file = ownOnly ? file : List.of();
        added = ownOnly && file.isEmpty() && added.isEmpty() ? START : added;
    }

    /** Whether a training may go on with these points, after those. */
    boolean mayFollow(Material before) {
        return plan.equals(before.plan) && ownOnly == before.ownOnly && file.equals(before.file);
    }

    /** Gives a training its points. Where there are none to test it with, the same are for the test. */
    void give(PlaneTraining training) {
        Dataset learnt = training();
        training.learnFrom(learnt, test().orElse(learnt));
    }

    Dataset training() {
        Optional<Dataset> drawn = drawn();
        Set<Point> away = Set.copyOf(removed);
        int[] left = drawn.map(data -> IntStream.range(0, data.size())
                        .filter(i -> !away.contains(point(data, i)))
                        .toArray())
                .orElse(new int[0]);
        if (left.length + added.size() == 0) {
            return dataset(START);
        }
        if (added.isEmpty()) {
            return drawn.orElseThrow().select(left);
        }
        Dataset byHand = dataset(added);
        return drawn.filter(data -> left.length > 0)
                .map(data -> joined(data.select(left), byHand))
                .orElse(byHand);
    }

    private Optional<Dataset> drawn() {
        if (!ownOnly) {
            return Optional.of(plan.training());
        }
        return file.isEmpty() ? Optional.empty() : Optional.of(dataset(file).select(split().training()));
    }

    private Optional<Dataset> test() {
        if (!ownOnly) {
            return Optional.of(plan.test());
        }
        int[] others = split().test();
        return others.length == 0 ? Optional.empty() : Optional.of(dataset(file).select(others));
    }

    private Split split() {
        return new Split(plan.share(), file.stream().mapToInt(Point::label).toArray());
    }

    private static Dataset dataset(List<Point> points) {
        return new Dataset(
                points.stream()
                        .map(point -> new double[] {point.x(), point.y()})
                        .toArray(double[][]::new),
                points.stream().mapToInt(Point::label).toArray());
    }

    private static Dataset joined(Dataset first, Dataset second) {
        return new Dataset(
                Stream.of(first.inputs(), second.inputs()).flatMap(Stream::of).toArray(double[][]::new),
                IntStream.concat(IntStream.of(first.labels()), IntStream.of(second.labels()))
                        .toArray());
    }

    private static Point point(Dataset data, int i) {
        return new Point(data.inputs()[i][0], data.inputs()[i][1], data.labels()[i]);
    }

    /** With one point more; IllegalArgumentException if there are too many. */
    Material with(Point point) {
        List<Point> more = new ArrayList<>(added);
        more.add(point);
        return new Material(plan, ownOnly, file, Point.atMost(more), removed);
    }

    /** Without one of the training points; IllegalArgumentException if it is the last one. */
    Material without(int index) {
        Dataset training = training();
        if (training.size() == 1) {
            throw new IllegalArgumentException("the last point stays, for a net without points has nothing to learn");
        }
        Point point = point(training, index);
        List<Point> fewer = new ArrayList<>(added);
        if (fewer.remove(point)) {
            return new Material(plan, ownOnly, file, fewer, removed);
        }
        List<Point> away = new ArrayList<>(removed);
        away.add(point);
        return new Material(plan, ownOnly, file, added, Point.atMost(away));
    }
}
