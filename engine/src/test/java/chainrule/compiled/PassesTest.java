package chainrule.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the passes make of small graphs: the program that is meant, line for line. */
class PassesTest {
    private final Value w = Value.of(0.5);
    private final Value v = Value.of(-2);
    private final Value b = Value.of(3);

    private static void assertProgram(Function<Value[], Value> loss, int inputs, String passes, String program) {
        String text = CompiledGraphTest.compile(loss, new double[inputs]).toString();

        assertThat(text.lines()
                        .skip(1)
                        .limit(4)
                        .map(line -> line.replaceAll("[^0-9 ]", " ").trim().replaceAll(" +", " ")))
                .as(text)
                .containsExactly(passes.split(" / "));
        assertThat(text.lines().skip(5).map(String::strip))
                .filteredOn(line -> !line.endsWith("rows") && !line.equals("once a run"))
                .containsExactlyElementsOf(program.lines().toList());
    }

    @Test
    void headersTellWhatThereIs() {
        String text = CompiledGraphTest.compile(
                        x -> x[0].times(w).plus(b.times(v)).relu(), 1)
                .toString();

        assertThat(text.lines())
                .containsExactly(
                        "CompiledGraph of 1 inputs and 3 parameters",
                        "  trace: 4 operations of one sample",
                        "  fuse: 4 operations -> 3 formulas",
                        "  separate: 1 formulas once a run, 2 for each row",
                        "  group: 3 formulas -> 3 instructions",
                        "  once a run",
                        "    u0 = p1 * p2",
                        "  for each block of up to 256 rows",
                        "    r0 = W 1x1 . x0 + bias",
                        "    r1 = relu of r0");
    }

    @Test
    void aChainOfPlusAndTimesIsANeuron() {
        assertProgram(
                x -> b.plus(x[0].times(w)).plus(x[1].times(v)), 2, "4 / 4 1 / 0 1 / 1 1", "r0 = W 1x2 . x0..x1 + bias");
        assertProgram(
                x -> x[0].times(w).plus(x[1].times(v).plus(b)),
                2,
                "4 / 4 1 / 1 2 / 3 3",
                "u0 = 1\nr0 = u0 for each row\nr1 = W 1x3 . x1 r0 x0");
    }

    @Test
    void chainsThatSeeTheSameSignalsAreALayer() {
        assertProgram(
                x -> {
                    Value first = x[0].times(w).plus(x[1].times(v)).plus(b).tanh();
                    Value second = w.plus(x[0].times(b)).plus(x[1].times(v)).tanh();
                    return first.times(second);
                },
                2,
                "11 / 11 5 / 0 5 / 5 3",
                """
                r0..r1 = W 2x2 . x0..x1 + bias
                r2..r3 = tanh of r0..r1
                r4 = r2 * r3
                """);
    }

    @Test
    void twoSumsOfSumsAreNotOneSum() {
        assertProgram(x -> x[0].plus(x[1]).plus(x[2].plus(x[3])), 4, "3 / 3 2 / 0 2 / 2 2", """
                r0 = constants 1x2 . x2..x3
                r1 = constants 1x3 . x0..x1 r0
                """);
        assertProgram(x -> x[0].plus(x[1]).plus(x[2].plus(x[3]).plus(x[0])), 4, "4 / 4 2 / 0 2 / 2 2", """
                r0 = constants 1x2 . x0..x1
                r1 = constants 1x4 . x2..x3 x0 r0
                """);
    }

    @Test
    void aSumThatIsUsedTwiceOrMultipliedStaysWhole() {
        assertProgram(
                x -> {
                    Value sum = x[0].plus(x[1]);
                    return sum.plus(sum);
                },
                2,
                "2 / 2 2 / 0 2 / 2 2",
                """
                r0 = constants 1x2 . x0..x1
                r1 = constants 1x2 . r0 r0
                """);
        assertProgram(x -> x[0].plus(x[1]).negate(), 2, "2 / 2 2 / 0 2 / 2 2", """
                r0 = constants 1x2 . x0..x1
                r1 = constants 1x1 . r0
                """);
        assertProgram(x -> x[0].plus(x[1]).times(x[2]), 3, "2 / 2 2 / 0 2 / 2 2", """
                r0 = constants 1x2 . x0..x1
                r1 = r0 * x2
                """);
    }

    @Test
    void onlyASignGoesIntoAProductOfTwo() {
        assertProgram(x -> x[0].times(x[1]).negate().plus(1), 2, "3 / 3 1 / 0 1 / 1 1", "r0 = -1 * x0 * x1 + 1");
        assertProgram(x -> x[0].times(x[1]).times(2), 2, "2 / 2 2 / 0 2 / 2 2", """
                r0 = x0 * x1
                r1 = constants 1x1 . r0
                """);
        assertProgram(x -> x[0].negate().times(2).times(x[1]), 2, "3 / 3 2 / 0 2 / 2 2", """
                r0 = constants 1x1 . x0
                r1 = r0 * x1
                """);
        assertProgram(x -> w.times(2).times(3).times(x[0]), 1, "3 / 3 3 / 2 1 / 3 3", """
                u0 = 2 * p0
                u1 = 3 * u0
                r0 = W 1x1 . x0
                """);
    }

