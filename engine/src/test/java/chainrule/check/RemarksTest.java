package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Names;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemarksTest {
    private final Value x = Value.of(2, "x");

    private ByParts parts(Supplier<Value> loss) {
        return new ByParts(new LossFunction(loss, List.of(x)));
    }

    private List<String> remarks(ByParts parts) {
        return new Remarks(parts, List.of(x)).all();
    }

    private List<String> remarks(Supplier<Value> loss) {
        ByParts parts = parts(loss);
        parts.judge(x, 0);
        return remarks(parts);
    }

    private Value wrong(Value value, String name, double factor) {
        return value.apply(DifferentiableFunction.of(name, t -> t, t -> factor));
    }

    /** Each wrong by itself, the last one the most. */
    private Value sumOfWrong(int operations) {
        return Value.sum(IntStream.rangeClosed(1, operations)
                .mapToObj(i -> wrong(x, "wrong" + i, 1 + i))
                .toArray(Value[]::new));
    }

    @Test
    void ofARightGraphThereAreNone() {
        ByParts parts = parts(() -> x.times(3).pow(2));
        parts.judge(x, 36);

        assertThat(remarks(parts)).isEmpty();
    }

    @Test
    void theWorstOperationsComeFirst() {
        assertThat(remarks(() -> sumOfWrong(3)))
                .containsExactly(
                        "The derivative of wrong3 is wrong: v4 = wrong3 at 2 (x), says 4, differences of it alone say 1.",
                        "The derivative of wrong2 is wrong: v3 = wrong2 at 2 (x), says 3, differences of it alone say 1.",
                        "The derivative of wrong1 is wrong: v2 = wrong1 at 2 (x), says 2, differences of it alone say 1.");
    }

    @Test
    void moreThanThreeAreCounted() {
        assertThat(remarks(() -> sumOfWrong(5))).hasSize(4).endsWith("Further wrong operations: 2.");
    }

    @Test
    void nodesOfTheSameOperationAreCounted() {
        assertThat(remarks(() -> wrong(wrong(wrong(x, "f", 2), "f", 2), "f", 2)).get(0))
                .endsWith("say 1. Further wrong nodes of it: 2.");
    }

    @Test
    void ofSeveralInputsTheWorstIsNamedAndTheNodeCountsOnce() {
        Operation sum = Operation.of("wrong sum", 2, in -> in[0] + in[1], in -> new double[] {2, 3});

        assertThat(remarks(() -> sum.applyTo(x, x.times(1).label("h"))))
                .containsExactly("The derivative of wrong sum is wrong: out = wrong sum at 2 (x), 2 (h),"
                        + " says 3 toward input 1 (h), differences of it alone say 1.");
    }

    @Test
    void aChainThatIsPutTogetherToAnotherNumberIsSaid() {
        ByParts parts = parts(() -> x.times(3));
        parts.judge(x, 4);

        assertThat(remarks(parts))
                .containsExactly("All operations are right, but the backward pass puts them together to another number"
                        + " than forward mode.");
    }

    @Test
    void parametersThatAreMissingAreNamed() {
        ByParts parts = parts(() -> x.times(3));
        List<Value> unused = List.of(x, Value.of(1), Value.of(1, "b"), Value.of(1, "c"), Value.of(1, "d"));

        assertThat(new Remarks(parts, unused.subList(0, 4)).all().get(0))
                .startsWith("Not in the graph of the loss: parameter 1; b; c. The loss");
        assertThat(new Remarks(parts, unused).all().get(0))
                .startsWith("Not in the graph of the loss: parameter 1; b; c; and 1 more. The loss");
    }

    @Test
    void aLossThatIsNoNumberIsSaid() {
        assertThat(remarks(() -> x.times(0).log()))
                .contains("The loss is -Infinity; NonFinite.firstIn(loss) tells where that began.");
    }

    @Test
    void whatCouldNotBeToldIsNamed() {
        x.setData(1e20);

        assertThat(remarks(() -> x.apply(DifferentiableFunction.of("cos", Math::cos, t -> -Math.sin(t)))))
                .contains("Differences of it alone could not tell the derivative of out = cos at 1E20 (x).");
    }

    @Test
    void kinksAreNamed() {
        x.setData(0);
        ByParts one = parts(x::relu);
        one.judge(x, 0);
        assertThat(remarks(one))
                .containsExactly("1 node sits exactly on a kink: out = relu at 0 (x)."
                        + " There each slope between the one on the left and the one on the right is right.");

        ByParts two = parts(() -> x.relu().plus(x.apply(Activation.LEAKY_RELU)));
        two.judge(x, Activation.LEAKY_RELU.derivative(0));
        assertThat(remarks(two).get(0)).startsWith("2 nodes sit exactly on a kink: ");
    }

    @Test
    void ofManyInputsFourAreShown() {
        Value[] inputs = {x, x, x, x, x};
        Value four = Value.sum(x, x, x, x);
        Value five = Value.sum(inputs);

        assertThat(Nodes.at(four, new Names(four))).isEqualTo("out = sum at 2 (x), 2 (x), 2 (x), 2 (x)");
        assertThat(Nodes.at(five, new Names(five))).isEqualTo("out = sum at 2 (x), 2 (x), 2 (x), 2 (x) and 1 more");
    }
}
