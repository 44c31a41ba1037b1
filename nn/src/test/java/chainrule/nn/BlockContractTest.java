package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every block of the library: it tells its sizes, names its parameters, and refuses rows of another length. */
class BlockContractTest {
    private static final WeightDistribution HALF = (fanIn, fanOut, random) -> 0.5;
    private static final Random RANDOM = new Random(1);

    /** A block with what is to be read of it; labels are the first and the last. */
    record Known(Block block, String text, int inputs, int outputs, List<String> labels) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Known> blocks() {
        return Stream.of(
                new Known(new Linear(3, 2, HALF, RANDOM), "Linear 3 -> 2", 3, 2, List.of("n1.w1", "n2.w3")),
                new Known(new LayerNorm(3), "LayerNorm 3", 3, 3, List.of("gain1", "shift3")),
                new Known(new BatchNorm(2), "BatchNorm 2", 2, 2, List.of("gain1", "shift2")),
                new Known(new RmsNorm(3), "RmsNorm 3", 3, 3, List.of("gain1", "gain3")),
                new Known(RmsNorm.withoutGain(3), "RmsNorm 3", 3, 3, List.of()),
                new Known(
                        new Residual(new LayerNorm(2)),
                        "Residual(LayerNorm 2)",
                        2,
                        2,
                        List.of("B1.gain1", "B1.shift2")),
                new Known(
                        new SelfAttention(4, 1, HALF, RANDOM),
                        "SelfAttention 4, 1 head",
                        4,
                        4,
                        List.of("query.n1.w1", "output.n4.w4")),
                new Known(
                        new SelfAttention(4, 2, HALF, RANDOM),
                        "SelfAttention 4, 2 heads",
                        4,
                        4,
                        List.of("query.n1.w1", "output.n4.w4")),
                new Known(
                        new FeedForward(2, 5, Activation.RELU, HALF, RANDOM),
                        "FeedForward 2 -> 5 -> 2, relu",
                        2,
                        2,
                        List.of("in.n1.w1", "out.n2.w5")),
                new Known(
                        FeedForward.geGlu(2, 5, HALF, RANDOM),
                        "FeedForward 2 -> 5 -> 2, gelu, gated",
                        2,
                        2,
                        List.of("in.n1.w1", "out.n2.w5")),
                new Known(
                        FeedForward.swiGlu(2, 5, HALF, RANDOM),
                        "FeedForward 2 -> 5 -> 2, silu, gated",
                        2,
                        2,
                        List.of("in.n1.w1", "out.n2.w5")));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void itTellsWhatItIs(Known known) {
        assertThat(known.block()).hasToString(known.text());
        assertThat(known.block().inputs()).isEqualTo(known.inputs());
        assertThat(known.block().outputs()).isEqualTo(known.outputs());
        assertThat(known.block().predict(new double[3][known.inputs()])).hasDimensions(3, known.outputs());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void itNamesItsParametersFromTheStartAndInAChain(Known known) {
        Block block = known.block();
        if (!(block instanceof Residual)) { // which names what is inside only where it stands in a chain
            assertThat(firstAndLast(block)).isEqualTo(known.labels());
        }
        new Sequential(block);
        assertThat(firstAndLast(block))
                .isEqualTo(known.labels().stream().map(label -> "B1." + label).toList());
        assertThat(block.parameters().stream().map(Value::label)).doesNotHaveDuplicates();
    }

    private static List<String> firstAndLast(Block block) {
        List<Value> all = block.parameters();
        return all.isEmpty()
                ? List.of()
                : List.of(all.get(0).label(), all.get(all.size() - 1).label());
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aRowOfAnotherLengthIsRefusedInTrainingAndInUse(Known known) {
        int wrong = known.inputs() + 1;
        Value[][] leaves = new Value[2][];
        for (int i = 0; i < 2; i++) {
            leaves[i] = IntStream.range(0, wrong).mapToObj(Value::of).toArray(Value[]::new);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.block().forward(leaves))
                .withMessageContaining("expected " + known.inputs() + " values, got " + wrong);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.block().predict(new double[2][wrong]))
                .withMessageContaining("expected " + known.inputs() + " values, got " + wrong);
    }

    /** One that does not tell its sizes beforehand, and gives two numbers whatever comes. */
    private record Two() implements Block {
        @Override
        public Value[] forward(Value... inputs) {
            return new Value[] {Value.of(1), Value.of(2)};
        }

        @Override
        public double[] predict(double... inputs) {
            return new double[2];
        }
    }

    @Test
    void aSkipAroundWhatChangesTheLengthIsRefusedWhenItShows() {
        Residual skip = new Residual(new Two());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> skip.forward(Value.of(1)))
                .withMessage("outputs of inner: expected 1 value, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> skip.predict(1))
                .withMessage("outputs of inner: expected 1 value, got 2");
    }

    @Test
    void whatIsNoBlockTellsWhatItIsToo() {
        Embedding tokens = new Embedding(5, 4, HALF, RANDOM);
        Embedding places = new Embedding(3, 4, HALF, RANDOM);
        Transformer transformer = new Transformer(tokens, places, new Linear(4, 5, HALF, RANDOM));

        assertThat(tokens).hasToString("Embedding 5 -> 4");
        assertThat(new Embedding(2, 2, HALF, RANDOM).parameters())
                .extracting(Value::label)
                .containsExactly("token1.w1", "token1.w2", "token2.w1", "token2.w2");
        assertThat(transformer.toString()).startsWith("Transformer(Embedding 5 -> 4; Embedding 3 -> 4; ");
        assertThat(transformer.vocabulary()).isEqualTo(5);
        assertThat(transformer.context()).isEqualTo(3);
        assertThat(new Dropout(0.25, RANDOM)).hasToString("Dropout 0.25");
        assertThat(new SelfAttention(4, 2, HALF, RANDOM).heads()).isEqualTo(2);
    }

    @Test
    void theBatchNormOfOneRowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchNorm(1).forward(Value.of(1)))
                .withMessageStartingWith("rows: expected at least 2 rows");
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenOutOfRangeIsRefused(int token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Embedding(5, 2, HALF, RANDOM).predict(0, token))
                .withMessage("tokens[1]: expected an index within 0..4, got " + token);
        assertThat(new Embedding(5, 2, HALF, RANDOM).predict(0, 4)).hasDimensions(2, 2);
    }

    static Stream<Integer> tokens() {
        return Stream.of(-1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE);
    }
}
