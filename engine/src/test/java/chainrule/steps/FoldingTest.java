package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldingTest {
    /** A net with labels as those of MLP, tanh in the hidden layers, on one sample. */
    private static final class Net {
        final Value[] inputs;
        final List<Value> parameters = new ArrayList<>();
        Value output;

        Net(int... sizes) {
            inputs = IntStream.rangeClosed(1, sizes[0])
                    .mapToObj(i -> Value.of(0.1 * i, "x" + i))
                    .toArray(Value[]::new);
            Value[] signal = inputs;
            for (int layer = 1; layer < sizes.length; layer++) {
                Value[] outputs = new Value[sizes[layer]];
                for (int n = 0; n < outputs.length; n++) {
                    String name = "L" + layer + ".n" + (n + 1) + ".";
                    Value z = neuron(name, signal);
                    outputs[n] = layer == sizes.length - 1 ? z : z.tanh().label(name + "a");
                }
                signal = outputs;
            }
            output = signal[0];
        }

        private Value neuron(String name, Value[] signal) {
            Value[] weights = IntStream.rangeClosed(1, signal.length)
                    .mapToObj(i -> Value.of(0.3 - 0.1 * i, name + "w" + i))
                    .toArray(Value[]::new);
            Value bias = Value.of(0.2, name + "b");
            parameters.addAll(Arrays.asList(weights));
            parameters.add(bias);
            return Value.dot(weights, signal, bias).label(name + "z");
        }

        Value loss() {
            return output.minus(Value.of(1, "y")).label("e").pow(2).label("loss");
        }

        /** With each parameter squared and added. */
        Value penalizedLoss() {
            Value[] all = parameters.toArray(Value[]::new);
            return loss().plus(Value.dot(all, all).times(0.01));
        }
    }

    private static Folding fold(Value output) {
        return new Folding(new Recording(output));
    }

    private static Value chain(int nodes) {
        Value x = Value.of(1, "x");
        for (int i = 1; i < nodes; i++) {
            x = x.plus(1);
        }
        return x;
    }

    /** A sum of as many leaves. */
    private static Value row(int leaves) {
        return Value.sum(IntStream.range(0, leaves).mapToObj(i -> Value.of(i)).toArray(Value[]::new));
    }

    private static List<String> described(Folding folding) {
        return folding.groups().stream()
                .map(group -> group.isFolded() ? group.title() + ": " + group.summary() : group.title())
                .toList();
    }

    /** What the rest of the package relies on, whatever the graph. */
    private static void assertSound(Value output) {
        Recording recording = new Recording(output);
        Folding folding = new Folding(recording);
        List<Integer> all = folding.groups().stream()
                .flatMap(group -> group.nodes().stream())
                .toList();
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, recording.nodes().size()).boxed().toList());
        for (int i = 0; i < folding.groups().size(); i++) {
            Folding.Group group = folding.groups().get(i);
            assertThat(group.nodes()).isSorted().isNotEmpty().allMatch(node -> node <= group.root());
            for (int node : group.nodes()) {
                assertThat(folding.groupOf(node)).isEqualTo(i);
            }
        }
        for (Recording.Edge edge : recording.edges()) {
            int from = folding.groupOf(edge.input());
            int to = folding.groupOf(edge.node());
            if (from != to) {
                assertThat(from).as("a group comes after those that it uses").isLessThan(to);
                assertThat(recording.nodes().get(edge.input()).isLeaf()
                                || edge.input() == folding.groups().get(from).root())
                        .as("only the last node of a group, or a leaf, is used outside")
                        .isTrue();
            }
        }
    }

    @Test
    void sixtyNodesAreLeftAsTheyAreAndOneMoreIsFolded() {
        assertThat(fold(chain(60)).isFolded()).isFalse();
        assertThat(fold(chain(60)).groups()).hasSize(60);
        assertThat(fold(chain(61)).isFolded()).isTrue();
    }

    @Test
    void twelveInALayerAreLeftAsTheyAreAndOneMoreIsFolded() {
        assertThat(fold(row(12)).isFolded()).isFalse();
        assertThat(fold(row(13)).isFolded()).isTrue();
    }

    @Test
    void aGraphThatIsNotFoldedHasEachNodeInForwardOrder() {
        Value a = Value.of(3, "a");
        Folding folding = fold(a.plus(a).label("b").times(a));

        assertThat(described(folding)).containsExactly("a", "b", "out");
        assertThat(folding.groups()).extracting(Folding.Group::summary).containsOnly("");
        assertSound(a.plus(a).times(a));
    }

    @Test
    void aNetBecomesOneBoxForEachNeuron() {
        Value loss = new Net(2, 4, 4, 1).loss();

        assertThat(described(fold(loss)))
                .containsExactlyInAnyOrder(
                        "x1",
                        "x2",
                        "L1.n1: tanh(w · x + b)",
                        "L1.n2: tanh(w · x + b)",
                        "L1.n3: tanh(w · x + b)",
                        "L1.n4: tanh(w · x + b)",
                        "L2.n1: tanh(w · x + b)",
                        "L2.n2: tanh(w · x + b)",
                        "L2.n3: tanh(w · x + b)",
                        "L2.n4: tanh(w · x + b)",
                        "L3.n1: w · x + b",
                        "loss: 2 operations");
        assertSound(loss);
    }

    @Test
    void aNeuronsBoxHoldsItsWeightsItsBiasItsSumAndItsActivation() {
        Recording recording = new Recording(new Net(2, 4, 4, 1).loss());
        Folding.Group neuron = new Folding(recording)
                .groups().stream()
                        .filter(group -> group.title().equals("L2.n3"))
                        .findFirst()
                        .orElseThrow();

        assertThat(neuron.nodes())
                .extracting(recording::name)
                .containsExactlyInAnyOrder(
                        "L2.n3.w1", "L2.n3.w2", "L2.n3.w3", "L2.n3.w4", "L2.n3.b", "L2.n3.z", "L2.n3.a")
                .endsWith("L2.n3.a");
    }

    @Test
    void weightsThatAPenaltyUsesStayWithTheirNeuron() {
        Value loss = new Net(2, 4, 4, 1).penalizedLoss();

        assertThat(described(fold(loss))).hasSize(13).contains("L1.n2: tanh(w · x + b)", "L3.n1: w · x + b");
        assertSound(loss);
    }

    @Test
    void aPenaltyOfEachWeightByItselfLeavesThemThereToo() {
        Net net = new Net(2, 4, 4, 1);
        Value[] squares = net.parameters.stream().map(w -> w.pow(2)).toArray(Value[]::new);
        Value loss = net.loss().plus(Value.sum(squares).times(0.01));

        Recording recording = new Recording(loss);
        Folding folding = new Folding(recording);
        for (Value parameter : net.parameters) {
            String neuron = parameter.label().substring(0, 5);
            assertThat(folding.groups()
                            .get(folding.groupOf(recording.position(parameter)))
                            .title())
                    .isEqualTo(neuron);
        }
        assertSound(loss);
    }

    @Test
    void aPenaltyThatTheNeuronItselfUsesIsNoCircle() {
        Value[] w = {Value.of(0.5, "w1"), Value.of(-0.5, "w2")};
        Value penalty = Value.dot(w, w);
        Value neuron =
                Value.dot(w, new Value[] {penalty, Value.of(2)}, Value.of(0)).tanh();

        assertSound(Value.sum(neuron, penalty, chain(70)));
    }

    @Test
    void aNeuronWithAFunctionOfItsWeightAsInputIsNoCircle() {
        Value w = Value.of(0.1, "w");

        assertSound(
                Value.dot(new Value[] {w}, new Value[] {w.exp()}, Value.of(0)).plus(chain(70)));
    }

    @Test
    void neuronsThatUseEachOthersWeightsAreNoCircle() {
        Value w = Value.of(0.1, "w");
        Value v = Value.of(0.2, "v");
        Value one = Value.dot(new Value[] {w}, new Value[] {v}, Value.of(0));
        Value other = Value.dot(new Value[] {v}, new Value[] {w}, Value.of(1));
        Value sloped = Value.dot(new Value[] {w}, new Value[] {Value.of(3)}, Value.of(0))
                .prelu(v);
        Value otherSloped = Value.dot(new Value[] {v}, new Value[] {Value.of(3)}, Value.of(1))
                .prelu(w);

        assertSound(Value.sum(one, other, chain(70)));
        assertSound(Value.sum(sloped, otherSloped, chain(70)));
    }

    @Test
    void sixtyFourInputsAreOneRow() {
        Value loss = new Net(64, 3, 1).loss();

        assertThat(described(fold(loss)))
                .containsExactlyInAnyOrder(
                        "x1 … x64: 64 leaves",
                        "L1.n1: tanh(w · x + b)",
                        "L1.n2: tanh(w · x + b)",
                        "L1.n3: tanh(w · x + b)",
                        "L2.n1: w · x + b",
                        "loss: 2 operations");
        assertSound(loss);
    }

    @Test
    void whatHasNoBiasIsNotSaidToHaveOne() {
        Value[] weights = Stream.generate(() -> Value.of(1)).limit(20).toArray(Value[]::new);
        Value[] inputs = Stream.generate(() -> Value.of(2)).limit(20).toArray(Value[]::new);

        assertThat(described(fold(Value.dot(weights, inputs).label("z")))).containsExactly("z: w · x");
    }

    @Test
    void aBoxWithoutACommonPrefixIsCalledAfterItsLastNode() {
        Value sum = row(20).label("total");

        assertThat(described(fold(sum))).containsExactly("total: sum");
        assertThat(described(fold(sum.label("")))).containsExactly("out: sum");
        assertThat(described(fold(sum.label("a\nb.total")))).containsExactly("a b: sum");
        Value[] terms = sum.inputs().toArray(Value[]::new);
        terms[0].label("left.x");
        terms[1].label("right.x");
        assertThat(described(fold(Value.sum(terms).label("both")))).containsExactly("both: sum");
    }

    @Test
    void aFunctionWithoutASymbolIsFolded() {
        DifferentiableFunction nameless = DifferentiableFunction.of("", x -> x, x -> 1);

        assertThat(described(fold(row(20).plus(Value.of(1).apply(nameless).label("f")))))
                .containsExactly("f: ", "out: 2 operations");
    }

    @Test
    void aChainIsCutIntoBoxesOfThirtyOperations() {
        Folding folding = fold(chain(101));

        assertThat(folding.groups())
                .extracting(Folding.Group::summary)
                .containsExactly("10 operations", "30 operations", "30 operations", "30 operations");
        assertSound(chain(101));
    }

    @Test
    void everyRandomGraphIsFoldedSoundly() {
        for (int seed = 0; seed < 60; seed++) {
            assertSound(RandomGraph.of(seed, 10 + 3 * seed));
            assertSound(tangle(seed));
        }
    }

    /** Neurons over a few shared leaves, which are weights, inputs and biases all at once, with penalties among them. */
    private static Value tangle(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Value> leaves = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            leaves.add(Value.of(random.nextDouble(-1, 1)));
        }
        List<Value> nodes = new ArrayList<>(leaves);
        Set<Value> ends = new LinkedHashSet<>();
        for (int i = 0; i < 35; i++) {
            Value[] x = random.ints(4, 0, nodes.size()).mapToObj(nodes::get).toArray(Value[]::new);
            Value[] w = random.ints(3, 0, leaves.size()).mapToObj(leaves::get).toArray(Value[]::new);
            Value[] some = {w[0], w[1]};
            Value node = switch (random.nextInt(6)) {
                case 0 -> Value.dot(some, new Value[] {x[0], x[1]}, w[2]).tanh();
                case 1 -> Value.dot(some, new Value[] {x[0], x[1]}, w[2]).prelu(w[1]);
                case 2 -> Value.dot(some, some);
                case 3 -> w[0].pow(2);
                case 4 -> Value.dot(new Value[] {x[0]}, new Value[] {x[1]}, w[2]);
                default -> x[0].times(x[1]);
            };
            nodes.add(node);
            ends.add(node);
        }
        nodes.forEach(node -> ends.removeAll(node.inputs()));
        return Value.sum(ends.toArray(Value[]::new));
    }
}
