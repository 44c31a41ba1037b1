package chainrule.examples.lab.playground;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a training cannot change without starting anew.
 *
 * @param share percent of all points that are for training; the others are for the test
 * @param features what the net is told of a point, at least one
 * @param hidden units of each hidden layer
 * @param activations of each hidden layer
 * @param batch points that take part in a step
 */
public record Plan(
        Cloud cloud,
        double noise,
        int share,
        List<Feature> features,
        List<Integer> hidden,
        List<Activation> activations,
        Goal goal,
        int batch,
        int seed) {
    /** All points, of which half are for training as a rule. */
    public static final int POINTS = 2 * Cloud.POINTS;

    static final List<Feature> COORDINATES = List.of(Feature.X, Feature.Y);

    /** Throws IllegalArgumentException if the share is not within 1..99, there is no feature, or not one activation for each hidden layer. */
    public Plan {
        if (share < 1 || share > 99) {
            throw new IllegalArgumentException("share: expected percent within 1..99, got " + share);
        }
        if (features.isEmpty()) {
            throw new IllegalArgumentException("features: expected at least 1, got 0");
        }
        if (activations.size() != hidden.size()) {
            throw new IllegalArgumentException("activations: expected one for each of " + hidden.size()
                    + " hidden layers, got " + activations.size());
        }
        features = List.copyOf(features);
        hidden = List.copyOf(hidden);
        activations = List.copyOf(activations);
    }

    /** Half of the points train a net that is told x and y, with one activation in all its hidden layers. */
    public Plan(
            Cloud cloud, double noise, List<Integer> hidden, Activation activation, Goal goal, int batch, int seed) {
        this(cloud, noise, 50, COORDINATES, hidden, Collections.nCopies(hidden.size(), activation), goal, batch, seed);
    }

    /** From the features to the score. */
    int[] sizes() {
        return IntStream.concat(
                        IntStream.concat(
                                IntStream.of(features.size()), hidden.stream().mapToInt(Integer::intValue)),
                        IntStream.of(1))
                .toArray();
    }

    /** The points to learn from. */
    public Dataset training() {
        return points(i -> i < trainingPoints());
    }

    /** The points that the net never learns from. */
    public Dataset test() {
        return points(i -> i >= trainingPoints());
    }

    /** How many points there are to learn from. */
    public int trainingPoints() {
        return POINTS * share / 100;
    }

    /** Two clouds, one after the other, each with its classes by turns, so that a part of them has as many points of each. */
    private Dataset points(IntPredicate index) {
        Dataset first = cloud.points(noise, new Random(3L * seed));
        Dataset second = cloud.points(noise, new Random(3L * seed + 1));
        double[][] inputs =
                Stream.of(first.inputs(), second.inputs()).flatMap(Stream::of).toArray(double[][]::new);
        int[] labels = IntStream.concat(IntStream.of(first.labels()), IntStream.of(second.labels()))
                .toArray();
        int[] chosen =
                IntStream.range(0, POINTS).filter(i -> index.test(place(i))).toArray();
        return new Dataset(inputs, labels).select(chosen);
    }

    /** Where the i-th point of both clouds stands if the classes of its cloud, which are its halves, take turns. */
    private static int place(int i) {
        int half = Cloud.POINTS / 2;
        int cloud = i / Cloud.POINTS;
        int within = i % Cloud.POINTS;
        return cloud * Cloud.POINTS + 2 * (within % half) + within / half;
    }
}
