package chainrule.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is not meant to be done is refused with a sentence, and changes nothing. */
class CompiledMistakesTest {
    private static final String BUSY =
            "run: expected a compiled graph that is at rest, got one that is running, on another"
                    + " thread or in a function of its own; compile one for each";

    private final Value x = Value.of(1);
    private final Value w = Value.of(3);
    private final AtomicReference<CompiledGraph> graph = new AtomicReference<>();

    private CompiledGraph calling(DoubleUnaryOperator value) {
        graph.set(CompiledGraph.of(
                x.apply(DifferentiableFunction.of("calling", value, t -> 1)).times(w), x));
        return graph.get();
    }

    @Test
    void aRunInsideOfItselfIsRefused() {
        CompiledGraph nested =
                calling(t -> graph.get() == null ? t : graph.get().run(new double[][] {{t}}));
        w.setGrad(5);

        assertThatIllegalStateException()
                .isThrownBy(() -> nested.run(new double[][] {{1}}))
                .withMessage(BUSY);
        assertThatIllegalStateException()
                .isThrownBy(() -> nested.run(new double[2_000][1]))
                .withMessage(BUSY);

        assertThat(w.grad()).isEqualTo(5);
    }

    @Test
    void anotherGraphMayRunInsideOfARun() {
        Value v = Value.of(2);
        CompiledGraph inner = CompiledGraph.of(v.times(x), x);
        CompiledGraph outer = calling(t -> inner.run(new double[][] {{t}}));
        v.zeroGrad();

        assertThat(outer.run(new double[][] {{1}, {2}})).isEqualTo(9);
        assertThat(w.grad()).isEqualTo(3);
        assertThat(v.grad()).isEqualTo(3);
    }

    @Test
    void aSecondThreadIsRefusedWhileTheFirstRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        CompiledGraph shared = calling(t -> graph.get() == null ? t : waiting(running, tried, t));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Double> first = other.submit(() -> shared.run(new double[][] {{4}}));
            running.await();

            assertThatIllegalStateException()
                    .isThrownBy(() -> shared.run(new double[][] {{5}}))
                    .withMessage(BUSY);

            tried.countDown();
            assertThat(first.get()).isEqualTo(12);
            assertThat(w.grad()).isEqualTo(4);
            assertThat(shared.run(new double[][] {{5}})).isEqualTo(15);
        } finally {
            tried.countDown();
            other.shutdownNow();
        }
    }

    private static double waiting(CountDownLatch running, CountDownLatch tried, double t) {
        running.countDown();
        try {
            tried.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return t;
    }

    @Test
    void afterAnErrorInAFunctionTheGraphRunsAgainAndNoGradientHasChanged() {
        CompiledGraph fragile = calling(t -> {
            if (t == 7) {
                throw new StackOverflowError("seven");
            }
            return t;
        });
        w.setGrad(5);
        for (int n : new int[] {1, 300, 2_000}) {
            double[][] rows = new double[n][1];
            rows[n / 2][0] = 7;

            assertThatThrownBy(() -> fragile.run(rows))
                    .isInstanceOf(StackOverflowError.class)
                    .hasMessage("seven");

            assertThat(w.grad()).isEqualTo(5);
        }

        assertThat(fragile.run(new double[][] {{1}, {3}})).isEqualTo(6);
        assertThat(w.grad()).isEqualTo(7);
    }

    @Test
    void anOperationWithTooFewDerivativesIsNamed() {
        chainrule.engine.Operation broken =
                chainrule.engine.Operation.of("broken", 2, in -> in[0], in -> new double[graph.get() == null ? 2 : 1]);
        graph.set(CompiledGraph.of(broken.applyTo(x, w), x));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.get().run(new double[][] {{1}}))
                .withMessage("derivatives of broken: expected one for each input, 2, got 1");
        assertThat(w.grad()).isZero();
    }

    @Test
    void whatIsMissingIsNamed() {
        CompiledGraph product = CompiledGraph.of(x.times(w), x);
        Function<Value[], Value> loss = in -> in[0].times(w);

        assertThatNullPointerException()
                .isThrownBy(() -> product.run(null))
                .withMessage("rows: expected an array of rows, got null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.run(new double[][] {{1}, {2}, {3}, null}))
                .withMessage("rows[3]: expected 1 number, got null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product.run(new double[][] {{1}, {2, 3}}))
                .withMessage("rows[1]: expected 1 number, got 2");
        assertThatNullPointerException()
                .isThrownBy(() -> CompiledGraph.of((Function<Value[], Value>) null, new double[][] {{1}}))
                .withMessage("loss: expected a function, got null");
        assertThatNullPointerException()
                .isThrownBy(() -> CompiledGraph.of(loss, (double[][]) null))
                .withMessage("rows: expected an array of rows, got null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompiledGraph.of(loss, new double[0][]))
                .withMessage("rows: expected at least 1 row, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompiledGraph.of(loss, new double[][] {null, {1}}))
                .withMessageContaining("rows[0]: expected ")
                .withMessageEndingWith("got null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompiledGraph.of(loss, new double[][] {{1, 2}, {1}}))
                .withMessage("rows[1]: expected 2 numbers, one for each input, got 1");
    }

    @Test
    void aFunctionThatReturnsNothingIsExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompiledGraph.of(in -> null, new double[][] {{1}}))
                .withMessage(
                        "loss: expected a function that returns a value, got null for rows[0]; it has to return the last"
                                + " node of the graph that it builds");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CompiledGraph.of(in -> in[0].data() == 1 ? in[0] : null, new double[][] {{1}, {1}, {2}}))
                .withMessageContaining("got null for rows[2]");
    }

    @Test
    void aFunctionMayDoWithItsArrayWhatItLikes() {
        CompiledGraph graph = CompiledGraph.of(
                in -> {
                    in[0] = in[0].times(w);
                    return in[0];
                },
                new double[][] {{1}, {2}});

        assertThat(graph.run(new double[][] {{4}})).isEqualTo(12);
    }

    @Test
    void aFunctionThatReturnsTheFirstRowsGraphAgainIsRefused() {
        AtomicReference<Value> first = new AtomicReference<>();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompiledGraph.of(
                        in -> {
                            first.compareAndSet(null, in[0].times(w));
                            return first.get();
                        },
                        new double[][] {{1}, {2}}))
                .withMessageContaining("rows[1]: expected the graph of rows[0], got another: leaf 'leaf' with 1.0");
    }

    @Test
    void aFunctionThatIsMadeAnewForEachRowIsExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompiledGraph.of(
                        in -> in[0].apply(DifferentiableFunction.of("sine", Math::sin, Math::cos)),
                        new double[][] {{1}, {2}}))
                .withMessageContaining(
                        "'sine' in the place of 'sine', a function of the same name that is not the same;"
                                + " make it once, for all rows");
    }

    @Test
    void differencesOfShapeAreTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompiledGraph.of(
                        in -> in[0].data() > 1 ? in[0].plus(w) : in[0].minus(w), new double[][] {{1}, {2}}))
                .withMessageContaining("another: '+' in the place of '-'. A compiled graph");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompiledGraph.of(
                        in -> in[0].data() > 1 ? in[0].times(w).exp() : in[0].times(w), new double[][] {{1}, {2}}))
                .withMessageContaining("another: 4 nodes in the place of 3. ");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CompiledGraph.of(in -> w.times(Value.of(in[0].data(), "c")), new double[][] {{1}, {2}}))
                .withMessageContaining(
                        "leaf 'c' with 2.0 in the place of 'c' with 1.0; only an input may be made anew for each row");
    }
}
