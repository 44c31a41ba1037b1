package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Graphs that are very deep, very wide, full of paths, or many at once. The stack is the default one: surefire sets -Xss1m. */
class DeepAndParallelTest {

    /** Some 56 bytes a node: this needs a heap of 1 GB. */
    @Test
    void aChainOfTenMillionNodesRunsOnTheDefaultStack() {
        double factor = 1 + 1e-7;
        DifferentiableFunction grow = DifferentiableFunction.of("grow", x -> x * factor, x -> factor);
        Value x = Value.of(2);

        Value y = repeat(10_000_000, x, node -> node.apply(grow));
        y.backward();

        double power = Math.pow(factor, 10_000_000); // about e
        assertThat(y.data()).isCloseTo(2 * power, within(1e-7));
        assertThat(x.grad()).isCloseTo(power, within(1e-7));
    }

    @Test
    void aPassThatWasBrokenOffHarmsNoLaterOne() {
        Value x = Value.of(2);
        Value twice = x.plus(x);
        Value cube = twice.times(x);
        Value loss = cube.plus(twice).times(cube);
        for (int steps = 0; steps <= 4; steps++) {
            BackwardOrder brokenOff = new BackwardOrder(loss, true);
            for (int i = 0; i < steps; i++) {
                brokenOff.next();
            }
            x.zeroGrad();

            loss.backward();

            assertThat(x.grad()).isEqualTo(176); // (2x² + 2x) 2x² has the slope 16x³ + 12x²
            assertThat(loss.graph()).hasSize(5);
        }
    }

    @Test
    void errorsInTheMiddleOfAPassHarmNoLaterOne() throws Exception {
        Value x = Value.of(2);
        Value w = Value.of(3);
        Value loss = Value.dot(new Value[] {x, w}, new Value[] {w, w})
                .times(x)
                .tanh()
                .plus(x.times(w))
                .pow(2);
        loss.backward();
        double[] right = {x.grad(), w.grad()};
        Backpropagation.preview(loss);
        x.setGrad(7);

        Thread narrow = new Thread(null, () -> atTheEndOfTheStack(() -> Backpropagation.preview(loss)), "", 1 << 18);
        narrow.start();
        narrow.join();
        assertThat(x.grad()).isEqualTo(7);

        narrow = new Thread(null, () -> atTheEndOfTheStack(loss::backward), "", 1 << 18);
        narrow.start();
        narrow.join();
        x.zeroGrad();
        w.zeroGrad();
        loss.backward();
        assertThat(x.grad()).isEqualTo(right[0]);
        assertThat(w.grad()).isEqualTo(right[1]);
    }

    /** Again and again with a little more of the stack, so that each time it breaks off a little later, until it succeeds. */
    private static void atTheEndOfTheStack(Runnable task) {
        try {
            atTheEndOfTheStack(task);
        } catch (StackOverflowError e) {
            task.run();
        }
    }

