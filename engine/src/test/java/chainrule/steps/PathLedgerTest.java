package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathLedgerTest {
    private static final int ALL = Integer.MAX_VALUE;

    /** Walks all paths from a node down to a target, and notes the product of each. */
    private static void enumerate(Value from, double product, Value target, List<Double> products) {
        if (from == target) {
            products.add(product);
        }
        for (int slot = 0; slot < from.inputs().size(); slot++) {
            enumerate(from.inputs().get(slot), product * from.localDerivative(slot), target, products);
        }
    }

    private static List<Double> sizes(List<Double> products) {
        return products.stream()
                .map(Math::abs)
                .sorted((a, b) -> Double.compare(b, a))
                .toList();
    }

    private static List<Double> products(PathLedger ledger, int node) {
        return ledger.largest(node).stream().map(PathLedger.Path::product).toList();
    }

    @Test
    void allPathsAreThoseThatAnEnumerationFindsAndSumUpToTheGradient() {
        for (int seed = 0; seed < 60; seed++) {
            Value output = RandomGraph.of(seed, 9);
            Recording recording = new Recording(output);
            PathLedger ledger = new PathLedger(recording, ALL);
            output.backward();
            for (int node = 0; node < recording.nodes().size(); node++) {
                Value target = recording.nodes().get(node);
                List<Double> expected = new ArrayList<>();
                enumerate(output, 1, target, expected);

                List<Double> products = products(ledger, node);

                String which = "graph " + seed + ", node " + node;
                assertThat(ledger.count(node)).as(which).isEqualTo(expected.size());
                assertThat(products).as(which).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(products.stream().map(Math::abs).toList()).as(which).isEqualTo(sizes(expected));
                assertThat(products.stream().mapToDouble(Double::doubleValue).sum())
                        .as(which)
                        .isCloseTo(target.grad(), within(1e-12 * Math.max(1, Math.abs(target.grad()))));
            }
        }
    }

    @Test
    void aLimitKeepsTheLargest() {
        for (int seed = 0; seed < 20; seed++) {
            Value output = RandomGraph.of(seed, 9);
            Recording recording = new Recording(output);
            PathLedger ledger = new PathLedger(recording, 3);
            for (Value leaf : RandomGraph.leavesOf(output)) {
                List<Double> all = new ArrayList<>();
                enumerate(output, 1, leaf, all);
                int node = recording.position(leaf);

                assertThat(sizes(products(ledger, node))).isEqualTo(sizes(all).subList(0, Math.min(3, all.size())));
                assertThat(ledger.count(node)).isEqualTo(all.size());
            }
        }
    }

    @Test
    void aPathsEdgesLeadFromTheOutputToTheNode() {
        for (int seed = 0; seed < 20; seed++) {
            Recording recording = new Recording(RandomGraph.of(seed, 9));
            PathLedger ledger = new PathLedger(recording, ALL);
            for (int node = 0; node < recording.nodes().size(); node++) {
                List<PathLedger.Path> paths = ledger.largest(node);
                assertThat(paths).extracting(PathLedger.Path::edges).doesNotHaveDuplicates();
                for (PathLedger.Path path : paths) {
                    int at = recording.outputPosition();
                    double product = 1;
                    for (int index : path.edges()) {
                        Recording.Edge edge = recording.edges().get(index);
                        assertThat(edge.node()).isEqualTo(at);
                        at = edge.input();
                        product *= edge.step().localDerivative();
                    }
                    assertThat(at).isEqualTo(node);
                    assertThat(path.product()).isEqualTo(product);
                }
            }
        }
    }

    @Test
    void theThreePathsOfASumTimesItsOwnTerm() {
        Value a = Value.of(3, "a");
        PathLedger ledger = new PathLedger(new Recording(a.plus(a).times(a)), 6);

        assertThat(products(ledger, 0)).containsExactly(6.0, 3.0, 3.0);
        assertThat(ledger.largest(0))
                .extracting(PathLedger.Path::edges)
                .contains(List.of(1), List.of(0, 2), List.of(0, 3));
    }

    @Test
    void theOutputHasOnePathAndNoEdges() {
        PathLedger ledger = new PathLedger(new Recording(Value.of(3, "a")), 6);

        assertThat(ledger.largest(0)).containsExactly(new PathLedger.Path(List.of(), 1));
        assertThat(ledger.count(0)).isEqualTo(1);
    }

    /** With 0.7 the products of equal paths differ in their last digit on the way: a search that relies on ties would never end. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.7, 0.1, -3, 0, 1e-20, 1e20, Double.NaN, Double.POSITIVE_INFINITY})
    void asManyPathsAsTwoToTheSixtyAreNoMatter(double factor) {
        Value x = Value.of(1.3, "x");
        Value doubled = x;
        for (int i = 0; i < 60; i++) {
            doubled = doubled.times(factor);
            doubled = doubled.plus(doubled);
        }
        Recording recording = new Recording(doubled);
        PathLedger ledger = new PathLedger(recording, 6);

        assertThat(ledger.count(0)).isEqualTo(Math.pow(2, 60));
        double each = IntStream.range(0, 60).mapToDouble(i -> factor).reduce(1, (a, b) -> a * b);
        assertThat(products(ledger, 0)).hasSize(6).containsOnly(each);
    }

    @Test
    void aNetWhoseWeightsAreAllAlikeIsNoMatter() {
        Value[] signal = {Value.of(0.5), Value.of(-1)};
        for (int layer = 0; layer < 10; layer++) {
            Value[] outputs = new Value[8];
            for (int i = 0; i < outputs.length; i++) {
                Value[] weights = IntStream.range(0, signal.length)
                        .mapToObj(j -> Value.of(0.1))
                        .toArray(Value[]::new);
                outputs[i] = Value.dot(weights, signal, Value.of(0)).tanh();
            }
            signal = outputs;
        }
        Recording recording = new Recording(Value.sum(signal));
        PathLedger ledger = new PathLedger(recording, 6);

        int input = recording.edges().get(recording.edges().size() - 2).input(); // the last neuron's second input
        assertThat(recording.nodes().get(input).data()).isEqualTo(-1);
        assertThat(ledger.count(input)).isEqualTo(Math.pow(8, 10));
        assertThat(products(ledger, input))
                .hasSize(6)
                .allSatisfy(product -> assertThat(product).isPositive());
    }

    @Test
    void aProductThatIsNotANumberComesFirst() {
        Value x = Value.of(0, "x");
        Value output = Value.sum(x.times(1e300), x.sqrt().times(0), x); // slopes 1e300, Infinity * 0 and 1
        PathLedger ledger = new PathLedger(new Recording(output), 6);

        assertThat(products(ledger, 0)).containsExactly(Double.NaN, 1e300, 1.0);
    }

    @Test
    void aPathOfInfiniteSlopeComesBeforeAllFiniteOnes() {
        Value x = Value.of(0, "x");
        PathLedger ledger =
                new PathLedger(new Recording(Value.sum(x.times(-5), x.sqrt().negate(), x.times(0))), 2);

        assertThat(products(ledger, 0)).containsExactly(Double.NEGATIVE_INFINITY, -5.0);
        assertThat(ledger.count(0)).isEqualTo(3);
    }
}
