package chainrule.examples.benchmarks;

import java.time.Duration;

/**
 * How long each figure is measured.
 *
 * @param iterations that count, each giving one mean time
 * @param warmUps iterations before them, in which the JVM compiles the code
 * @param iteration how long one takes; where an operation takes longer, one operation
 */
record Effort(int iterations, int warmUps, Duration iteration) {
    /** For figures to be quoted. */
    static final Effort FULL = new Effort(5, 4, Duration.ofMillis(250));

    /** For trying whether all runs. */
    static final Effort QUICK = new Effort(1, 1, Duration.ofMillis(100));

    static Effort chosen() {
        return Boolean.getBoolean("quick") ? QUICK : FULL;
    }
}
