package chainrule.examples.data;

import java.util.random.RandomGenerator;

/** Two half circles that reach into each other: no straight line separates them. */
public final class Moons {
    private Moons() {}

    /**
     * The upper moon is class 1, the lower one class 0.
     *
     * @param samples points in all, at least 2, half of them on each moon
     * @param noise standard deviation of what is added to both coordinates
     * @throws IllegalArgumentException if there are fewer samples or the noise is negative or not finite
     */
    public static Dataset of(int samples, double noise, RandomGenerator random) {
        if (samples < 2) {
            throw new IllegalArgumentException("samples: expected at least 2, got " + samples);
        }
        if (!(noise >= 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise: expected a finite number >= 0, got " + noise);
        }
        double[][] points = new double[samples][];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            boolean upper = i < samples / 2;
            double angle = Math.PI * random.nextDouble();
            double x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
            double y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
            points[i] = new double[] {x + noise * random.nextGaussian(), y + noise * random.nextGaussian()};
            labels[i] = upper ? 1 : 0;
        }
        return new Dataset(points, labels);
    }
}
