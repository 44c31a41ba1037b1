package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.npz.NpzException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go to NumPy and come from NumPy, bit for bit; what cannot be read says why. */
class NumPyTest {
    @TempDir
    static Path folder;

    private static final MLP OURS = net();

    /** What NumPy sees in ours: a line for each array. */
    private static List<String> seen;

    @BeforeAll
    static void exchange() throws Exception {
        Python.run("numpy_files.py", "write", folder);
        List<Value> weights = OURS.layers().get(0).weights();
        weights.get(0).setData(-0.0);
        weights.get(1).setData(Double.MIN_VALUE);
        weights.get(2).setData(Double.NEGATIVE_INFINITY);
        weights.get(3).setData(Double.NaN);
        OURS.save(folder.resolve("ours.npz"));
        SplitMix64 random = new SplitMix64(2);
        new Transformer(5, 4, 4, 1, 2, Initializer.HE_NORMAL, random).save(folder.resolve("transformer.npz"));
        Sequential chain = chain(random);
        new Checkpoint(chain, new Adam(chain.parameters(), 0.1), random).save(folder.resolve("chain.npz"), 3);
        seen = Python.run(
                "numpy_files.py",
                "read",
                folder.resolve("ours.npz"),
                folder.resolve("transformer.npz"),
                folder.resolve("chain.npz"));
    }

    private static Sequential chain(SplitMix64 random) {
        return new Sequential(
                new Layer(2, 3, new PRelu(0.25), random),
                new BatchNorm(3),
                new Dropout(0.5, random),
                new Residual(
                        new Sequential(new LayerNorm(3), new RmsNorm(3), new Layer(3, 3, Activation.RELU, random))),
                FeedForward.swiGlu(3, 4, Initializer.HE_NORMAL, random));
    }

    private static MLP net() {
        return new MLP(new int[] {2, 3, 1}, Activation.TANH, new SplitMix64(1));
    }

    /** In the order of the file, which has weights before biases. */
    private static List<Double> numbers(MLP net) {
        List<Value> values = new ArrayList<>();
        for (Layer layer : net.layers()) {
            values.addAll(layer.weights());
            layer.neurons().forEach(neuron -> values.add(neuron.bias()));
        }
        return values.stream().map(Value::data).toList();
    }

    private static List<Double> numbers(IntToDoubleFunction number) {
        return IntStream.range(0, 13).mapToDouble(number).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64.npz", "compressed.npz", "gaps.npz", "skipped.npz"})
    void doublesComeWithEachBit(String file) {
        MLP net = net();

        net.loadWeights(folder.resolve(file));

        assertThat(numbers(net)).isEqualTo(numbers(i -> i / 7.0));
    }

    @Test
    void floatsBecomeTheDoublesThatTheyAre() {
        MLP net = net();

        net.loadWeights(folder.resolve("float32.npz"));

        assertThat(numbers(net)).isEqualTo(numbers(i -> i / 7f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int64.npz", "int32.npz", "int8.npz", "uint8.npz"})
    void wholeNumbersAreRead(String file) {
        MLP net = net();

        net.loadWeights(folder.resolve(file));

        assertThat(numbers(net)).isEqualTo(List.of(0., 1., 2., 3., 4., 5., 0., 1., 2., 0., 1., 2., 0.));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fortran.npz; '0.weight: expected C order, that is fortran_order False, got True'",
                "big-endian.npz; '0.weight: expected numbers of one of the types float64, float32, int64, int32, int8, uint8, got >f8, which is big endian'",
                "pickled.npz; '0.weight: expected numbers of one of the types float64, float32, int64, int32, int8, uint8, got |O, which is pickled objects'",
                "half.npz; '0.weight: expected numbers of one of the types float64, float32, int64, int32, int8, uint8, got <f2'",
                "complex.npz; '0.weight: expected numbers of one of the types float64, float32, int64, int32, int8, uint8, got <c16'",
                "text.npz; '0.weight: expected numbers of one of the types float64, float32, int64, int32, int8, uint8, got <U1'",
                "transposed.npz; '0.weight: expected shape (3, 2), got shape (2,3)'",
                "flat.npz; '0.weight: expected shape (3, 2), got shape (6,)'",
                "scalar.npz; '1.bias: expected shape (1,), got shape ()'",
                "empty.npz; '0.weight: expected shape (3, 2), got shape (3,0)'",
                "bomb.npz; '0.weight: expected shape (3, 2), got shape (4000000,)'",
                "less.npz; '1.bias: expected an array of this name, got none; there are [0.weight, 0.bias, 1.weight]'",
                "renamed.npz; '0.bias: expected an array of this name, got none; there are [0.weight, 0.b, 1.weight, 1.bias]'",
                "more.npz; '2.bias: expected no more arrays than [0.weight, 0.bias, 1.weight, 1.bias], got this one'",
            })
    void whatCannotBeReadSaysWhy(String file, String why) {
        MLP net = net();
        List<Double> before = numbers(net);

        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> net.loadWeights(folder.resolve(file)))
                .withMessage(folder.resolve(file) + ": " + why);
        assertThat(numbers(net)).isEqualTo(before);
    }

    @Test
    void tablesAndSingleArraysAreNoWeights() {
        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> net().loadWeights(folder.resolve("structured.npz")))
                .withMessageContaining(
                        "0.weight: expected a header with descr, fortran_order and shape of plain numbers")
                .withMessageContaining("[('x', '<f8')]");
        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> net().loadWeights(folder.resolve("one.npy")))
                .withMessageContaining("one.npy: expected a zip file of arrays");
    }

