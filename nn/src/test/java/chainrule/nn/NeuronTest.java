package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronTest {
    private final Value w1 = Value.of(2, "w1");
    private final Value w2 = Value.of(-3, "w2");
    private final Value bias = Value.of(0.5, "b");

    private Neuron neuron(Activation activation) {
        return new Neuron(List.of(w1, w2), bias, activation);
    }

    /** 2 * 1.5 - 3 * 2 + 0.5 = -2.5; what each activation makes of -2.5 was computed with 50 digits. */
    @ParameterizedTest
    @CsvSource({
        "IDENTITY, -2.5",
        "RELU, 0",
        "LEAKY_RELU, -0.025",
        "ELU, -0.91791500137610120483",
        "SIGMOID, 0.075858180021243551193",
        "TANH, -0.98661429815143028888",
        "SILU, -0.18964545005310887798",
        "GELU, -0.015524163314440337917",
        "GELU_TANH, -0.015084266089998582079",
        "SOFTPLUS, 0.078889734292549623344"
    })
    void outputIsActivationOfWeightedSumPlusBias(Activation activation, double expected) {
        Value output = neuron(activation).forward(Value.of(1.5), Value.of(2));

        assertThat(output.data()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void preActivationIsWeightedSumPlusBias() {
        Neuron neuron = neuron(Activation.RELU);

        assertThat(neuron.preActivation(1.5, 2)).isEqualTo(-2.5);
        assertThat(neuron.preActivation(Value.of(1.5), Value.of(2)).data()).isEqualTo(-2.5);
    }

    @Test
    void gradientsAreInputsForWeightsOneForBiasAndWeightsForInputs() {
        Value x1 = Value.of(1.5);
        Value x2 = Value.of(2);

        neuron(Activation.IDENTITY).forward(x1, x2).backward();

        assertThat(List.of(w1.grad(), w2.grad(), bias.grad())).containsExactly(1.5, 2.0, 1.0);
        assertThat(List.of(x1.grad(), x2.grad())).containsExactly(2.0, -3.0);
    }

    @Test
    void slopeOfActivationScalesEveryGradient() {
        neuron(Activation.LEAKY_RELU).forward(Value.of(1.5), Value.of(2)).backward();

        assertThat(List.of(w1.grad(), w2.grad(), bias.grad())).containsExactly(0.01 * 1.5, 0.01 * 2, 0.01);
    }

    @ParameterizedTest
    @EnumSource
    void predictIsForwardBitForBit(Activation activation) {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            Neuron neuron = new Neuron(7, activation, random);
            neuron.bias().setData(random.nextGaussian());
            double[] inputs = random.doubles(7, -20, 20).toArray();
            Value[] leaves = MlpTest.leaves(inputs);

            assertThat(Double.doubleToRawLongBits(neuron.predict(inputs)))
                    .isEqualTo(Double.doubleToRawLongBits(neuron.forward(leaves).data()));
            assertThat(Double.doubleToRawLongBits(neuron.preActivation(inputs)))
                    .isEqualTo(Double.doubleToRawLongBits(
                            neuron.preActivation(leaves).data()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void notANumberPassesThrough(Activation activation) {
        assertThat(neuron(activation).predict(Double.NaN, 0)).isNaN();
        assertThat(neuron(activation).forward(Value.of(Double.NaN), Value.of(0)).data())
                .isNaN();
    }

    @Test
    void parametersAreWeightsThenBias() {
        Neuron neuron = neuron(Activation.RELU);

        assertThat(neuron.parameters()).containsExactly(w1, w2, bias);
        assertThat(neuron.weights()).containsExactly(w1, w2);
        assertThat(neuron.bias()).isSameAs(bias);
        assertThat(neuron.activation()).isSameAs(Activation.RELU);
    }

    @Test
    void zeroGradClearsEveryParameter() {
        Neuron neuron = neuron(Activation.IDENTITY);
        neuron.forward(Value.of(1.5), Value.of(2)).backward();

        neuron.zeroGrad();

        assertThat(neuron.parameters()).extracting(Value::grad).containsExactly(0.0, 0.0, 0.0);
    }

    @Test
    void randomNeuronHasLabelledWeightsAndBiasZero() {
        Neuron neuron = new Neuron(3, Activation.TANH, new Random(1));

        assertThat(neuron.parameters()).extracting(Value::label).containsExactly("w1", "w2", "w3", "b");
        assertThat(neuron.weights()).extracting(Value::data).doesNotContain(0.0).doesNotHaveDuplicates();
        assertThat(neuron.bias().data()).isZero();
    }

    @Test
    void listsCannotBeChanged() {
        Neuron neuron = neuron(Activation.RELU);

        assertThat(neuron.weights()).isUnmodifiable();
        assertThat(neuron.parameters()).isUnmodifiable();
    }

    @Test
    void callersListMayChangeAfterwards() {
        List<Value> weights = new ArrayList<>(List.of(w1, w2));
        Neuron neuron = new Neuron(weights, bias, Activation.IDENTITY);

        weights.set(0, Value.of(100));
        weights.remove(1);

        assertThat(neuron.weights()).containsExactly(w1, w2);
        assertThat(neuron.predict(1.5, 2)).isEqualTo(-2.5);
    }

    @Test
    void callersArrayMayChangeAfterForward() {
        Value x1 = Value.of(1.5);
        Value[] inputs = {x1, Value.of(2)};
        Value output = neuron(Activation.IDENTITY).forward(inputs);

        inputs[0] = Value.of(100);
        output.backward();

        assertThat(x1.grad()).isEqualTo(2);
    }

    @Test
    void wrongNumberOfInputsIsRefused() {
        Neuron neuron = neuron(Activation.RELU);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> neuron.forward(Value.of(1)))
                .withMessage("inputs: expected 2 values, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neuron.predict(1, 2, 3))
                .withMessage("inputs: expected 2 values, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neuron.preActivation(new Value[0]))
                .withMessage("inputs: expected 2 values, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neuron.preActivation(1.0))
                .withMessage("inputs: expected 2 values, got 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void neuronWithoutInputsIsRefused(int inputs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(inputs, Activation.RELU, new Random(1)))
                .withMessage("inputs: expected at least 1, got " + inputs);
    }

    @Test
    void neuronWithoutWeightsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(List.of(), bias, Activation.RELU))
                .withMessage("weights: expected at least 1, got 0");
    }

    @Test
    void weightsAndBiasMustBeLeaves() {
        Value computed = w1.plus(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(List.of(w1, computed), bias, Activation.RELU))
                .withMessage("weights: expected leaves, got + 1 | data 3 | grad 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(List.of(w1, w2), computed, Activation.RELU))
                .withMessage("bias: expected leaves, got + 1 | data 3 | grad 0");
    }

    @Test
    void biasAndActivationMustBeGiven() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Neuron(List.of(w1), null, Activation.RELU))
                .withMessage("bias");
        assertThatNullPointerException()
                .isThrownBy(() -> new Neuron(List.of(w1), bias, null))
                .withMessage("activation");
    }

    @Test
    void textIsOneLine() {
        assertThat(neuron(Activation.LEAKY_RELU)).hasToString("Neuron 2 -> 1, leaky relu");
    }
}
