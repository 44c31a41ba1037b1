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
        return Shapes.noisy(samples, noise, random, upper -> {
            double angle = Math.PI * random.nextDouble();
            double x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
            double y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
            return new double[] {x, y};
        });
    }
}
