package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.nn.Layer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantNetsTest {
    /** Lu et al. 2019, computed in Python; their 10 layers are 9 hidden ones and the output. */
    @ParameterizedTest
    @CsvSource({
        "2, 9, 0.8702558771, 0.9249153137",
        "3, 9, 0.5133887022, 0.6993421987",
        "5, 9, 0.0639854062, 0.2485407415",
        "10, 9, 0.0000759653, 0.0087548083",
        "3, 19, 0.8635232691, 0.9209042757",
        "5, 49, 0.6361043006, 0.7889554895",
        "3, 1, 0, 0.125"
    })
    void boundsAreThoseOfThePaper(int width, int hiddenLayers, double lower, double upper) {
        assertThat(ConstantNets.lowerBound(width, hiddenLayers)).isCloseTo(lower, within(1e-9));
        assertThat(ConstantNets.upperBound(width, hiddenLayers)).isCloseTo(upper, within(1e-9));
    }

    /**
     * By hand: half of the first layers have both units on the same side of 0, and the second layer is off there with chance 1/4. In the other half
     * each side has a unit of its own, and the second layer is off on both with chance 1/4 · 1/4.
     */
    @Test
    void aNetOfTwoLayersOfTwoIsConstantInFiveOfThirtyTwo() {
        double[] shares = ConstantNets.shares(2, 2, 20_000, ConstantNets.SYMMETRIC, 3);

        assertThat(shares[0]).isZero();
        assertThat(shares[1]).isCloseTo(5 / 32.0, within(0.01));
    }

    @Test
    void oneNumberOfEachNeuronIsDrawnFromAPositiveDistribution() {
        Layer layer = new Layer(3, 20_000, Activation.RELU, new Random(1));
        AsymmetricStart.set(layer, new Random(2));

        double mean =
                layer.parameters().stream().mapToDouble(Value::data).average().orElseThrow();
        double meanSquare = layer.parameters().stream()
                .mapToDouble(Value::data)
                .map(x -> x * x)
                .average()
                .orElseThrow();
        double bias = layer.neurons().stream()
                .mapToDouble(each -> each.bias().data())
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(2 / 3.0 / 4, within(0.01)); // Beta(2, 1) has mean 2/3, in one of four places
        assertThat(bias).isCloseTo(2 / 3.0 / 4, within(0.01));
        assertThat(meanSquare).isCloseTo(0.5 / 4 + 0.75 * 0.6007 * 0.6007 / 3, within(0.01));
    }
}
