package chainrule.nn;

import static chainrule.nn.MlpTest.assertPassed;
import static chainrule.nn.MlpTest.bits;
import static chainrule.nn.MlpTest.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PReluTest {
    @Test
    void slopeAppliesUpToZero() {
        PRelu prelu = new PRelu(0.25);

        assertThat(prelu.value(-2)).isEqualTo(-0.5);
        assertThat(prelu.value(3)).isEqualTo(3);
        assertThat(prelu.derivative(-2)).isEqualTo(0.25);
        assertThat(prelu.derivative(0)).isEqualTo(0.25);
        assertThat(prelu.derivative(3)).isEqualTo(1);
        assertThat(prelu.value(Double.NaN)).isNaN();
        assertThat(prelu.derivative(Double.NaN)).isNaN();
    }

    @Test
    void slopeThatIsNoNumberShowsEverywhere() {
        PRelu prelu = new PRelu(0.25);
        prelu.slope().setData(Double.NaN);

        assertThat(prelu.value(2)).isNaN();
        assertThat(prelu.value(-2)).isNaN();
        assertThat(prelu.derivative(2)).isNaN();
    }

    @Test
    void slopeZeroIsReluEvenAtMinusInfinity() {
        PRelu prelu = new PRelu(0);

        assertThat(prelu.value(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(prelu.derivative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(prelu.value(Double.POSITIVE_INFINITY)).isInfinite();
    }

    @Test
    void slopeHasTheGradientWorkedOutByHand() {
        PRelu prelu = new PRelu(0.25);
        Neuron neuron = new Neuron(List.of(Value.of(3)), Value.of(1), prelu);

        neuron.forward(Value.of(-2)).backward();

        assertThat(neuron.parameters())
                .extracting(Value::grad)
                .as("weight: slope * x, bias: slope, slope: 3 * -2 + 1")
                .containsExactly(-0.5, 0.25, -5.0);
    }

    @Test
    void slopeHasNoGradientWhereTheNeuronIsOn() {
        PRelu prelu = new PRelu(0.25);

        new Neuron(List.of(Value.of(3)), Value.of(1), prelu)
                .forward(Value.of(2))
                .backward();

        assertThat(prelu.slope().grad()).isZero();
    }

    @Test
    void slopeIsAParameterOfItsNeuronAfterTheBias() {
        PRelu prelu = new PRelu(0.25);
        Neuron neuron = new Neuron(2, prelu, new Random(1));

        assertThat(neuron.parameters()).hasSize(4).last().isSameAs(prelu.slope());
        assertThat(prelu.parameters()).containsExactly(prelu.slope());
    }

    @Test
    void slopeSharedByAllNeuronsIsListedOnce() {
        PRelu prelu = new PRelu(0.25);
        MLP net = new MLP(new int[] {2, 3, 3, 1}, prelu, new Random(1));

        assertThat(net.layers().get(0).parameters()).hasSize(9 + 1).doesNotHaveDuplicates();
        assertThat(net.parameters())
                .hasSize(9 + 12 + 4 + 1)
                .doesNotHaveDuplicates()
                .contains(prelu.slope());
    }

    @Test
    void layersMayHaveSlopesOfTheirOwn() {
        PRelu first = new PRelu(0.25);
        PRelu second = new PRelu(0.1);
        Random random = new Random(1);
        MLP net = new MLP(new Layer(2, 3, first, random), new Layer(3, 1, second, random));

        assertThat(net.parameters()).hasSize(9 + 4 + 2).contains(first.slope(), second.slope());
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        PRelu prelu = new PRelu(0.25);
        MLP net = new MLP(new int[] {2, 4, 4, 1}, prelu, new Random(3));
        Value[] sample = MlpTest.leaves(0.8, -1.1);

        var report = GradientCheck.check(() -> Loss.squaredError(net.forward(sample)[0], 2), net.parameters());

        assertPassed(report);
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.parameter().equals("slope"))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.analytic()).isNotZero());
    }

    @Test
    void predictFollowsTheSlopeBitForBit() {
        PRelu prelu = new PRelu(0.25);
        MLP net = new MLP(new int[] {2, 5, 5, 2}, prelu, new Random(3));
        Random random = new Random(4);
        for (double slope : new double[] {0.25, 0, -0.5, 1.7}) {
            prelu.slope().setData(slope);
            for (int i = 0; i < 50; i++) {
                double[] inputs = random.doubles(2, -3, 3).toArray();

                assertThat(bits(net.predict(inputs))).containsExactly(bits(data(net.forward(inputs))));
            }
        }
    }

    /** One neuron can be |x| only with weight 1, bias 0 and slope -1; a leaky ReLU cannot be |x| at all. */
    @Test
    void neuronLearnsTheAbsoluteValueByItsSlope() {
        PRelu prelu = new PRelu(0.25);
        Neuron learns = new Neuron(List.of(Value.of(0.8)), Value.of(0), prelu);
        Neuron cannot = new Neuron(List.of(Value.of(0.8)), Value.of(0), Activation.leakyRelu(0.25));

        double loss = lossAfterTraining(learns);

        assertThat(loss).isLessThan(1e-9).isLessThan(lossAfterTraining(cannot));
        assertThat(prelu.slope().data()).isCloseTo(-1, within(1e-4));
        assertThat(learns.weights().get(0).data()).isCloseTo(1, within(1e-4));
    }

    private static double lossAfterTraining(Neuron neuron) {
        Optimizer optimizer = new Sgd(neuron.parameters(), 0.1);
        Value loss = null;
        for (int step = 0; step < 1500; step++) {
            loss = Loss.mean(DoubleStream.of(-2, -1, 1, 2)
                    .mapToObj(x -> Loss.squaredError(neuron.forward(Value.of(x)), Math.abs(x)))
                    .toArray(Value[]::new));
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
        }
        return loss.data();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void slopeMustBeFinite(double slope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PRelu(slope))
                .withMessage("initialSlope: expected a finite number, got " + slope);
    }

    @Test
    void netShowsItByName() {
        assertThat(new MLP(new int[] {2, 3, 1}, new PRelu(0.25), new Random(1)))
                .hasToString("MLP 2 -> 3 prelu -> 1 identity");
    }
}
