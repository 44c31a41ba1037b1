package chainrule.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loss of each row is that of the graph which was built for this row, bit for bit, whatever the numbers. */
class CompiledBitsTest {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.1,
        1e8,
        -1e8,
        1.7e9,
        1e-3,
        1e200,
        -1e200,
        1e-250,
        3e-310,
        -3e-310,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private static void assertSameBits(Function<Value[], Value> loss, double[]... rows) {
        CompiledGraph graph = CompiledGraphTest.compile(loss, new double[rows[0].length]);
        double sum = -0.0;
        for (double[] row : rows) {
            double eager = loss.apply(CompiledGraphTest.leaves(row)).data();
            assertSameBits(graph.run(new double[][] {row}), eager, row, graph);
            sum += eager;
        }
        if (!Double.isInfinite(sum)) {
            assertSameBits(graph.run(rows), sum / rows.length, new double[] {}, graph);
        }
    }

    private static void assertSameBits(double actual, double expected, double[] row, CompiledGraph graph) {
        if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
            throw new AssertionError("expected %s, got %s for %s in%n%s"
                    .formatted(expected, actual, row.length == 0 ? "all rows" : Arrays.toString(row), graph));
        }
    }

    @Test
    void noFactorIsFoldedIntoASum() {
        CompiledGraph seconds = CompiledGraphTest.compile(x -> x[0].minus(1.7e9).times(1e-3), 0);

        assertThat(seconds.run(new double[][] {{1700000000.123}})).isEqualTo(1.22999906539917e-4);
    }

    @Test
    void factorsAreNotMultipliedWithEachOther() {
        CompiledGraph large = CompiledGraphTest.compile(x -> x[0].times(1e200).times(1e200), 0);

        assertThat(large.run(new double[][] {{1e-250}})).isEqualTo(1e150);
    }

    @Test
    void constantsStayWhereTheyStood() {
        CompiledGraph difference =
                CompiledGraphTest.compile(x -> x[0].minus(x[1]).plus(0.1), 0, 0);

        assertThat(difference.run(new double[][] {{1e8, 1e8}})).isEqualTo(0.1);
    }

    @Test
    void zerosKeepTheirSigns() {
        CompiledGraph pole =
                CompiledGraphTest.compile(x -> x[0].relu().times(-2).pow(-1), 0);

        assertThat(pole.run(new double[][] {{-1}})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertSameBits(
                x -> Value.of(1).div(x[0].relu().times(-2)), new double[] {-1}, new double[] {1}, new double[] {-0.0});
        assertSameBits(x -> x[0], new double[] {-0.0}, new double[] {-0.0});
    }

    @Test
    void weightsOfZeroTimesInfinityAreNotANumberAsInTheNode() {
        Value zero = Value.of(0);
        double[] infinite = {Double.POSITIVE_INFINITY, 1};

        assertSameBits(x -> Value.dot(new Value[] {zero, zero}, x), infinite);
        assertSameBits(x -> x[0].times(0).plus(x[1]), infinite);
        assertSameBits(x -> x[0].times(zero).plus(x[1]), infinite);
    }

    @Test
    void sumsGoFromLeftToRightWhereverTheirBiasStands() {
        Value w = Value.of(0.1);
        Value v = Value.of(0.3);
        Value b = Value.of(-0.7);
        SplittableRandom random = new SplittableRandom(1);
        double[][] rows = random.doubles(400, -2, 2)
                .mapToObj(x -> new double[] {x, random.nextDouble(), random.nextDouble(-3, 3)})
                .toArray(double[][]::new);
        List<Function<Value[], Value>> losses = List.of(
                x -> b.plus(x[0].times(w)).plus(x[1].times(v)),
                x -> x[0].times(w).plus(b).plus(x[1].times(v)),
                x -> x[0].times(w).plus(x[1].times(v)).plus(b),
                x -> x[0].times(w).plus(b).plus(v).plus(0.1).plus(0.2),
                x -> x[0].times(w).plus(b.times(v)).minus(x[1].times(v)).minus(v),
                x -> x[0].times(w).plus(x[1].times(v).plus(x[2])),
                x -> x[0].times(w).plus(x[1]).plus(x[1].times(v).plus(x[2])),
                x -> x[0].times(x[1]).plus(x[1].times(x[2])).plus(b).plus(x[2].times(x[2])),
                x -> x[0].times(w).plus(x[0].times(v)).plus(x[0]).plus(x[0]),
                x -> x[0].minus(x[1].plus(w.times(x[2]))),
                x -> x[0].plus(x[1]).plus(x[2]).negate(),
                x -> x[0].times(w).times(v).plus(x[1].times(v).times(0.3).negate()),
                x -> x[0].times(w).times(x[1]).times(v).plus(b),
                x -> Value.sum(x[0].plus(b), x[1].times(w), x[2].plus(v)),
                x -> Value.sum(x[0].times(x[1]), b, x[1].times(w).negate(), v),
                x -> Value.dot(x, new Value[] {w, v, b}, w).plus(b).plus(v),
                x -> Value.dot(x, new Value[] {w, v, b}, w).plus(x[0]),
                x -> Value.dot(x, new Value[] {w, x[0], b}, x[1]).minus(0.5).times(3),
                x -> b.plus(w).plus(0.3).plus(x[0].times(w)).plus(x[1].times(x[2])));
        for (Function<Value[], Value> loss : losses) {
            assertSameBits(loss, rows);
        }
    }

    /** A chain of random operations on random operands, all of them numbers that computers find hard. */
    private static final class Recipe {
        private final int columns;
        private final List<Value> parameters = new ArrayList<>();
        private final List<Function<List<Value>, Value>> steps = new ArrayList<>();
        private final SplittableRandom random;
        private final boolean wild;

        Recipe(long seed) {
            random = new SplittableRandom(seed);
            wild = random.nextInt(3) > 0;
            columns = random.nextInt(1, 4);
            for (int i = 0; i < 4; i++) {
                parameters.add(Value.of(number()));
            }
            int length = random.nextInt(1, 14);
            for (int i = 0; i < length; i++) {
                steps.add(step(columns + 4 + i));
            }
        }

        private double number() {
            return wild && random.nextInt(3) > 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextDouble(-2, 2);
        }

        double[][] rows(int count) {
            double[][] rows = new double[count][columns];
            for (double[] row : rows) {
                Arrays.setAll(row, i -> number());
            }
            return rows;
        }

        private Function<List<Value>, Value> step(int nodes) {
            int a = late(nodes);
            int b = late(nodes);
            double constant = number();
            int[] some = random.ints(random.nextInt(1, 12), 0, nodes).toArray();
            int[] others = random.ints(some.length, 0, nodes).toArray();
            Activation f = Activation.values()[random.nextInt(Activation.values().length)];
            return switch (random.nextInt(20)) {
                case 0, 1, 2 -> all -> all.get(a).plus(all.get(b));
                case 3, 4 -> all -> all.get(a).minus(all.get(b));
                case 5, 6, 7 -> all -> all.get(a).times(all.get(b));
                case 8, 9 -> all -> all.get(a).plus(constant);
                case 10 -> all -> all.get(a).minus(constant);
                case 11, 12 -> all -> all.get(a).times(constant);
                case 13 -> all -> all.get(a).negate();
                case 14 -> all -> all.get(a).div(all.get(b));
                case 15 -> all -> Value.sum(pick(all, some));
                case 16 -> all -> Value.dot(pick(all, some), pick(all, others));
                case 17 -> all -> Value.dot(pick(all, some), pick(all, others), all.get(a));
                case 18 -> all -> Value.logSumExp(pick(all, some));
                default -> all -> all.get(a).apply(f);
            };
        }

        private int late(int nodes) {
            return random.nextInt(random.nextInt(3) == 0 ? 0 : nodes - Math.min(nodes, 4), nodes);
        }

        private static Value[] pick(List<Value> all, int[] positions) {
            return Arrays.stream(positions).mapToObj(all::get).toArray(Value[]::new);
        }

        Value loss(Value[] inputs) {
            List<Value> nodes = new ArrayList<>(List.of(inputs));
            nodes.addAll(parameters);
            steps.forEach(step -> nodes.add(step.apply(nodes)));
            return nodes.get(nodes.size() - 1);
        }
    }

    @Test
    void aFewRandomGraphsAreTheSame() {
        assertSameBits(1, 100);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    void manyRandomGraphsAreTheSame(long seed) {
        assertSameBits(seed, Integer.getInteger("chainrule.graphs", 500));
    }

    private static void assertSameBits(long seed, int graphs) {
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < graphs; i++) {
            Recipe recipe = new Recipe(seeds.nextLong());
            assertSameBits(recipe::loss, recipe.rows(1 + i % 11));
        }
    }

    @Test
    void theMeanOfLargeBatchesIsThatOfTheLossesInOrder() {
        Value w = Value.of(0.3);
        assertSameBits(
                x -> x[0].times(w).plus(x[1]).tanh(),
                new SplittableRandom(5)
                        .doubles(1_700, -3, 3)
                        .mapToObj(x -> new double[] {x, x * x})
                        .toArray(double[][]::new));
    }

    @Test
    void aMeanIsFiniteWhereAllLossesAre() {
        Value x = Value.of(0);
        CompiledGraph graph = CompiledGraph.of(x.times(1), x);

        assertThat(graph.run(new double[][] {{1.5e308}, {1.5e308}})).isEqualTo(1.5e308);
        assertThat(graph.run(new double[][] {{1.5e308}, {-1.5e308}})).isZero();
        assertThat(graph.run(new double[][] {{Double.NEGATIVE_INFINITY}, {1}})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(graph.run(new double[][] {{Double.NEGATIVE_INFINITY}, {Double.POSITIVE_INFINITY}}))
                .isNaN();
    }
}