    @Test
    void dotsAreNotMixedWithOtherSignals() {
        Value[] weights = {w, v};
        assertProgram(x -> Value.dot(weights, x, b).plus(x[0]), 2, "2 / 2 2 / 0 2 / 2 2", """
                r0 = W 1x2 . x0..x1 + bias
                r1 = constants 1x2 . r0 x0
                """);
        assertProgram(x -> Value.dot(weights, x).plus(b).plus(w.times(v)), 2, "4 / 4 2 / 2 2 / 4 4", """
                u0 = p0 * p1
                u1 = 1
                r0 = u1 for each row
                r1 = W 1x3 . x0..x1 r0 + bias
                """);
    }

    @Test
    void productsOfTwoSignalsComeFirstOrStandAlone() {
        assertProgram(
                x -> x[0].times(x[1]).plus(x[1].times(x[1])).plus(x[0].times(w)).plus(b),
                2,
                "6 / 6 1 / 0 2 / 2 2",
                """
                r0 = x0 * x1 + x1 * x1
                r1 = W 1x2 . r0 x0 + bias
                """);
        assertProgram(x -> x[0].times(w).plus(x[0].times(x[1])), 2, "3 / 3 1 / 0 2 / 2 2", """
                r0 = x0 * x1
                r1 = W 1x2 . x0 r0
                """);
    }

    @Test
    void whatIsTheSameForAllRowsIsComputedOnce() {
        assertProgram(x -> b.plus(w).plus(0.25).plus(x[0].times(w.exp())), 1, "5 / 5 3 / 2 1 / 3 3", """
                u0 = exp of p1
                u1 = p0 + p1 + 0.25
                r0 = W 1x1 . x0 + bias
                """);
        assertProgram(x -> w.div(x[0]), 1, "1 / 1 1 / 0 2 / 2 2", """
                r0 = p0 for each row
                r1 = / of r0 x0
                """);
        assertProgram(x -> w.plus(v), 1, "1 / 1 1 / 1 1 / 2 2", """
                u0 = p0 + p1
                r0 = u0 for each row
                """);
    }

    @Test
    void sumsOfManyValuesStartWithZero() {
        assertProgram(x -> Value.sum(x[0].times(x[1]), x[1], x[0].plus(x[1])), 2, "3 / 3 2 / 0 2 / 2 2", """
                r0 = constants 1x2 . x0..x1
                r1 = x0 * x1 + x1 + r0
                """);
    }

    @Test
    void equalFunctionsOfOneLevelAreOneInstruction() {
        assertProgram(x -> x[0].exp().times(x[1].exp()).plus(x[0].times(w).exp()), 2, "6 / 6 5 / 0 5 / 5 4", """
                r0..r1 = exp of x0..x1
                r2 = W 1x1 . x0
                r3 = exp of r2
                r4 = r0 * r1 + r3
                """);
    }

    @Test
    void blocksAreSmallerWhereGraphsAreLarge() {
        assertThat(blockSize(2)).isEqualTo(256);
        assertThat(blockSize(128)).isEqualTo(256);
        assertThat(blockSize(132)).isEqualTo(248);
        assertThat(blockSize(800)).isEqualTo(40);
        assertThat(blockSize(5_000)).isEqualTo(32);
    }

    private static String blockLine(int tanhs) {
        return CompiledGraphTest.compile(
                        x -> {
                            Value y = x[0];
                            for (int i = 0; i < tanhs; i++) {
                                y = y.tanh();
                            }
                            return y;
                        },
                        1)
                .toString()
                .lines()
                .filter(line -> line.contains("rows"))
                .findFirst()
                .orElseThrow();
    }

    private static int blockSize(int formulas) {
        return Integer.parseInt(blockLine(formulas - 1).replaceAll("[^0-9]", ""));
    }

    @Test
    void rowsThatComeInSeveralBlocksAreEachComputedOnce() {
        CompiledGraph graph = CompiledGraphTest.compile(x -> x[0].times(w), 1);
        for (int n : new int[] {1, 255, 256, 257, 511, 513, 1001, 9000}) {
            double[][] rows =
                    IntStream.range(0, n).mapToObj(i -> new double[] {2 * i}).toArray(double[][]::new);
            w.zeroGrad();

            assertThat(graph.run(rows)).as("%s rows", n).isEqualTo((n - 1) / 2.0);
            assertThat(w.grad()).as("%s rows", n).isBetween(0.999999 * (n - 1), 1.000001 * (n - 1));
        }
    }

    @Test
    void meansAddInOrder() {
        assertThat(Crew.mean(new double[] {1, 2, 6, 100}, 3)).isEqualTo(3);
        assertThat(Crew.mean(new double[] {1e16, 1, 1, -1e16}, 4)).isZero();
        assertThat(1 / Crew.mean(new double[] {-0.0}, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
        double[] huge = new double[4];
        Arrays.fill(huge, Double.MAX_VALUE);
        assertThat(Crew.mean(huge, 4)).isEqualTo(Double.MAX_VALUE);
        assertThat(Crew.mean(huge, 2)).isEqualTo(Double.MAX_VALUE);
    }
}