    @Test
    void numPyFindsWhatWasSaved() {
        double[] numbers =
                numbers(OURS).stream().mapToDouble(Double::doubleValue).toArray();

        assertThat(seen.stream().filter(line -> line.startsWith("ours.npz")))
                .containsExactly(
                        "ours.npz 0.weight <f8 (3,2) C " + hex(numbers, 0, 6),
                        "ours.npz 0.bias <f8 (3,) C " + hex(numbers, 6, 9),
                        "ours.npz 1.weight <f8 (1,3) C " + hex(numbers, 9, 12),
                        "ours.npz 1.bias <f8 (1,) C " + hex(numbers, 12, 13),
                        "ours.npz chainrule.architecture |u1 (31,) C " + hex("MLP\n2 -> 3 tanh\n3 -> 1 identity"));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(double[] numbers, int from, int to) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < to; i++) {
            bytes.putDouble(numbers[i]);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    @Test
    void numPySeesNamesAndShapesOfPyTorch() {
        assertThat(seen.stream()
                        .filter(line -> !line.startsWith("ours.npz"))
                        .map(line -> line.split(" "))
                        .filter(parts -> !parts[1].endsWith("architecture"))
                        .map(parts -> parts[1] + " " + parts[3]))
                .containsExactly(
                        "tokens.weight (5,4)",
                        "places.weight (4,4)",
                        "body.1.inner.1.query.weight (4,4)",
                        "body.1.inner.1.key.weight (4,4)",
                        "body.1.inner.1.value.weight (4,4)",
                        "body.1.inner.1.output.weight (4,4)",
                        "body.2.inner.1.up.weight (16,4)",
                        "body.2.inner.1.down.weight (4,16)",
                        "body.3.weight (5,4)",
                        "0.weight (3,2)",
                        "0.bias (3,)",
                        "0.activation.weight (1,)",
                        "1.weight (3,)",
                        "1.bias (3,)",
                        "1.running_mean (3,)",
                        "1.running_var (3,)",
                        "3.inner.0.weight (3,)",
                        "3.inner.0.bias (3,)",
                        "3.inner.1.weight (3,)",
                        "3.inner.2.weight (3,3)",
                        "3.inner.2.bias (3,)",
                        "4.up.weight (4,3)",
                        "4.gate.weight (4,3)",
                        "4.down.weight (3,4)",
                        "chainrule.optimizer.learning_rate ()",
                        "chainrule.optimizer.mean (73,)",
                        "chainrule.optimizer.mean_square (73,)",
                        "chainrule.optimizer.mean_square_exponent (73,)",
                        "chainrule.optimizer.steps ()",
                        "chainrule.random.0 (2,)",
                        "chainrule.step ()");
    }

    @Test
    void theSameNetGivesTheSameBytes() throws Exception {
        net().save(folder.resolve("once.npz"));
        net().save(folder.resolve("twice.npz"));

        assertThat(Files.mismatch(folder.resolve("once.npz"), folder.resolve("twice.npz")))
                .isEqualTo(-1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }
}
