package chainrule.examples.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs that do not depend on each other, on all processors at once: each net is built, trained and judged on one thread. */
public final class InParallel {
    private InParallel() {}

    /** The results in the order of the inputs. Long runs go first in the list, so that none is left alone at the end. */
    public static <T, R> List<R> map(List<T> inputs, Function<T, R> run) {
        return map(inputs, run, soFar -> {});
    }

    /** The same; told of the results so far, in the order of their coming, on the thread of each that is new. */
    public static <T, R> List<R> map(List<T> inputs, Function<T, R> run, Consumer<List<R>> whenOneIsDone) {
        List<R> done = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                    Thread thread = new Thread(work);
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T input : inputs) {
                futures.add(threads.submit(() -> {
                    R result = run.apply(input);
                    done.add(result);
                    whenOneIsDone.accept(List.copyOf(done));
                    return result;
                }));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a run failed: " + e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The mean over all seeds from 0, place by place, of what a run measures. */
    public static double[] mean(int seeds, IntFunction<double[]> run) {
        List<double[]> each = map(IntStream.range(0, seeds).boxed().toList(), run::apply);
        return IntStream.range(0, each.get(0).length)
                .mapToDouble(place -> each.stream()
                        .mapToDouble(measured -> measured[place])
                        .average()
                        .orElseThrow())
                .toArray();
    }
}
