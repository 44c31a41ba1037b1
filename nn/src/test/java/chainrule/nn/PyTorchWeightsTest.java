package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that went to PyTorch, and weights that came from there: the numbers are the same bit for bit, and so are the outputs but for rounding. */
class PyTorchWeightsTest {
    @TempDir
    Path folder;

    /** A net of the kind of a file, with weights of its own. */
    private static Sequential net(String file, long seed) {
        SplitMix64 random = new SplitMix64(seed);
        WeightDistribution uniform = Initializer.XAVIER_UNIFORM;
        return switch (file) {
            case "ours-mlp.npz" -> new MLP(new int[] {2, 4, 4, 2}, Activation.TANH, uniform, random);
            case "theirs-mlp.npz" -> new MLP(new int[] {2, 4, 4, 1}, Activation.RELU, uniform, random);
            case "ours-chain.npz" ->
                new Sequential(
                        new Layer(2, 4, new PRelu(0.3), uniform, random),
                        new BatchNorm(4),
                        new Residual(
                                new Sequential(new LayerNorm(4), new Layer(4, 4, Activation.GELU, uniform, random))),
                        new Layer(4, 1, Activation.SIGMOID, uniform, random));
            default ->
                new Sequential(
                        new Layer(2, 4, Activation.TANH, uniform, random),
                        new BatchNorm(4),
                        new LayerNorm(4),
                        new Layer(4, 1, Activation.IDENTITY, uniform, random));
        };
    }

    /** One that was saved: running figures and biases are not those of the start. */
    private static Sequential used(String file) {
        Sequential net = net(file, 7);
        SplitMix64 random = new SplitMix64(8);
        net.parameters().forEach(parameter -> parameter.setData(parameter.data() + 0.1 * random.nextDouble()));
        Value[][] rows = new Value[8][2];
        for (Value[] row : rows) {
            Arrays.setAll(row, i -> Value.of(random.nextDouble()));
        }
        net.forward(rows);
        return net;
    }

    private static Path given(String file) throws URISyntaxException {
        return Path.of(PyTorchWeightsTest.class.getResource(file).toURI());
    }

    private static List<String[]> notes(String file, String kind) throws Exception {
        try (Stream<String> lines = Files.lines(given("pytorch-weights.txt"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(file + " " + kind))
                    .map(line -> line.split(" "))
                    .toList();
        }
    }

    private static double[] numbers(String[] words, int from) {
        return Arrays.stream(words, from, words.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours-mlp.npz", "ours-chain.npz"})
    void theFilesThatPyTorchReadAreWhatWeWrite(String file) throws Exception {
        Path target =
                Path.of(System.getProperty("pytorchFiles", folder.toString())).resolve(file);

        used(file).save(target);

        if (System.getProperty("pytorchFiles") == null) {
            assertThat(Files.mismatch(target, given(file))).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours-mlp.npz", "ours-chain.npz", "theirs-mlp.npz", "theirs-chain.npz"})
    void outputsAreEqual(String file) throws Exception {
        Sequential net = net(file, 99);
        net.loadWeights(given(file));

        List<String[]> notes = notes(file, "outputs");

        assertThat(notes).hasSize(5);
        for (String[] words : notes) {
            double[] outputs = net.predict(Double.parseDouble(words[2]), Double.parseDouble(words[3]));
            double[] expected = numbers(words, 4);
            assertThat(outputs).hasSameSizeAs(expected);
            for (int i = 0; i < outputs.length; i++) {
                assertThat(outputs[i]).isCloseTo(expected[i], within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ours-mlp.npz", "ours-chain.npz", "theirs-mlp.npz", "theirs-chain.npz"})
    void numbersAreTheSameBitForBit(String file) throws Exception {
        Sequential net = net(file, 99);
        net.loadWeights(given(file));

        List<String[]> notes = notes(file, "numbers");

        assertThat(notes).isNotEmpty();
        StateDict dict = StateDict.of(net);
        for (int i = 0; i < notes.size(); i++) {
            assertThat(dict.numbers(dict.names().get(i))).as(notes.get(i)[2]).isEqualTo(numbers(notes.get(i), 3));
        }
    }
}
