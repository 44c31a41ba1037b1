package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformerPartsTest {
    private static final WeightDistribution NORMAL = (fanIn, fanOut, random) -> 0.7 * random.nextGaussian();
    private static final double[][] X = {{0.5, -1.2, 0.3, 0.8}, {1.5, 0.3, -2.0, 0.1}, {-0.7, 1.2, 0.1, -0.4}};

    private static Random random() {
        return new Random(3);
    }

    static Stream<Block> blocks() {
        return Stream.of(
                new Linear(4, 3, NORMAL, random()),
                new SelfAttention(4, 1, NORMAL, random()),
                new SelfAttention(4, 2, NORMAL, random()),
                new FeedForward(4, 3, Activation.RELU, NORMAL, random()),
                new FeedForward(4, 3, new PRelu(0.2), NORMAL, random()),
                FeedForward.swiGlu(4, 3, NORMAL, random()),
                FeedForward.geGlu(4, 3, NORMAL, random()));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void gradientsAgreeWithFiniteDifferences(Block block) {
        Value[][] x = leaves();
        List<Value> all = new ArrayList<>(block.parameters());
        Stream.of(x).flatMap(Stream::of).forEach(all::add);
        List<Value> sample = IntStream.range(0, all.size())
                .filter(i -> i % 3 == 0)
                .mapToObj(all::get)
                .toList();

        var report = GradientCheck.check(() -> squares(block.forward(x)), sample);

        assertThat(report.passed()).as(report.toString()).isTrue();
    }

    /** Each output counts, and differently. */
    private static Value squares(Value[][] rows) {
        Value[] all = Stream.of(rows).flatMap(Stream::of).toArray(Value[]::new);
        return Value.sum(IntStream.range(0, all.length)
                .mapToObj(i -> all[i].pow(2).times(1 + i / 10.0))
                .toArray(Value[]::new));
    }

    private static Value[][] leaves() {
        return Stream.of(X).map(MlpTest::leaves).toArray(Value[][]::new);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void predictsWhatItsGraphHolds(Block block) {
        double[][] predicted = block.predict(X);

        Value[][] outputs = block.forward(leaves());
        for (int t = 0; t < X.length; t++) {
            assertThat(predicted[t]).containsExactly(MlpTest.data(outputs[t]), within(1e-14));
        }
        assertThat(block.predict(X[0])).containsExactly(predicted[0], within(1e-14));
        assertThat(MlpTest.data(block.forward(MlpTest.leaves(X[0])))).containsExactly(predicted[0], within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void rowsOfAnotherLengthAreRefused(Block block) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.forward(MlpTest.leaves(1, 2, 3)))
                .withMessageContaining("expected 4 values, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.predict(1, 2, 3))
                .withMessageContaining("expected 4 values, got 3");
    }

    @Test
    void linearIsItsMatrixTimesTheRow() {
        Linear map = new Linear(2, 2, NORMAL, random());
        double[] w = {1, 2, 3, 4};
        IntStream.range(0, 4).forEach(i -> map.parameters().get(i).setData(w[i]));

        assertThat(map.predict(10, 1)).containsExactly(12, 34);
    }

    @Test
    void embeddingGivesTheRowsOfItsTokens() {
        Embedding embedding = new Embedding(3, 2, NORMAL, random());
        List<Value> all = embedding.parameters();

        Value[][] rows = embedding.forward(2, 0, 2);

        assertThat(rows).isDeepEqualTo(new Value[][] {
            {all.get(4), all.get(5)}, {all.get(0), all.get(1)}, {all.get(4), all.get(5)}
        });
        assertThat(embedding.predict(1)[0])
                .containsExactly(all.get(2).data(), all.get(3).data());
    }

    @Test
    void aTokenThatStandsTwiceGetsBothGradients() {
        Embedding embedding = new Embedding(3, 1, NORMAL, random());
        Value[][] rows = embedding.forward(2, 0, 2);

        rows[0][0].times(3).plus(rows[2][0].times(4)).backward();

        assertThat(embedding.parameters()).extracting(Value::grad).containsExactly(0.0, 0.0, 7.0);
    }

    @Test
    void aRowWithoutAPastLooksAtItselfAlone() {
        assertThat(Stream.of(new SelfAttention(4, 2, NORMAL, random()).weights(X)))
                .allSatisfy(head -> assertThat(head[0]).containsExactly(1));
    }

    @Test
    void weightsAreTheSoftmaxOfProductsOverRootSize() {
        SelfAttention attention = new SelfAttention(4, 2, NORMAL, random());
        double[][] q = product(attention.parameters().subList(0, 16));
        double[][] k = product(attention.parameters().subList(16, 32));

        double[] shares = IntStream.range(0, 3)
                .mapToDouble(s -> Math.exp((q[2][2] * k[s][2] + q[2][3] * k[s][3]) / Math.sqrt(2)))
                .toArray();
        double sum = DoubleStream.of(shares).sum();

        assertThat(attention.weights(X)[1][2])
                .containsExactly(
                        DoubleStream.of(shares).map(share -> share / sum).toArray(), within(1e-14));
    }

    private static double[][] product(List<Value> matrix) {
        return Stream.of(X)
                .map(x -> IntStream.range(0, 4)
                        .mapToDouble(i -> IntStream.range(0, 4)
                                .mapToDouble(j -> matrix.get(4 * i + j).data() * x[j])
                                .sum())
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void scoresAndWeightsAreLabelled() {
        Value output = new SelfAttention(4, 1, NORMAL, random()).forward(leaves())[2][0];

        assertThat(output.graph())
                .filteredOn(node -> node.label().equals("score"))
                .hasSize(3);
        assertThat(output.graph())
                .filteredOn(node -> node.label().equals("weight"))
                .hasSize(3)
                .satisfies(weights -> assertThat(
                                weights.stream().mapToDouble(Value::data).sum())
                        .isEqualTo(1, within(1e-15)));
    }

    @Test
    void hugeScoresDoNotOverflow() {
        SelfAttention attention = new SelfAttention(1, 1, (in, out, random) -> 1, random());

        assertThat(attention.weights(new double[][] {{40}, {60}})[0][1]).containsExactly(0, 1);
        assertThat(attention.forward(new Value[][] {MlpTest.leaves(40), MlpTest.leaves(60)})[1][0].data())
                .isEqualTo(60);
    }

    /** silu(2) = 2 / (1 + e^-2). */
    @Test
    void swiGluIsSiluTimesTheGate() {
        FeedForward block = FeedForward.swiGlu(1, 1, NORMAL, random());
        double[] w = {2, 3, 10};
        IntStream.range(0, 3).forEach(i -> block.parameters().get(i).setData(w[i]));

        assertThat(block.predict(1)[0]).isCloseTo(10 * 3 * 2 / (1 + Math.exp(-2)), within(1e-13));
    }

    @Test
    void headsMustShareTheWidth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelfAttention(4, 3, NORMAL, random()))
                .withMessage("heads: expected a divisor of the width, 4, got 3");
    }
}
