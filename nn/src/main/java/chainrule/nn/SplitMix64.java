package chainrule.nn;

import java.util.random.RandomGenerator;

/**
 * A random generator whose whole state is one number, so that it can be saved; Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
 * Generators", 2014, with the constants of {@link java.util.SplittableRandom}, whose {@code nextLong}, {@code nextDouble} and {@code
 * nextGaussian} it has, too.
 */
public final class SplitMix64 implements RandomGenerator {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L; // odd, and far from any pattern

    private long state;

    /** The seed is the first state. */
    public SplitMix64(long seed) {
        this.state = seed;
    }

    @Override
    public long nextLong() {
        state += GOLDEN_RATIO;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public long state() {
        return state;
    }

    /** What comes next is what came next when the state was this. */
    public void setState(long state) {
        this.state = state;
    }
}
