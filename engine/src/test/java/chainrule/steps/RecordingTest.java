package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Backpropagation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final int OPERATIONS = 25;

    private static List<Double> gradients(Recording recording) {
        return IntStream.range(0, recording.nodes().size())
                .mapToObj(recording::gradient)
                .toList();
    }

    @Test
    void gradientsAreThoseOfBackwardFromZeroBitForBit() {
        for (int seed = 0; seed < 40; seed++) {
            Recording recording = new Recording(RandomGraph.of(seed, OPERATIONS));
            Value same = RandomGraph.of(seed, OPERATIONS);
            same.backward();

            assertThat(gradients(recording))
                    .as("graph %s", seed)
                    .isEqualTo(same.graph().stream().map(Value::grad).toList());
        }
    }

    @Test
    void theGraphKeepsTheGradientsThatItHas() {
        for (int seed = 0; seed < 10; seed++) {
            Value output = RandomGraph.of(seed, OPERATIONS);
            output.backward();
            output.backward();
            List<Double> before = output.graph().stream().map(Value::grad).toList();

            Recording recording = new Recording(output);

            assertThat(output.graph()).extracting(Value::grad).isEqualTo(before);
            Value untouched = RandomGraph.of(seed, OPERATIONS);
            assertThat(gradients(recording)).isEqualTo(gradients(new Recording(untouched)));
            assertThat(untouched.graph()).extracting(Value::grad).containsOnly(0.0);
        }
    }

    @Test
    void edgesComeInTheOrderOfTheEnginesSteps() {
        for (int seed = 0; seed < 20; seed++) {
            Value output = RandomGraph.of(seed, OPERATIONS);
            Recording recording = new Recording(output);

            assertThat(recording.edges())
                    .extracting(edge -> edge.step().text())
                    .isEqualTo(Backpropagation.steps(output).stream()
                            .map(Backpropagation.Step::text)
                            .toList());
        }
    }

    @Test
    void eachEdgeLeadsFromANodeToTheInputInItsSlot() {
        for (int seed = 0; seed < 20; seed++) {
            Recording recording = new Recording(RandomGraph.of(seed, OPERATIONS));
            List<String> expected = new ArrayList<>();
            for (int node = recording.nodes().size() - 1; node >= 0; node--) {
                for (int slot = 0; slot < recording.nodes().get(node).inputs().size(); slot++) {
                    expected.add(node + " slot " + slot);
                }
            }

            assertThat(recording.edges())
                    .extracting(edge -> edge.node() + " slot " + edge.slot())
                    .isEqualTo(expected);
            assertThat(recording.edges()).allSatisfy(edge -> {
                Value input = recording.nodes().get(edge.node()).inputs().get(edge.slot());
                assertThat(recording.nodes().get(edge.input())).isSameAs(input);
            });
        }
    }

    @Test
    void aNodeThatIsUsedTwiceByTheSameNodeHasTwoEdges() {
        Value a = Value.of(3, "a");
        Recording recording = new Recording(a.plus(a));

        assertThat(recording.edges()).extracting(Recording.Edge::slot).containsExactly(0, 1);
        assertThat(recording.edges()).extracting(Recording.Edge::input).containsExactly(0, 0);
        assertThat(gradients(recording)).containsExactly(2.0, 1.0);
    }

    @Test
    void aSumTimesItsOwnTerm() {
        Value a = Value.of(3, "a");
        Recording recording = new Recording(a.plus(a).times(a));

        assertThat(gradients(recording)).containsExactly(12.0, 3.0, 1.0); // 2a²: 4a, and a toward the sum
        assertThat(recording.innerNodes()).containsExactly(1, 2);
        assertThat(recording.outputPosition()).isEqualTo(2);
    }

    @Test
    void aLeafAloneIsItsOwnOutput() {
        Recording recording = new Recording(Value.of(3, "a"));

        assertThat(recording.edges()).isEmpty();
        assertThat(recording.innerNodes()).isEmpty();
        assertThat(gradients(recording)).containsExactly(1.0);
    }

    @Test
    void nodesWithTheSameLabelStayApart() {
        Value first = Value.of(2, "x");
        Value second = Value.of(5, "x");
        Recording recording = new Recording(first.times(second).label("x"));

        assertThat(recording.name(0)).isEqualTo(recording.name(1)).isEqualTo("x");
        assertThat(recording.position(first)).isZero();
        assertThat(recording.position(second)).isEqualTo(1);
        assertThat(gradients(recording)).containsExactly(5.0, 2.0, 1.0);
    }
}
