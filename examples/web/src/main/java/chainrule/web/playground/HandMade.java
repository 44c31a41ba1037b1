package chainrule.web.playground;

import chainrule.examples.data.Dataset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Points for training as somebody changed them: some taken away, some added by hand. */
final class HandMade {
    private static final int MOST = 300;
    private static final double FARTHEST = 100;

    private final List<double[]> added;
    private final Set<Integer> removed;

    /**
     * Reads what stands in the address.
     *
     * @param added x:y:class of each point, with semicolons between them
     * @param removed places of points to leave out, from 0, with commas between them
     * @throws IllegalArgumentException if it is not written like that
     */
    HandMade(String added, String removed) {
        this.added = parts(added, ";").map(HandMade::point).toList();
        this.removed = new HashSet<>(parts(removed, ",")
                .map(each -> (int) number("removed", each, 0, 999, true))
                .toList());
    }

    private static Stream<String> parts(String text, String separator) {
        String[] parts = text.isEmpty() ? new String[0] : text.split(separator, -1);
        if (parts.length > MOST) {
            throw new IllegalArgumentException("points: expected at most " + MOST + ", got " + parts.length);
        }
        return Stream.of(parts);
    }

    private static double[] point(String text) {
        String[] numbers = text.split(":", -1);
        if (numbers.length != 3) {
            throw new IllegalArgumentException("points: expected x:y:class, got " + text);
        }
        return new double[] {
            number("points", numbers[0], -FARTHEST, FARTHEST, false),
            number("points", numbers[1], -FARTHEST, FARTHEST, false),
            number("points", numbers[2], 0, 1, true)
        };
    }

    private static double number(String name, String text, double least, double most, boolean whole) {
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most && !(whole && number != Math.rint(number))) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that does not fit is
        }
        String expected = (whole ? "a whole number from " : "a number from ") + least + " to " + most;
        throw new IllegalArgumentException(name + ": expected " + expected + ", got " + text);
    }

    int added() {
        return added.size();
    }

    /** Which of so many points stay, by their places, in order. */
    int[] left(int points) {
        return IntStream.range(0, points).filter(i -> !removed.contains(i)).toArray();
    }

    /** Those that stay, then those that were added. */
    Dataset with(Dataset points) {
        int[] left = left(points.size());
        return dataset(
                Stream.concat(IntStream.of(left).mapToObj(i -> points.inputs()[i]), places()),
                IntStream.concat(IntStream.of(left).map(i -> points.labels()[i]), labels()));
    }

    /** Those that were added. */
    Dataset alone() {
        return dataset(places(), labels());
    }

    private Stream<double[]> places() {
        return added.stream().map(point -> new double[] {point[0], point[1]});
    }

    private IntStream labels() {
        return added.stream().mapToInt(point -> (int) point[2]);
    }

    private static Dataset dataset(Stream<double[]> places, IntStream labels) {
        double[][] inputs = places.toArray(double[][]::new);
        if (inputs.length == 0) {
            throw new IllegalArgumentException("points: expected at least 1 to learn from, got 0");
        }
        return new Dataset(inputs, labels.toArray());
    }
}
