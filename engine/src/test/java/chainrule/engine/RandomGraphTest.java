package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random graphs over all operations. What backward() finds is compared with forward-mode differentiation, which the test does itself:
 * beside each node it carries the node's slopes towards all leaves.
 */
class RandomGraphTest {
    private static final List<Operation> OPERATIONS = operations();

    /**
     * One operation.
     *
     * @param slopes partial derivatives in closed form, from the inputs' numbers
     * @param usable whether these inputs are off kinks, poles and overflow
     */
    private record Operation(
            String name,
            int arity,
            Function<Value[], Value> build,
            Function<double[], double[]> slopes,
            Predicate<double[]> usable) {}

    private static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        all.add(new Operation("plus", 2, x -> x[0].plus(x[1]), x -> slopes(1, 1), x -> true));
        all.add(new Operation("minus", 2, x -> x[0].minus(x[1]), x -> slopes(1, -1), x -> true));
        all.add(new Operation("times", 2, x -> x[0].times(x[1]), x -> slopes(x[1], x[0]), x -> true));
        all.add(new Operation(
                "div",
                2,
                x -> x[0].div(x[1]),
                x -> slopes(1 / x[1], -x[0] / (x[1] * x[1])),
                x -> Math.abs(x[1]) > 0.3));
        all.add(new Operation(
                "pow",
                2,
                x -> x[0].pow(x[1]),
                x -> slopes(x[1] * Math.pow(x[0], x[1]) / x[0], Math.pow(x[0], x[1]) * Math.log(x[0])),
                x -> x[0] > 0.3 && Math.abs(x[1]) < 3));
        all.add(new Operation(
                "prelu",
                2,
                x -> x[0].prelu(x[1]),
                x -> x[0] > 0 ? slopes(1, 0) : slopes(x[1], x[0]),
                x -> Math.abs(x[0]) > 0.05));
        all.add(new Operation(
                "max",
                2,
                x -> x[0].max(x[1]),
                x -> x[0] > x[1] ? slopes(1, 0) : slopes(0, 1),
                x -> Math.abs(x[0] - x[1]) > 0.05));
        all.add(new Operation(
                "min",
                2,
                x -> x[0].min(x[1]),
                x -> x[0] > x[1] ? slopes(0, 1) : slopes(1, 0),
                x -> Math.abs(x[0] - x[1]) > 0.05));
        all.add(new Operation(
                "clamp",
                1,
                x -> x[0].clamp(-1, 1.5),
                x -> slopes(x[0] > -1 && x[0] < 1.5 ? 1 : 0),
                x -> Math.abs(x[0] + 1) > 0.05 && Math.abs(x[0] - 1.5) > 0.05));
        all.add(new Operation("abs", 1, x -> x[0].abs(), x -> slopes(Math.signum(x[0])), x -> Math.abs(x[0]) > 0.05));
        all.add(new Operation("sin", 1, x -> x[0].sin(), x -> slopes(Math.cos(x[0])), x -> true));
        all.add(new Operation("cos", 1, x -> x[0].cos(), x -> slopes(-Math.sin(x[0])), x -> true));
        all.add(new Operation("plus constant", 1, x -> x[0].plus(3), x -> slopes(1), x -> true));
        all.add(new Operation("minus constant", 1, x -> x[0].minus(3), x -> slopes(1), x -> true));
        all.add(new Operation("times constant", 1, x -> x[0].times(-1.5), x -> slopes(-1.5), x -> true));
        all.add(new Operation("div constant", 1, x -> x[0].div(-4), x -> slopes(-0.25), x -> true));
        all.add(new Operation("square", 1, x -> x[0].pow(2), x -> slopes(2 * x[0]), x -> true));
        all.add(new Operation("negate", 1, x -> x[0].negate(), x -> slopes(-1), x -> true));
        all.add(new Operation("exp", 1, x -> x[0].exp(), x -> slopes(Math.exp(x[0])), x -> x[0] < 2));
        all.add(new Operation("log", 1, x -> x[0].log(), x -> slopes(1 / x[0]), x -> x[0] > 0.2));
        all.add(new Operation("sqrt", 1, x -> x[0].sqrt(), x -> slopes(0.5 / Math.sqrt(x[0])), x -> x[0] > 0.2));
        all.add(new Operation("sum", 3, Value::sum, x -> slopes(1, 1, 1), x -> true));
        all.add(new Operation(
                "dot",
                4,
                x -> Value.dot(Arrays.copyOf(x, 2), Arrays.copyOfRange(x, 2, 4)),
                x -> slopes(x[2], x[3], x[0], x[1]),
                x -> true));
        all.add(new Operation(
                "dot with bias",
                5,
                x -> Value.dot(Arrays.copyOf(x, 2), Arrays.copyOfRange(x, 2, 4), x[4]),
                x -> slopes(x[2], x[3], x[0], x[1], 1),
                x -> true));
        all.add(new Operation("logSumExp", 3, Value::logSumExp, RandomGraphTest::softmax, x -> true));
        all.add(new Operation("softmax", 3, x -> Value.softmax(x)[0], RandomGraphTest::slopesOfSoftmax, x -> true));
        for (DifferentiableFunction f : Activation.values()) {
            all.add(new Operation(
                    f.symbol(),
                    1,
                    x -> x[0].apply(f),
                    x -> slopes(Numerically.slope(f::value, x[0])),
                    x -> Math.abs(x[0]) > 0.05 && Math.abs(x[0]) < 10));
        }
        return all;
    }

    private static double[] slopes(double... slopes) {
        return slopes;
    }

    private static double[] softmax(double[] x) {
        double[] exp = Arrays.stream(x).map(Math::exp).toArray();
        double sum = Arrays.stream(exp).sum();
        return Arrays.stream(exp).map(e -> e / sum).toArray();
    }

    private static double[] slopesOfSoftmax(double[] x) {
        double[] p = softmax(x);
        return slopes(p[0] * (1 - p[0]), -p[0] * p[1], -p[0] * p[2]);
    }

    /** What to do with which earlier nodes; leaves come first. */
    private record Step(Operation operation, int[] inputs) {}

    private static final class RandomGraph {
        private final List<Value> leaves = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final List<Value> nodes = new ArrayList<>();
        private final List<double[]> slopesTowardLeaves = new ArrayList<>();

        RandomGraph(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 5; i++) {
                leaves.add(Value.of(random.nextDouble(-2, 2)));
                double[] itself = new double[5];
                itself[i] = 1;
                slopesTowardLeaves.add(itself);
            }
            nodes.addAll(leaves);
            while (steps.size() < 30) {
                Operation operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
                int[] inputs = random.ints(operation.arity, 0, nodes.size()).toArray();
                tryToAdd(new Step(operation, inputs));
            }
        }

        private void tryToAdd(Step step) {
            double[] numbers = Arrays.stream(step.inputs)
                    .mapToDouble(i -> nodes.get(i).data())
                    .toArray();
            if (!step.operation.usable.test(numbers)) {
                return;
            }
            Value node = apply(step, nodes);
            if (Math.abs(node.data()) > 20) {
                return;
            }
            double[] slopes = step.operation.slopes.apply(numbers);
            double[] towardLeaves = new double[leaves.size()];
            for (int i = 0; i < slopes.length; i++) {
                for (int leaf = 0; leaf < towardLeaves.length; leaf++) {
                    towardLeaves[leaf] += slopes[i] * slopesTowardLeaves.get(step.inputs[i])[leaf];
                }
            }
            steps.add(step);
            nodes.add(node);
            slopesTowardLeaves.add(towardLeaves);
        }

        private static Value apply(Step step, List<Value> nodes) {
            return step.operation.build.apply(
                    Arrays.stream(step.inputs).mapToObj(nodes::get).toArray(Value[]::new));
        }

        /** The same expression from the leaves' present data; every node has a part in it. */
        Value loss() {
            List<Value> anew = new ArrayList<>(leaves);
            steps.forEach(step -> anew.add(apply(step, anew)));
            return Value.sum(anew.toArray(Value[]::new));
        }

        double slopeOfLossToward(int leaf) {
            return slopesTowardLeaves.stream()
                    .mapToDouble(slopes -> slopes[leaf])
                    .sum();
        }

        double largestSlopeToward(int leaf) {
            return slopesTowardLeaves.stream()
                    .mapToDouble(slopes -> Math.abs(slopes[leaf]))
                    .max()
                    .orElseThrow();
        }
    }

    @Test
    void backwardFindsWhatForwardModeFinds() {
        for (int seed = 0; seed < 300; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            graph.loss().backward();
            for (int leaf = 0; leaf < graph.leaves.size(); leaf++) {
                double tolerance = 1e-7 * Math.max(1, graph.largestSlopeToward(leaf));
                assertThat(graph.leaves.get(leaf).grad())
                        .as("leaf %s of graph %s", leaf, seed)
                        .isCloseTo(graph.slopeOfLossToward(leaf), within(tolerance));
            }
        }
    }

    @Test
    void gradientCheckAgrees() {
        for (int seed = 0; seed < 100; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            assertThat(GradientCheck.check(graph::loss, graph.leaves))
                    .as("graph %s", seed)
                    .matches(GradientCheck.Report::passed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSecondPassDoublesEveryLeafButForRounding(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        Value loss = graph.loss();
        loss.backward();
        double[] once = graph.leaves.stream().mapToDouble(Value::grad).toArray();

        loss.backward();

        for (int leaf = 0; leaf < once.length; leaf++) {
            double rounding = 1e-13 * graph.largestSlopeToward(leaf);
            assertThat(graph.leaves.get(leaf).grad()).isCloseTo(2 * once[leaf], within(rounding));
        }
    }

    @Test
    void everyOperationHasItsTurn() {
        Set<String> used = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            new RandomGraph(seed).steps.forEach(step -> used.add(step.operation.name));
        }
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        OPERATIONS.stream().map(Operation::name).toList());
    }
}
