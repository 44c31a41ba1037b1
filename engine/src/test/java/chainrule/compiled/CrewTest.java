package chainrule.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a batch is cut into parts, each with a replay of its own. */
class CrewTest {
    private final Value x = Value.of(0);
    private final Value w = Value.of(2);
    private final AtomicInteger made = new AtomicInteger();
    private final Set<Double> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private double broken = -1;
    private final DifferentiableFunction watched = DifferentiableFunction.of("watched", this::watch, t -> 1);
    private final Value loss = x.apply(watched).times(w);
    private final Crew crew = new Crew(this::replay);

    private double watch(double t) {
        if (t == broken) {
            throw new ArithmeticException("row " + t);
        }
        seen.add(t);
        calls.incrementAndGet();
        return t;
    }

    private Replay replay() {
        made.incrementAndGet();
        Trace trace = new Trace(loss, new Value[] {x});
        Separation separation = new Separation(new Fusion(trace.formulas).formulas, trace.loss);
        return new Replay(new Assembler(new Grouping(separation.formulas).groups, separation.loss));
    }

    private static double[][] rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "500, 1", "999, 1", "1000, 2", "1499, 2", "1500, 3", "7999, 15", "8000, 16", "8500, 16"})
    void aPartHasAtLeastFiveHundredRows(int count, int parts) {
        calls.set(0);
        seen.clear();

        double mean = crew.run(rows(count));

        assertThat(made.get()).isEqualTo(parts);
        assertThat(calls.get()).as("each row once").isEqualTo(count);
        assertThat(seen).hasSize(count);
        assertThat(mean).isEqualTo(count - 1.0);
        double expected = (count - 1) / 2.0;
        assertThat(w.grad()).isBetween(expected * (1 - 1e-12), expected * (1 + 1e-12));
    }

    @Test
    void replaysAreKeptForTheNextBatch() {
        for (int count : new int[] {1_500, 2, 1_000, 1_500}) {
            assertThat(crew.run(rows(count))).isEqualTo(count - 1.0);
        }
        assertThat(made.get()).isEqualTo(3);
    }

    @Test
    void anErrorInAnyPartIsThrownAndForgotten() {
        for (int row : new int[] {0, 600, 1_400}) {
            broken = row;
            assertThatThrownBy(() -> crew.run(rows(1_500)))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("row " + (double) row);
            assertThat(w.grad()).isZero();
        }
        broken = -1;
        assertThat(crew.run(rows(1_500))).isEqualTo(1_499);
    }
}