    @Test
    void twoThreadsThatShareLeavesLoseSharesOfTheirGradientsAtMost() throws Exception {
        Value[] shared = IntStream.range(0, 50).mapToObj(Value::of).toArray(Value[]::new);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Value>> tasks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                tasks.add(() -> {
                    Value own = Value.of(1);
                    Value loss = Value.dot(shared, shared).times(own);
                    loss.backward();
                    return own;
                });
            }
            for (Future<Value> own : pool.invokeAll(tasks)) {
                assertThat(own.get().grad()).isEqualTo(49 * 50 * 99 / 6);
            }
        } finally {
            pool.shutdown();
        }
        for (Value leaf : shared) {
            leaf.zeroGrad();
        }
        Value.dot(shared, shared).backward();
        assertThat(shared[7].grad()).isEqualTo(14);
    }

    @Test
    void walkingDrawingAndPrintingADeepGraphNeedsNoRecursionEither() {
        Value x = Value.of(1, "x");
        Value y = repeat(50_000, x, Value::negate);

        assertThat(Backpropagation.steps(y)).hasSize(50_000);
        assertThat(y.graph()).hasSize(50_001);
        assertThat(y.toDot().lines()).hasSizeGreaterThan(100_000);
        assertThat(y.toMermaid().lines()).hasSizeGreaterThan(100_000);
        assertThat(y.toString()).hasSizeLessThan(100);
    }

    @Test
    void aDeepChainOfTwoInputsGoesDownEitherSide() {
        Value x = Value.of(1);
        Value one = Value.of(1);

        Value left = repeat(300_000, x, node -> node.plus(one));
        Value right = repeat(300_000, x, node -> one.plus(node));
        Value dots = repeat(300_000, x, node -> Value.dot(new Value[] {one}, new Value[] {node}, node.negate()));
        left.plus(right).plus(dots).backward();

        assertThat(one.grad()).isNotZero();
        assertThat(x.grad()).isEqualTo(2); // node - node is 0 and so is its slope
    }

    @Test
    void wideNodesHaveAsManyInputsAsMemoryHolds() {
        int n = 500_000;
        Value[] terms = IntStream.range(0, n).mapToObj(i -> Value.of(i % 7)).toArray(Value[]::new);
        Value shared = Value.of(3);
        Value[] weights = new Value[n];
        Arrays.fill(weights, shared);

        Value.sum(terms).plus(Value.dot(weights, terms)).backward();

        double sum = IntStream.range(0, n).map(i -> i % 7).sum();
        assertThat(shared.grad()).isEqualTo(sum);
        assertThat(terms).allMatch(term -> term.grad() == 4);
    }

    @Test
    void aNodeThatIsUsedTwiceTwoHundredTimesOverIsVisitedOnce() {
        Value x = Value.of(1);

        repeat(200, x, node -> node.plus(node)).backward();

        assertThat(x.grad()).isEqualTo(Math.pow(2, 200)); // one for each path
    }

    @Test
    void diamondsWithTwoBranchesAreVisitedOnce() {
        Value x = Value.of(0.25);

        Value y = repeat(
                200,
                x,
                node -> Value.sum(
                        node.times(0.75),
                        node.times(-0.5),
                        node.times(node.div(node)).times(0.75)));
        y.backward();

        assertThat(y.data()).isCloseTo(0.25, within(1e-12));
        assertThat(x.grad()).isCloseTo(1, within(1e-12));
    }

    @Test
    void everyEarlierNodeOfALongGraphMayBeUsedAgain() {
        Value x = Value.of(1);
        List<Value> nodes = new ArrayList<>(List.of(x));
        for (int i = 0; i < 60; i++) {
            nodes.add(Value.sum(nodes.toArray(Value[]::new)));
        }
        nodes.get(60).backward();

        assertThat(x.grad()).isEqualTo(Math.pow(2, 59)); // 1 + 1 + 2 + 4 + ...
        assertThat(nodes.get(1).grad()).isEqualTo(Math.pow(2, 58));
    }

    @Test
    void graphsThatAreKeptRunAgainWhateverElseRanMeanwhile() {
        Value x = Value.of(3);
        Value kept = x.times(x).plus(1);
        kept.backward();

        Value larger = kept.times(kept);
        larger.backward();
        Value other = kept.minus(x);
        other.backward();
        x.zeroGrad();
        kept.backward();

        assertThat(x.grad()).isEqualTo(6);
        assertThat(kept.grad()).isEqualTo(1);
    }

    @Test
    void threadsWithGraphsOfTheirOwnDoNotDisturbEachOther() throws Exception {
        int threads = 6;
        int graphsEach = 300;
        List<double[]> expected = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            expected.add(gradientsOfSomeGraphs(i, graphsEach));
        }
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<double[]>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int seed = i;
                tasks.add(() -> {
                    together.await();
                    return gradientsOfSomeGraphs(seed, graphsEach);
                });
            }
            List<Future<double[]>> results = pool.invokeAll(tasks);
            for (int i = 0; i < threads; i++) {
                assertThat(results.get(i).get()).isEqualTo(expected.get(i));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static double[] gradientsOfSomeGraphs(int seed, int graphs) {
        SplittableRandom random = new SplittableRandom(seed);
        Value[] weights = random.doubles(20, -1, 1).mapToObj(Value::of).toArray(Value[]::new);
        for (int graph = 0; graph < graphs; graph++) {
            Value[] inputs = random.doubles(20, -1, 1).mapToObj(Value::of).toArray(Value[]::new);
            Value node = Value.dot(weights, inputs, weights[0]);
            for (int i = 0; i < 50; i++) {
                Value weight = weights[random.nextInt(20)];
                node = node.times(weight).plus(weight.gelu()).tanh().plus(Value.logSumExp(node, weight));
            }
            node.backward();
        }
        return Arrays.stream(weights).mapToDouble(Value::grad).toArray();
    }

    private static Value repeat(int times, Value start, UnaryOperator<Value> step) {
        Value node = start;
        for (int i = 0; i < times; i++) {
            node = step.apply(node);
        }
        return node;
    }
}
