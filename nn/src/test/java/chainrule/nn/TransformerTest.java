package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.compiled.CompiledGraph;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Figures of the whole are those of the matrix formulas in {@code microgpt.py}, among the resources. */
class TransformerTest {
    private static final WeightDistribution NORMAL = (fanIn, fanOut, random) -> 0.08 * random.nextGaussian();
    private static final WeightDistribution LARGE = (fanIn, fanOut, random) -> 0.6 * random.nextGaussian();

    private final Transformer reference = new Transformer(27, 16, 16, 1, 4, NORMAL, new Random(42));

    /** The lines of microgpt.txt that begin with a word. */
    private static List<String[]> golden(String word) throws IOException {
        var stream = Objects.requireNonNull(TransformerTest.class.getResourceAsStream("microgpt.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(" "))
                    .filter(line -> line[0].equals(word))
                    .toList();
        }
    }

    /** The mean over all places; 0 begins and ends a name, a is 1. */
    private static Value loss(Transformer net, String name) {
        int[] tokens =
                (" " + name + " ").chars().map(c -> c == ' ' ? 0 : c - 'a' + 1).toArray();
        Value[][] logits =
                net.forward(IntStream.of(tokens).limit(tokens.length - 1).toArray());
        return Loss.mean(IntStream.range(0, logits.length)
                .mapToObj(t -> Loss.softmaxCrossEntropy(logits[t], tokens[t + 1]))
                .toArray(Value[]::new));
    }

    @Test
    void theReferenceHas4192Parameters() {
        assertThat(reference.parameters()).hasSize(4192).doesNotHaveDuplicates();
    }

    @Test
    void gradientsOfTheFirstStepAreThoseOfTheMatrixFormulas() throws IOException {
        List<String[]> gradients = golden("gradient");
        assertThat(gradients).hasSize(27);

        loss(reference, golden("loss").get(0)[1]).backward();

        for (String[] line : gradients) {
            assertThat(reference.parameters().get(Integer.parseInt(line[1])).grad())
                    .as("parameter %s", line[1])
                    .isCloseTo(Double.parseDouble(line[2]), within(1e-14));
        }
    }

    @Test
    void lossesOfFiftyStepsAreThoseOfTheMatrixFormulas() throws IOException {
        List<String[]> losses = golden("loss");
        assertThat(losses).hasSize(50);
        Adam adam = new Adam(reference.parameters(), 0.01, 0.85, 0.99, 1e-8);

        for (int step = 0; step < losses.size(); step++) {
            adam.zeroGrad();
            adam.setLearningRate(0.01 * (1 - step / 1000.0));
            Value loss = loss(reference, losses.get(step)[1]);
            loss.backward();
            adam.step();

            assertThat(loss.data())
                    .as("step %d, %s", step, losses.get(step)[1])
                    .isCloseTo(Double.parseDouble(losses.get(step)[2]), within(1e-11));
        }
    }

    @Test
    void predictsWhatItsGraphHolds() {
        int[] sequence = {0, 3, 8, 1, 4};

        double[][] predicted = reference.predict(sequence);

        Value[][] logits = reference.forward(sequence);
        for (int t = 0; t < sequence.length; t++) {
            assertThat(predicted[t]).containsExactly(MlpTest.data(logits[t]), within(1e-15));
        }
    }

    @Test
    void theFutureChangesNothing() {
        assertThat(reference.predict(0, 3, 8, 1)[2]).isEqualTo(reference.predict(0, 3, 8, 26, 5)[2]);
    }

    @Test
    void thePlaceOfATokenMatters() {
        double[][] logits = reference.predict(5, 5);

        assertThat(logits[0]).isNotEqualTo(logits[1]);
    }

    @Test
    void gradientsOfTwoBlocksAgreeWithFiniteDifferences() {
        Random random = new Random(5);
        Transformer net = new Transformer(
                new Embedding(3, 2, LARGE, random),
                new Embedding(3, 2, LARGE, random),
                new RmsNorm(2),
                Transformer.attentionBlock(new SelfAttention(2, 2, LARGE, random)),
                Transformer.feedForwardBlock(FeedForward.swiGlu(2, 2, LARGE, random)),
                Transformer.attentionBlock(new SelfAttention(2, 1, LARGE, random)),
                Transformer.feedForwardBlock(new FeedForward(2, 2, new PRelu(0.3), LARGE, random)),
                new Linear(2, 3, LARGE, random));

        List<Value> parameters = net.parameters();
        List<Value> sample = IntStream.range(0, parameters.size())
                .filter(i -> i % 4 == 0)
                .mapToObj(parameters::get)
                .toList();

        var report = GradientCheck.check(
                () -> {
                    Value[][] logits = net.forward(2, 1, 0);
                    return Value.sum(
                            Loss.softmaxCrossEntropy(logits[0], 1),
                            Loss.softmaxCrossEntropy(logits[1], 2),
                            Loss.softmaxCrossEntropy(logits[2], 0));
                },
                sample);

        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(parameters).hasSize(6 + 6 + 2 + 2 * 16 + 3 * 4 + 2 * 4 + 1 + 6);
    }

    /** Rows of three places go in; the embeddings, which pick rows by tokens, stay outside. */
    @Test
    void theBodyCanBeCompiled() {
        double[] numbers = new Random(6).doubles(3 * 16).toArray();
        Value[] inputs = MlpTest.leaves(numbers);
        Value[][] rows = {
            Arrays.copyOfRange(inputs, 0, 16), Arrays.copyOfRange(inputs, 16, 32), Arrays.copyOfRange(inputs, 32, 48)
        };
        Value[][] logits = reference.body().forward(rows);
        Value loss = Loss.mean(
                Loss.softmaxCrossEntropy(logits[0], 4),
                Loss.softmaxCrossEntropy(logits[1], 0),
                Loss.softmaxCrossEntropy(logits[2], 9));
        loss.backward();
        List<Value> parameters = reference.body().parameters();
        double[] eager = parameters.stream().mapToDouble(Value::grad).toArray();
        reference.zeroGrad();

        double compiled = CompiledGraph.of(loss, inputs).run(new double[][] {numbers});

        assertThat(compiled).isCloseTo(loss.data(), within(1e-14));
        assertThat(parameters.stream().mapToDouble(Value::grad).toArray()).containsExactly(eager, within(1e-14));
    }

    @Test
    void aFreshOneWithSmallWeightsHardlyPrefersAToken() {
        assertThat(loss(reference, "japan").data()).isCloseTo(Math.log(27), within(0.15));
    }

    @Test
    void parametersAreNamedByTheirPlace() {
        Stream<String> labels = reference.parameters().stream().map(Value::label);

        assertThat(labels.toList())
                .contains("token3.w16", "place16.w1", "B2.B1.B2.query.n1.w2", "B3.B1.B2.in.n64.w16", "B4.n27.w16");
    }

    @Test
    void sequencesThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reference.forward())
                .withMessage("sequence: expected 1 to 16 tokens, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reference.predict(new int[17]))
                .withMessage("sequence: expected 1 to 16 tokens, got 17");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reference.forward(0, 27))
                .withMessage("tokens[1]: expected an index within 0..26, got 27");
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        Random random = new Random(1);
        Embedding four = new Embedding(5, 4, NORMAL, random);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transformer(four, new Embedding(3, 5, NORMAL, random), new RmsNorm(4)))
                .withMessage("width of places: expected 4 values, got 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transformer(four, four, new RmsNorm(5)))
                .withMessage("inputs of body[0]: expected 4 values, got 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transformer(27, 16, 16, 0, 4, NORMAL, random))
                .withMessage("blocks: expected at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedForward(4, 0, Activation.RELU, NORMAL, random))
                .withMessage("hidden: expected at least 1, got 0");
    }
}
