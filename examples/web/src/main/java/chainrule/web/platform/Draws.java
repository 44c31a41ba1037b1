package chainrule.web.platform;

import java.util.random.RandomGenerator;

/** Draws as {@link java.util.Random} promises to, where TeaVM 0.16 draws other numbers: batches would come in another order than on the JVM. */
public final class Draws {
    private Draws() {}

    /** What {@link java.util.Random#nextInt(int)} gives. */
    public static int nextInt(RandomGenerator random, int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        int bits = random.nextInt() >>> 1;
        if ((bound & (bound - 1)) == 0) {
            return (int) (((long) bound * bits) >> 31);
        }
        int number = bits % bound;
        while (bits - number + (bound - 1) < 0) {
            bits = random.nextInt() >>> 1;
            number = bits % bound;
        }
        return number;
    }
}
