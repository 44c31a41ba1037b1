package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MlpTest {
    /** h1 = relu(x1 - x2), h2 = relu(0.5 x1 + 2 x2 - 1), out = h1 - 2 h2 + 0.5. */
    static MLP smallNet() {
        MLP net = new MLP(new int[] {2, 2, 1}, Activation.RELU, new Random(1));
        set(net, 1, -1, 0, 0.5, 2, -1, 1, -2, 0.5);
        return net;
    }

    static void set(Trainable trainable, double... data) {
        List<Value> parameters = trainable.parameters();
        assertThat(parameters).hasSize(data.length);
        IntStream.range(0, data.length).forEach(i -> parameters.get(i).setData(data[i]));
    }

    static Value[] leaves(double... data) {
        return Arrays.stream(data).mapToObj(Value::of).toArray(Value[]::new);
    }

    static double[] data(Value... values) {
        return Stream.of(values).mapToDouble(Value::data).toArray();
    }

    /** So that 0 and -0 are not the same. */
    static long[] bits(double... data) {
        return Arrays.stream(data).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void outputsAreThoseWorkedOutByHand() {
        MLP net = smallNet();

        assertThat(data(net.forward(Value.of(3), Value.of(1)))).containsExactly(2 - 2 * 2.5 + 0.5);
        assertThat(data(net.forward(3, 1))).containsExactly(-2.5);
        assertThat(net.predict(3, 1)).containsExactly(-2.5);
        assertThat(net.predict(1, 3)).containsExactly(0 - 2 * 5.5 + 0.5);
    }

    @Test
    void gradientsAreThoseWorkedOutByHand() {
        MLP net = smallNet();

        net.forward(3, 1)[0].backward();

        assertThat(net.parameters())
                .extracting(Value::grad)
                .containsExactly(3.0, 1.0, 1.0, -2 * 3.0, -2 * 1.0, -2.0, 2.0, 2.5, 1.0);
    }

    @Test
    void inputsHaveGradientsToo() {
        Value x1 = Value.of(3);
        Value x2 = Value.of(1);

        smallNet().forward(x1, x2)[0].backward();

        assertThat(x1.grad()).isEqualTo(1 - 2 * 0.5);
        assertThat(x2.grad()).isEqualTo(-1 - 2 * 2);
    }

    @Test
    void parametersComeLayerByLayerNeuronByNeuronWeightsThenBias() {
        MLP net = new MLP(new int[] {2, 3, 2}, Activation.TANH, new Random(1));

        List<Value> expected = net.layers().stream()
                .flatMap(layer -> layer.neurons().stream())
                .flatMap(neuron -> Stream.concat(neuron.weights().stream(), Stream.of(neuron.bias())))
                .toList();
        assertThat(net.parameters()).hasSize(3 * (2 + 1) + 2 * (3 + 1)).containsExactlyElementsOf(expected);
        assertThat(net.parameters())
                .extracting(Value::label)
                .containsExactly(
                        "L1.n1.w1",
                        "L1.n1.w2",
                        "L1.n1.b",
                        "L1.n2.w1",
                        "L1.n2.w2",
                        "L1.n2.b",
                        "L1.n3.w1",
                        "L1.n3.w2",
                        "L1.n3.b",
                        "L2.n1.w1",
                        "L2.n1.w2",
                        "L2.n1.w3",
                        "L2.n1.b",
                        "L2.n2.w1",
                        "L2.n2.w2",
                        "L2.n2.w3",
                        "L2.n2.b");
    }

    @ParameterizedTest
    @EnumSource
    void predictIsForwardBitForBit(Activation activation) {
        Random random = new Random(5);
        MLP net = new MLP(new int[] {3, 8, 5, 2}, activation, Initializer.NAIVE, random);
        for (int i = 0; i < 100; i++) {
            double[] inputs = random.doubles(3, -5, 5).toArray();

            assertThat(bits(net.predict(inputs))).containsExactly(bits(data(net.forward(inputs))));
            assertThat(bits(net.predict(inputs))).containsExactly(bits(data(net.forward(leaves(inputs)))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hiddenLayersHaveTheActivationAndTheOutputLayerIsLinear(Activation activation) {
        MLP net = new MLP(new int[] {2, 4, 3, 1}, activation, new Random(1));

        assertThat(net.layers())
                .extracting(Layer::activation)
                .containsExactly(activation, activation, Activation.IDENTITY);
        assertThat(net.layers()).extracting(Layer::inputs).containsExactly(2, 4, 3);
        assertThat(net.layers()).extracting(Layer::outputs).containsExactly(4, 3, 1);
    }

    @Test
    void twoSizesAreOneLinearLayer() {
        MLP net = new MLP(new int[] {2, 1}, Activation.RELU, new Random(1));
        set(net, 2, 3, -50);

        assertThat(net.predict(1, 1)).containsExactly(-45);
    }

    @Test
    void layersWithActivationsOfTheirOwnMakeANet() {
        Layer hidden = new Layer(2, 2, Activation.RELU, new Random(1));
        Layer probability = new Layer(2, 1, Activation.SIGMOID, new Random(1));
        MLP net = new MLP(hidden, probability);
        set(net, 1, -1, 0, 0.5, 2, -1, 1, -2, 0.5);

        assertThat(net.layers()).containsExactly(hidden, probability);
        assertThat(net.predict(3, 1)[0]).as("sigmoid(-2.5)").isCloseTo(0.075858180021243551193, within(1e-16));
        assertThat(net.forward(3, 1)[0].data()).isEqualTo(net.predict(3, 1)[0]);
        assertThat(net).hasToString("MLP 2 -> 2 relu -> 1 sigmoid");
    }

    @Test
    void layerThatIsUsedTwiceHasItsParametersListedOnce() {
        Layer shared = new Layer(2, 2, Activation.TANH, new Random(1));
        MLP net = new MLP(shared, shared);
        Value[] inputs = leaves(0.3, -0.7);

        assertThat(net.parameters()).containsExactlyElementsOf(shared.parameters());
        assertPassed(GradientCheck.check(() -> net.forward(inputs)[0], net.parameters()));
    }

    @Test
    void sameSeedGivesSameBits() {
        assertThat(weights(new MLP(new int[] {3, 4, 2}, Activation.RELU, new Random(9))))
                .containsExactly(weights(new MLP(new int[] {3, 4, 2}, Activation.RELU, new Random(9))));
        assertThat(weights(new MLP(new int[] {3, 4, 2}, Activation.RELU, new Random(9))))
                .isNotEqualTo(weights(new MLP(new int[] {3, 4, 2}, Activation.RELU, new Random(10))));
    }

    @Test
    void eachLayerHasTheInitializerThatFitsItsActivation() {
        Random random = new Random(9);
        MLP byHand = new MLP(
                new Layer(3, 4, Activation.RELU, Initializer.HE_NORMAL, random),
                new Layer(4, 2, Activation.IDENTITY, Initializer.XAVIER_UNIFORM, random));

        assertThat(weights(new MLP(new int[] {3, 4, 2}, Activation.RELU, new Random(9))))
                .containsExactly(weights(byHand));
    }

    @Test
    void initializerThatIsGivenServesEveryLayer() {
        Random random = new Random(9);
        MLP byHand = new MLP(
                new Layer(3, 4, Activation.RELU, Initializer.NAIVE, random),
                new Layer(4, 2, Activation.IDENTITY, Initializer.NAIVE, random));

        assertThat(weights(new MLP(new int[] {3, 4, 2}, Activation.RELU, Initializer.NAIVE, new Random(9))))
                .containsExactly(weights(byHand));
    }

    @Test
    void zeroGradClearsEveryParameter() {
        MLP net = smallNet();
        net.forward(3, 1)[0].backward();

        net.zeroGrad();

        assertThat(net.parameters()).extracting(Value::grad).containsOnly(0.0);
    }

    @Test
    void listsCannotBeChanged() {
        assertThat(smallNet().layers()).isUnmodifiable();
        assertThat(smallNet().parameters()).isUnmodifiable();
    }

    @Test
    void callersArraysMayChangeAfterwards() {
        int[] sizes = {2, 3, 1};
        MLP bySizes = new MLP(sizes, Activation.RELU, new Random(1));
        Layer[] layers = {new Layer(2, 3, Activation.RELU, new Random(1))};
        MLP byLayers = new MLP(layers);

        sizes[0] = 100;
        layers[0] = null;

        assertThat(bySizes.predict(1, 2)).hasSize(1);
        assertThat(byLayers.predict(1, 2)).hasSize(3);
    }

    @Test
    void inputsStayAsTheyAre() {
        double[] numbers = {3, 1};
        Value[] values = leaves(3, 1);
        Value[] copy = values.clone();

        smallNet().predict(numbers);
        smallNet().forward(numbers);
        smallNet().forward(values);

        assertThat(numbers).containsExactly(3, 1);
        assertThat(values).containsExactly(copy);
    }

    @Test
    void wrongNumberOfInputsIsRefused() {
        MLP net = smallNet();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.forward(1))
                .withMessage("inputs: expected 2 values, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.forward(leaves(1, 2, 3)))
                .withMessage("inputs: expected 2 values, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.predict(1, 2, 3))
                .withMessage("inputs: expected 2 values, got 3");
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1, 0, 0", "2, 0, 1, 1, 0", "2, 2, -1, 2, -1"})
    void sizesMustBePositive(int first, int second, int third, int index, int got) {
        Random random = new Random(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MLP(new int[] {first, second, third}, Activation.RELU, random))
                .withMessage("sizes[" + index + "]: expected at least 1, got " + got);
        assertThat(random.nextLong()).as("no number was drawn").isEqualTo(new Random(1).nextLong());
    }

    @Test
    void oneSizeIsTooFew() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MLP(new int[] {2}, Activation.RELU, new Random(1)))
                .withMessage("sizes: expected at least 2 numbers, inputs and outputs, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MLP(new int[0], Activation.RELU, Initializer.NAIVE, new Random(1)))
                .withMessage("sizes: expected at least 2 numbers, inputs and outputs, got 0");
    }

    @Test
    void layersMustFitTogether() {
        Layer first = new Layer(2, 3, Activation.RELU, new Random(1));
        Layer second = new Layer(3, 4, Activation.RELU, new Random(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MLP(first, second, second))
                .withMessage("inputs of layers[2]: expected 4 values, got 3");
        assertThatIllegalArgumentException().isThrownBy(MLP::new).withMessage("layers: expected at least 1, got 0");
    }

    @Test
    void textShowsSizesAndActivations() {
        assertThat(new MLP(new int[] {2, 16, 8, 1}, Activation.GELU_TANH, new Random(1)))
                .hasToString("MLP 2 -> 16 gelu-tanh -> 8 gelu-tanh -> 1 identity");
    }

    @ParameterizedTest
    @MethodSource("activationsAndLosses")
    void gradientsAgreeWithFiniteDifferences(Activation activation, Function<Value[], Value> loss) {
        MLP net = new MLP(new int[] {2, 4, 3, 3}, activation, new Random(11));
        net.parameters().forEach(parameter -> parameter.setData(parameter.data() + 0.1));
        Value[][] samples = {leaves(0.9, -0.4), leaves(-1.3, 0.6), leaves(0.2, 1.7)};

        var report = GradientCheck.check(
                () -> Loss.mean(Stream.of(samples)
                        .map(sample -> loss.apply(net.forward(sample)))
                        .toArray(Value[]::new)),
                net.parameters());

        assertPassed(report);
        assertThat(report.verdicts()).hasSize(12 + 15 + 12);
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.analytic() != 0)
                .hasSizeGreaterThan(20);
    }

    static Stream<Arguments> activationsAndLosses() {
        List<Named<Function<Value[], Value>>> losses = List.of(
                Named.of(
                        "squared error",
                        outputs -> Loss.squaredError(outputs[0], 0.7)
                                .plus(outputs[1])
                                .plus(outputs[2])),
                Named.of(
                        "hinge",
                        outputs -> Loss.mean(
                                Loss.hinge(outputs[0], 1), Loss.hinge(outputs[1], -1), Loss.hinge(outputs[2], 1))),
                Named.of(
                        "binary cross-entropy",
                        outputs -> Loss.mean(
                                Loss.binaryCrossEntropyWithLogits(outputs[0], 0),
                                Loss.binaryCrossEntropyWithLogits(outputs[1], 1),
                                Loss.binaryCrossEntropyWithLogits(outputs[2], 0.3))),
                Named.of("softmax cross-entropy", outputs -> Loss.softmaxCrossEntropy(outputs, 1)));
        return Stream.of(Activation.values())
                .flatMap(activation -> losses.stream().map(loss -> Arguments.of(activation, loss)));
    }

    @Test
    void weightDecayHasTheRightGradientBesideALoss() {
        MLP net = new MLP(new int[] {2, 3, 1}, Activation.TANH, new Random(2));
        Value[] sample = leaves(0.9, -0.4);

        assertPassed(GradientCheck.check(
                () -> Loss.squaredError(net.forward(sample)[0], 1).plus(Loss.l2(net.parameters(), 0.01)),
                net.parameters()));
    }

    static void assertPassed(GradientCheck.Report report) {
        assertThat(report.passed()).as(report.toString()).isTrue();
    }

    private static double[] weights(MLP net) {
        return net.parameters().stream().mapToDouble(Value::data).toArray();
    }
}
