package chainrule.compiled;

import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Shares a large batch among threads. It is cut into parts by its size alone, each part has a {@link Replay} of its own, and what they
 * found is added in their order: the result is the same, to the last bit, however many threads have worked. The thread that calls works
 * too, so it never waits for one that has not started.
 */
final class Crew {
    private static final int ROWS_A_PART = 500;
    private static final int MOST_PARTS = 16;

    private final Supplier<Replay> maker;
    private final List<Replay> replays = new ArrayList<>();
    private final Helpers helpers = new Helpers(this::work);
    private final Throwable[] failures = new Throwable[MOST_PARTS];

    /** How many parts nobody has taken yet. Below 0 there is nothing either, so a helper that is late takes none of a batch to come. */
    private final AtomicInteger left = new AtomicInteger();

    private final AtomicInteger done = new AtomicInteger();
    private double[][] rows;
    private double[] losses = {};
    private int parts;

    Crew(Supplier<Replay> maker) {
        this.maker = maker;
        replays.add(maker.get());
    }

    Replay first() {
        return replays.get(0);
    }

    /** Runs all rows, adds to the parameters' gradients, and returns the mean loss. */
    double run(double[][] rows) {
        prepare(rows);
        done.set(0);
        left.set(parts);
        try {
            helpers.call(parts - 1);
        } finally {
            work();
            while (done.get() < parts) {
                Helpers.waitABit();
            }
            this.rows = null;
        }
        for (int part = 0; part < parts; part++) {
            rethrow(failures[part]);
        }
        addGradients();
        return mean(losses, rows.length);
    }

    private void prepare(double[][] rows) {
        this.rows = rows;
        parts = Math.max(1, Math.min(rows.length / ROWS_A_PART, MOST_PARTS));
        while (replays.size() < parts) {
            replays.add(maker.get());
        }
        if (losses.length < rows.length) {
            losses = new double[rows.length];
        }
    }

    /** Takes parts as long as there are any. */
    private void work() {
        for (int part = left.decrementAndGet(); part >= 0; part = left.decrementAndGet()) {
            try {
                failures[part] = null;
                int from = (int) ((long) rows.length * part / parts);
                int to = (int) ((long) rows.length * (part + 1) / parts);
                replays.get(part).run(rows, from, to, 1.0 / rows.length, losses);
            } catch (Throwable failure) {
                failures[part] = failure;
            } finally {
                done.incrementAndGet();
            }
        }
    }

    private void addGradients() {
        for (int i = 0; i < first().parameters(); i++) {
            double gradient = 0;
            for (int part = 0; part < parts; part++) {
                gradient += replays.get(part).gradient(i);
            }
            Value parameter = first().parameter(i);
            parameter.setGrad(parameter.grad() + gradient);
        }
    }

    /** The losses are added in the order of the rows; one by one divided first where their sum would be too large for a double. */
    static double mean(double[] losses, int count) {
        double sum = Formula.Sum.NOTHING;
        for (int row = 0; row < count; row++) {
            sum += losses[row];
        }
        if (!Double.isInfinite(sum)) {
            return sum / count;
        }
        double mean = 0;
        for (int row = 0; row < count; row++) {
            mean += losses[row] / count;
        }
        return mean;
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException("a function failed: " + failure.getMessage(), failure);
        }
    }
}
