package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LayerTest {
    /** As the Javadoc of parameters() says, since PyTorch has all weights first. */
    @Test
    void parametersAreNeuronByNeuronWeightsThenBias() {
        Layer layer = new Layer(2, 2, Activation.TANH, new Random(1));

        assertThat(layer.parameters())
                .extracting(Value::label)
                .containsExactly("n1.w1", "n1.w2", "n1.b", "n2.w1", "n2.w2", "n2.b");
    }

    /** Two ReLU neurons: 1 x1 - 1 x2 + 0 and 0.5 x1 + 2 x2 - 1. */
    private static Layer twoNeurons() {
        Layer layer = new Layer(2, 2, Activation.RELU, new Random(1));
        MlpTest.set(layer, 1, -1, 0, 0.5, 2, -1);
        return layer;
    }

    @Test
    void everyNeuronSeesTheSameInputs() {
        Layer layer = twoNeurons();

        assertThat(layer.forward(Value.of(3), Value.of(1)))
                .extracting(Value::data)
                .containsExactly(2.0, 2.5);
        assertThat(layer.predict(3, 1)).containsExactly(2.0, 2.5);
        assertThat(layer.predict(1, 3)).containsExactly(0.0, 5.5);
    }

    @Test
    void preActivationsComeBeforeTheActivation() {
        assertThat(twoNeurons().preActivations(1, 3)).containsExactly(-2.0, 5.5);
    }

    @ParameterizedTest
    @EnumSource
    void predictIsForwardBitForBit(Activation activation) {
        Random random = new Random(4);
        Layer layer = new Layer(5, 6, activation, random);
        for (int i = 0; i < 50; i++) {
            double[] inputs = random.doubles(5, -10, 10).toArray();

            assertThat(MlpTest.bits(layer.predict(inputs)))
                    .containsExactly(MlpTest.bits(MlpTest.data(layer.forward(MlpTest.leaves(inputs)))));
        }
    }

    @Test
    void parametersComeNeuronByNeuronWeightsThenBias() {
        Layer layer = new Layer(3, 2, Activation.TANH, new Random(1));
        Neuron first = layer.neurons().get(0);
        Neuron second = layer.neurons().get(1);

        assertThat(layer.parameters())
                .containsExactlyElementsOf(
                        Stream.of(first.weights(), List.of(first.bias()), second.weights(), List.of(second.bias()))
                                .flatMap(List::stream)
                                .toList());
        assertThat(layer.weights())
                .containsExactlyElementsOf(Stream.of(first.weights(), second.weights())
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void sizesAndActivationAreThoseAskedFor() {
        Layer layer = new Layer(3, 2, Activation.TANH, new Random(1));

        assertThat(layer.inputs()).isEqualTo(3);
        assertThat(layer.outputs()).isEqualTo(2);
        assertThat(layer.activation()).isSameAs(Activation.TANH);
        assertThat(layer.neurons()).hasSize(2).allSatisfy(neuron -> {
            assertThat(neuron.weights()).hasSize(3);
            assertThat(neuron.bias().data()).isZero();
            assertThat(neuron.activation()).isSameAs(Activation.TANH);
        });
        assertThat(layer).hasToString("Layer 3 -> 2, tanh");
    }

    @Test
    void sameSeedGivesSameBits() {
        assertThat(data(new Layer(4, 3, Activation.GELU, new Random(7))))
                .containsExactly(data(new Layer(4, 3, Activation.GELU, new Random(7))));
        assertThat(data(new Layer(4, 3, Activation.GELU, new Random(7))))
                .isNotEqualTo(data(new Layer(4, 3, Activation.GELU, new Random(8))));
    }

    @Test
    void initializerIsTheOneThatFitsUnlessAnotherIsGiven() {
        assertThat(data(new Layer(4, 3, Activation.RELU, new Random(7))))
                .containsExactly(data(new Layer(4, 3, Activation.RELU, Initializer.HE_NORMAL, new Random(7))));
        assertThat(data(new Layer(4, 3, Activation.TANH, new Random(7))))
                .containsExactly(data(new Layer(4, 3, Activation.TANH, Initializer.XAVIER_UNIFORM, new Random(7))));
        assertThat(data(new Layer(4, 3, Activation.RELU, Initializer.NAIVE, new Random(7))))
                .isNotEqualTo(data(new Layer(4, 3, Activation.RELU, new Random(7))));
    }

    /** Xavier's bound for 1 input and 5 outputs is sqrt(6 / 6) = 1, LeCun's for 3 inputs is sqrt(3 / 3) = 1. */
    @ParameterizedTest
    @CsvSource({"1, 5, XAVIER_UNIFORM", "3, 2, LECUN_UNIFORM"})
    void initializerKnowsFanInAndFanOut(int inputs, int outputs, Initializer initializer) {
        Layer layer = new Layer(inputs, outputs, Activation.TANH, initializer, new Random(7));
        Random random = new Random(7);

        assertThat(layer.weights())
                .extracting(Value::data)
                .allSatisfy(weight -> assertThat(weight).isCloseTo(2 * random.nextDouble() - 1, within(1e-15)));
    }

    @Test
    void givenNeuronsMakeALayer() {
        Neuron first = neuron(Activation.RELU, 1, -1);
        Neuron second = neuron(Activation.RELU, 0.5, 2);
        List<Neuron> neurons = new ArrayList<>(List.of(first, second));
        Layer layer = new Layer(neurons);

        neurons.clear();

        assertThat(layer.neurons()).containsExactly(first, second);
        assertThat(layer).hasToString("Layer 2 -> 2, relu");
        assertThat(layer.predict(3, 1)).containsExactly(2.0, 3.5);
        assertThat(layer.forward(Value.of(3), Value.of(1)))
                .extracting(Value::data)
                .containsExactly(2.0, 3.5);
    }

    @Test
    void givenNeuronsMustAgreeInInputsAndActivation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(List.of()))
                .withMessage("neurons: expected at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(List.of(neuron(Activation.RELU, 1, 2), neuron(Activation.RELU, 1))))
                .withMessage("inputs of each neuron: expected 2 values, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(List.of(neuron(Activation.RELU, 1), neuron(Activation.TANH, 1))))
                .withMessage("activation of each neuron: expected the first one's, relu, got another, tanh");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(List.of(neuron(new PRelu(0.25), 1), neuron(new PRelu(0.25), 1))))
                .withMessage("activation of each neuron: expected the first one's, prelu, got another, prelu");
    }

    @Test
    void equalActivationsAreTheSame() {
        Layer layer = new Layer(List.of(neuron(Activation.leakyRelu(0.1), 1), neuron(Activation.leakyRelu(0.1), 2)));

        assertThat(layer.predict(-1)).containsExactly(-0.1, -0.2);
    }

    private static Neuron neuron(DifferentiableFunction activation, double... weights) {
        return new Neuron(List.of(MlpTest.leaves(weights)), Value.of(0), activation);
    }

    @Test
    void listsCannotBeChanged() {
        Layer layer = twoNeurons();

        assertThat(layer.neurons()).isUnmodifiable();
        assertThat(layer.weights()).isUnmodifiable();
        assertThat(layer.parameters()).isUnmodifiable();
    }

    @Test
    void callersInputsStayAsTheyAre() {
        double[] inputs = {1, 3};

        new Layer(2, 2, Activation.RELU, new Random(1)).predict(inputs);

        assertThat(inputs).containsExactly(1, 3);
    }

    @Test
    void wrongNumberOfInputsIsRefused() {
        Layer layer = twoNeurons();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.forward(Value.of(1)))
                .withMessage("inputs: expected 2 values, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.predict(1, 2, 3))
                .withMessage("inputs: expected 2 values, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.preActivations(1))
                .withMessage("inputs: expected 2 values, got 1");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, inputs, 0", "-3, 1, inputs, -3", "1, 0, outputs, 0", "1, -2, outputs, -2"})
    void sizesMustBePositive(int inputs, int outputs, String name, int got) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(inputs, outputs, Activation.RELU, new Random(1)))
                .withMessage(name + ": expected at least 1, got " + got);
    }

    private static double[] data(Layer layer) {
        return layer.parameters().stream().mapToDouble(Value::data).toArray();
    }
}
