package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.npz.NpyArray;
import chainrule.npz.Npz;
import chainrule.npz.NpzException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
    private static final WeightDistribution NORMAL = Initializer.HE_NORMAL;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("net.npz");
    }

    private static MLP mlp(long seed) {
        return new MLP(new int[] {2, 3, 1}, Activation.TANH, new SplitMix64(seed));
    }

    private static Layer layer(long seed) {
        return new Layer(3, 3, Activation.TANH, new SplitMix64(seed));
    }

    private static double[] parameters(Trainable net) {
        return net.parameters().stream().mapToDouble(Value::data).toArray();
    }

    static List<LongFunction<Block>> blocks() {
        return List.of(
                WeightsTest::layer,
                seed -> new Layer(3, 2, new PRelu(0.1 * seed), new SplitMix64(seed)),
                seed -> new Linear(3, 2, NORMAL, new SplitMix64(seed)),
                seed -> used(new BatchNorm(3), seed),
                seed -> new LayerNorm(3),
                seed -> new RmsNorm(3),
                seed -> RmsNorm.withoutGain(3),
                seed -> new Residual(layer(seed)),
                seed -> new Sequential(
                        layer(seed), new Dropout(0.5, new SplitMix64(seed)), used(new BatchNorm(3), seed)),
                seed -> new SelfAttention(3, 1, NORMAL, new SplitMix64(seed)),
                seed -> new FeedForward(3, 5, new PRelu(0.1 * seed), NORMAL, new SplitMix64(seed)),
                seed -> FeedForward.geGlu(3, 5, NORMAL, new SplitMix64(seed)),
                Scaled::new);
    }

    private static BatchNorm used(BatchNorm norm, double by) {
        norm.forward(new Value[][] {
            {Value.of(by), Value.of(1), Value.of(by + 1)}, {Value.of(0), Value.of(by), Value.of(by * by)}
        });
        return norm;
    }

    /** Somebody's block: one inside, and a parameter of its own. */
    private static final class Scaled implements Block {
        private final Layer inner;
        private final Value scale;

        Scaled(long seed) {
            inner = layer(seed);
            scale = Value.of(seed);
        }

        @Override
        public Value[] forward(Value... inputs) {
            return Stream.of(inner.forward(inputs)).map(scale::times).toArray(Value[]::new);
        }

        @Override
        public double[] predict(double... inputs) {
            return Arrays.stream(inner.predict(inputs))
                    .map(y -> scale.data() * y)
                    .toArray();
        }

        @Override
        public List<Block> blocks() {
            return List.of(inner);
        }

        @Override
        public List<Value> parameters() {
            return Stream.concat(inner.parameters().stream(), Stream.of(scale)).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void anyBlockIsTheSameAfterIt(LongFunction<Block> kind) {
        Block saved = kind.apply(1);
        Block net = kind.apply(2);

        saved.save(file);
        net.loadWeights(file);

        assertThat(parameters(net)).isEqualTo(parameters(saved));
        assertThat(net.predict(0.3, -1, 2)).isEqualTo(saved.predict(0.3, -1, 2));
    }

    @Test
    void aTransformerIsTheSameAfterIt() {
        Transformer saved = new Transformer(5, 4, 6, 2, 3, NORMAL, new SplitMix64(1));
        Transformer net = new Transformer(5, 4, 6, 2, 3, NORMAL, new SplitMix64(2));

        saved.save(file);
        net.loadWeights(file);

        assertThat(net.predict(1, 4, 0)).isDeepEqualTo(saved.predict(1, 4, 0));
    }

    @Test
    void namesAreThoseOfPyTorch() {
        SplitMix64 random = new SplitMix64(1);
        Sequential net = new Sequential(
                new Layer(2, 3, new PRelu(0.1), random),
                new BatchNorm(3),
                new Dropout(0.5, random),
                new Residual(new Sequential(new LayerNorm(3), FeedForward.swiGlu(3, 4, NORMAL, random))),
                new SelfAttention(3, 1, NORMAL, random),
                new Scaled(1));

        assertThat(StateDict.of(net).names())
                .containsExactly(
                        "0.weight",
                        "0.bias",
                        "0.activation.weight",
                        "1.weight",
                        "1.bias",
                        "1.running_mean",
                        "1.running_var",
                        "3.inner.0.weight",
                        "3.inner.0.bias",
                        "3.inner.1.up.weight",
                        "3.inner.1.gate.weight",
                        "3.inner.1.down.weight",
                        "4.query.weight",
                        "4.key.weight",
                        "4.value.weight",
                        "4.output.weight",
                        "5.0.weight",
                        "5.0.bias",
                        "5.parameters");
    }

    @Test
    void aMatrixHasARowForEachOutput() {
        MLP net = mlp(1);
        List<Value> second = net.layers().get(0).neurons().get(1).weights();

        assertThat(StateDict.of(net).numbers("0.weight"))
                .hasSize(6)
                .containsSequence(second.get(0).data(), second.get(1).data());
        assertThat(StateDict.of(net).numbers("0.weight")[2])
                .isEqualTo(second.get(0).data());
    }

    static Stream<DifferentiableFunction> activations() {
        return Stream.concat(
                Stream.of(Activation.values()),
                Stream.of(
                        Activation.leakyRelu(0.2),
                        Activation.leakyRelu(-1. / 3),
                        Activation.elu(0.7),
                        Activation.elu(0)));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void loadBuildsTheNet(DifferentiableFunction activation) {
        MLP saved = new MLP(new int[] {2, 3, 4, 1}, activation, new SplitMix64(1));

        saved.save(file);
        MLP net = MLP.load(file);

        assertThat(net).hasToString(saved.toString());
        assertThat(net.layers().get(1).activation()).isEqualTo(activation);
        assertThat(parameters(net)).isEqualTo(parameters(saved));
        assertThat(net.predict(-0.3, 0.4)).isEqualTo(saved.predict(-0.3, 0.4));
    }

    @Test
    void slopesThatAreSharedStaySharedAndOthersDoNot() {
        SplitMix64 random = new SplitMix64(1);
        PRelu shared = new PRelu(0.1);
        new MLP(
                        new Layer(2, 2, shared, random),
                        new Layer(2, 2, new PRelu(0.2), random),
                        new Layer(2, 2, shared, random))
                .save(file);

        List<Layer> layers = MLP.load(file).layers();

        assertThat(layers.get(2).activation()).isSameAs(layers.get(0).activation());
        assertThat(((PRelu) layers.get(0).activation()).slope().data()).isEqualTo(0.1);
        assertThat(((PRelu) layers.get(1).activation()).slope().data()).isEqualTo(0.2);
    }

    @Test
    void whatIsSharedMustBeTheSameUnderBothNames() {
        Layer twice = layer(1);
        Sequential net = new Sequential(twice, twice);
        double[] before = parameters(net);
        new Sequential(layer(2), layer(3)).save(file);

        refused(net, "1.weight: expected ", ", as under the other name of this shared parameter, got ");
        assertThat(parameters(net)).isEqualTo(before);

        net.save(file);
        net.loadWeights(file);
        assertThat(parameters(net)).isEqualTo(before);
    }

    private void refused(Trainable net, String... parts) {
        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> net.loadWeights(file))
                .withMessageStartingWith(file.toString())
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    /** Cut off anywhere. */
    @Test
    void aFileThatWasCutOffIsRefused() throws IOException {
        mlp(1).save(file);
        byte[] whole = Files.readAllBytes(file);
        MLP net = mlp(2);
        double[] before = parameters(net);

        for (int length = 0; length < whole.length; length += length < whole.length - 30 ? 29 : 1) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(net, "expected ");
        }

        assertThat(parameters(net)).isEqualTo(before);
    }

    @Test
    void aNumberWithAnotherBitIsRefused() throws IOException {
        mlp(1).save(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[30 + "0.weight.npy".length() + 128] ^= 1;
        Files.write(file, bytes);

        refused(mlp(2), "0.weight: expected the checksum of its bytes, got another one");
    }

    @Test
    void filesThatAreNoneAreRefused() throws IOException {
        refused(mlp(1), "expected a file, got nothing there");
        Files.createDirectory(file);
        refused(mlp(1), "expected a file, got something else");
        Files.delete(file);
        Files.writeString(file, "weights");
        refused(mlp(1), "expected a zip file of arrays, got ");
        Files.write(file, new byte[100_000]);
        refused(mlp(1), "expected a file of at most 82752 bytes, got 100000 bytes");
    }

    private void zip(Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive/data.pkl", "../../etc/passwd", "weights/"})
    void otherThingsInAZipAreRefused(String name) throws IOException {
        zip(Map.of(name, new byte[0]));

        refused(mlp(1), ": " + name + ": expected an array, whose name ends with .npy, got another name");
    }

    @Test
    void pathTricksAreNamesLikeAnyOther() throws IOException {
        zip(Map.of("../../0.weight.npy", new byte[10]));

        refused(mlp(1), "0.weight: expected an array of this name, got none; there are [../../0.weight]");
    }

    @Test
    void twinsAreRefused() throws IOException {
        mlp(1).save(file);
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Files.write(file, bytes(text.replace("1.bias", "0.bias")));

        refused(mlp(1), "0.bias.npy: expected each name once, got it twice");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void headersThatPromiseTooMuchAreRefused() throws IOException {
        Layer net = layer(1);
        Map<String, byte[]> entries = new LinkedHashMap<>(Map.of("bias.npy", new byte[0]));
        Map.of(
                        "\u0093NUMPY\2\0\0\0\0\100",
                        "a header of at most 10000 bytes, got 1073741824 bytes",
                        "\u0093NUMPY\1\0\377\0{",
                        "a header of 255 bytes, got 1 bytes",
                        "\u0093NUMPY\4\0",
                        "version 1.0, 2.0 or 3.0 of the format, got 4.0",
                        "\u0080\4\225",
                        "an array that begins with \\x93NUMPY, got other bytes",
                        header("(3, 3, 999999999999)"),
                        "shape (3, 3), got shape (3,3,999999999999)",
                        header("(3, 3)"),
                        "9 numbers, got only 0")
                .forEach((content, why) -> {
                    entries.put("weight.npy", bytes(content));
                    try {
                        zip(entries);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    refused(net, "weight: expected " + why);
                });
    }

    private static String header(String shape) {
        String text = "{'shape': " + shape + ", \"descr\": '<f4', 'fortran_order': False}";
        return "\u0093NUMPY\1\0" + (char) text.length() + "\0" + text;
    }

    @Test
    void numbersThatAreMissingOrTooManyAreRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("weight.npy", bytes(header("(2, 1)") + "\0".repeat(9)));
        zip(entries);
        refused(
                new Linear(1, 2, NORMAL, new SplitMix64(1)),
                "weight: expected 2 numbers, got more bytes than these take");

        entries.put("weight.npy", bytes(header("(2, 1)") + "\0".repeat(7)));
        zip(entries);
        refused(new Linear(1, 2, NORMAL, new SplitMix64(1)), "weight: expected 2 numbers, got only 1");
    }

    /** Files whose net cannot be built. */
    @Test
    void architecturesThatCannotBeBuiltAreRefused() {
        Map<String, String> texts = Map.of(
                "MLP\n2 -> 3 cube\n3 -> 1 identity",
                        "an activation of this library; with one of your own, build the net",
                "MLP\n999999999 -> 999999999 tanh", "no more numbers than the file has bytes, ",
                "MLP\n2 -> 3 tanh\n4 -> 1 tanh", "inputs from the layer before, got 4 -> 1 tanh",
                "MLP\n2 -> 0 tanh", "a line like 2 -> 16 tanh, got 2 -> 0 tanh",
                "MLP\n2 -> 1 elu(-1)", "an activation of this library",
                "MLP", "an MLP; for another net, build it and load its weights",
                "Sequential(Layer)", "an MLP; for another net, build it and load its weights, got Sequential(Layer)");
        texts.forEach((text, why) -> {
            Npz.write(file, Map.of("chainrule.architecture", NpyArray.of(text)));
            assertThatExceptionOfType(NpzException.class)
                    .isThrownBy(() -> MLP.load(file))
                    .withMessageStartingWith(file + ": chainrule.architecture: expected " + why);
        });
    }

    @Test
    void anActivationOfOnesOwnIsSavedButHasToBeBuilt() {
        DifferentiableFunction cube = DifferentiableFunction.of("cube", x -> x * x * x, x -> 3 * x * x);
        Function<Long, MLP> build = seed -> new MLP(new int[] {1, 2, 1}, cube, new SplitMix64(seed));
        build.apply(1L).save(file);
        MLP net = build.apply(2L);

        net.loadWeights(file);

        assertThat(net.predict(0.5)).isEqualTo(build.apply(1L).predict(0.5));
        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> MLP.load(file))
                .withMessageEndingWith("build the net and load its weights, got other: cube");
    }

    @Test
    void aFileWithoutAnArchitectureIsForLoadWeights() {
        Npz.write(file, Map.of("0.weight", NpyArray.of(new double[] {1}, 1, 1)));

        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> MLP.load(file))
                .withMessage(file + ": chainrule.architecture: expected an array of this name, got none");
    }

    @Test
    void savingReplacesAFileOrLeavesIt() throws IOException {
        mlp(1).save(file);
        mlp(2).save(file);
        assertThat(parameters(MLP.load(file))).isEqualTo(parameters(mlp(2)));

        Path impossible = file.resolve("below.npz");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> mlp(3).save(impossible))
                .withMessageContaining("cannot write " + impossible);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void namesAreTakenOnce() {
        StateDict dict = new StateDict();
        dict.add("a", Value.of(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> dict.add("a", Value.of(2)))
                .withMessage("name: expected one that is not yet taken, got a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dict.add("b", Value.of(1).plus(1)))
                .withMessageStartingWith("leaves: expected leaves, got ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dict.numbers("c"))
                .withMessage("name: expected one of [a], got c");
    }

    @Test
    void whatIsSavedBesideANetTravelsWithIt() {
        MLP net = mlp(1);
        net.save(file, Map.of("units", NpyArray.of("cm"), "mean", NpyArray.of(new double[] {3, 4}, 2)));

        assertThat(parameters(MLP.load(file))).containsExactly(parameters(net));
        MLP other = mlp(2);
        other.loadWeights(file);
        assertThat(parameters(other)).containsExactly(parameters(net));
        try (Npz npz = Npz.open(file, 10_000)) {
            assertThat(npz.text("chainrule.beside.units", 10)).isEqualTo("cm");
            assertThat(npz.read("chainrule.beside.mean", 2)).containsExactly(3, 4);
        }
    }

    @Test
    void whatTravelsWithANetMustBeLight() {
        MLP net = mlp(1);
        int most = 50_000 + 50 * net.parameters().size();
        Map<String, NpyArray> many = Stream.iterate(0, i -> i + 1)
                .limit(78)
                .collect(Collectors.toMap(i -> "name" + i, i -> NpyArray.of("x")));
        net.save(file, many);
        assertThat(parameters(MLP.load(file))).containsExactly(parameters(net));

        byte[] before = bytes(file);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.save(file, Map.of("heavy", NpyArray.of("x".repeat(most)))))
                .withMessageStartingWith("beside: expected at most " + most + " bytes, got ");
        assertThat(bytes(file)).isEqualTo(before);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
