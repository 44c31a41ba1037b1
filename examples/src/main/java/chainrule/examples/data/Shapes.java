package chainrule.examples.data;

import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Points of two classes in the plane, besides {@link Moons}: no straight line separates any of these. */
public final class Shapes {
    private static final double INNER_RADIUS = 0.5;
    private static final double SPIRAL_START = 0.2;
    private static final double SPIRAL_END = 2;
    private static final double SPIRAL_TURNS = 1.75;

    private Shapes() {}

    /**
     * A circle of radius 0.5, class 1, inside one of radius 1, class 0.
     *
     * @param samples points in all, at least 2, half of them in each class
     * @param noise standard deviation of what is added to both coordinates
     * @throws IllegalArgumentException if there are fewer samples or the noise is negative or not finite
     */
    public static Dataset circles(int samples, double noise, RandomGenerator random) {
        return noisy(samples, noise, random, inner -> {
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = inner ? INNER_RADIUS : 1;
            return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
        });
    }

    /** Two arms that wind one and three quarter times around the origin, half a turn apart, out to radius 2; otherwise as {@link #circles}. */
    public static Dataset spirals(int samples, double noise, RandomGenerator random) {
        return noisy(samples, noise, random, first -> {
            double share = random.nextDouble();
            double radius = SPIRAL_START + (SPIRAL_END - SPIRAL_START) * share;
            double angle = 2 * Math.PI * SPIRAL_TURNS * share + (first ? 0 : Math.PI);
            return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
        });
    }

    /**
     * The square from -1 to 1: class 1 where one coordinate is positive and the other negative, the exclusive or of their signs, and class 0
     * where both signs are the same; otherwise as {@link #circles}.
     */
    public static Dataset xor(int samples, double noise, RandomGenerator random) {
        return noisy(samples, noise, random, differing -> {
            double x = 2 * random.nextDouble() - 1;
            double y = Math.copySign(random.nextDouble(), differing ? -x : x);
            return new double[] {x, y};
        });
    }

    /** The first half of the points in class 1, the others in class 0, each moved by noise. */
    static Dataset noisy(int samples, double noise, RandomGenerator random, Function<Boolean, double[]> point) {
        if (samples < 2) {
            throw new IllegalArgumentException("samples: expected at least 2, got " + samples);
        }
        if (!(noise >= 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise: expected a finite number >= 0, got " + noise);
        }
        double[][] points = new double[samples][];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = i < samples / 2 ? 1 : 0;
            double[] exact = point.apply(labels[i] == 1);
            points[i] =
                    new double[] {exact[0] + noise * random.nextGaussian(), exact[1] + noise * random.nextGaussian()};
        }
        return new Dataset(points, labels);
    }
}
