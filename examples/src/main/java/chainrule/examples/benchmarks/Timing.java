package chainrule.examples.benchmarks;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What was measured of one operation.
 *
 * @param nanoseconds median of the iterations
 * @param fastest iteration, in nanoseconds an operation
 * @param slowest iteration, in nanoseconds an operation
 * @param bytes allocated by an operation
 */
record Timing(double nanoseconds, double fastest, double slowest, double bytes) {
    /** JMH allocates some kilobytes an iteration itself; what is not more than that counts as nothing. */
    private static final double BYTES_OF_JMH = 10_000;

    static Timing of(RunResult result) {
        Statistics iterations = result.getPrimaryResult().getStatistics();
        return new Timing(
                iterations.getPercentile(50),
                iterations.getMin(),
                iterations.getMax(),
                bytes(result, iterations.getN()));
    }

    private static double bytes(RunResult result, long iterations) {
        double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        long operations = result.getBenchmarkResults().stream()
                .mapToLong(fork -> fork.getMetadata().getMeasurementOps())
                .sum();
        return bytes * operations / iterations > BYTES_OF_JMH ? bytes : 0;
    }

    /** Half the distance of the fastest and the slowest iteration, as a share of the median. */
    double spread() {
        return (slowest - fastest) / 2 / nanoseconds;
    }
}
