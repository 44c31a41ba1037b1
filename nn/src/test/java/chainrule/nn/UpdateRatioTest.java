package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usercode.BatchNorm;
import usercode.Residual;

class UpdateRatioTest {
    /** Two weights 3 and 4 in the first layer, so that their size is 5; one weight -2 in the last. */
    private static MLP net() {
        MLP net = new MLP(new int[] {2, 1, 1}, Activation.TANH, new Random(1));
        MlpTest.set(net, 3, 4, 10, -2, 20);
        return net;
    }

    @Test
    void ratioIsSizeOfTheUpdateOverSizeOfTheWeights() {
        MLP net = net();
        UpdateRatio ratio = new UpdateRatio(net);

        MlpTest.set(net, 3 - 0.3, 4 + 0.4, 10, -2.5, 20);

        assertThat(ratio.perLayer()[0]).isCloseTo(0.1, within(1e-15));
        assertThat(ratio.perLayer()[1]).isEqualTo(0.25);
    }

    @Test
    void ratioIsThatOfGradientTimesRateAfterAStep() {
        MLP net = new MLP(new int[] {2, 1}, Activation.IDENTITY, new Random(1));
        MlpTest.set(net, 3, 4, 0);
        Optimizer sgd = new Sgd(net.parameters(), 0.01);
        net.forward(6, 8)[0].backward();

        UpdateRatio ratio = new UpdateRatio(net);
        sgd.step();

        assertThat(ratio.perLayer()).hasSize(1);
        assertThat(ratio.perLayer()[0]).as("0.01 * 10 / 5").isCloseTo(0.02, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-165, 1e-155, 1, 1e155, 1e200, 1e307})
    void ratioDoesNotDependOnTheSizeOfTheWeights(double size) {
        MLP net = net();
        MlpTest.set(net, 3 * size, 4 * size, 10, -2 * size, 20);
        UpdateRatio ratio = new UpdateRatio(net);

        MlpTest.set(net, 2.7 * size, 4.4 * size, 10, -2.5 * size, 20);

        assertThat(ratio.perLayer()[0]).isCloseTo(0.1, within(1e-14));
        assertThat(ratio.perLayer()[1]).isCloseTo(0.25, within(1e-14));
    }

    @Test
    void ratioIsRightWhereUpdateAndWeightsDifferInSize() {
        MLP net = net();
        MlpTest.set(net, 3e-200, 4e-200, 10, 1e-320, 20);
        UpdateRatio ratio = new UpdateRatio(net);

        MlpTest.set(net, 3, 4, 10, 2e-320, 20);

        assertThat(ratio.perLayer()[0]).isCloseTo(1e200, within(1e186));
        assertThat(ratio.perLayer()[1]).isEqualTo(1);
    }

    @Test
    void layersInsideOtherBlocksCount() {
        Layer inside = new Layer(1, 1, Activation.TANH, new Random(1));
        MlpTest.set(inside, 4, 0);
        UpdateRatio ratio = new UpdateRatio(new Sequential(new Residual(inside), new BatchNorm(1)));

        MlpTest.set(inside, 5, 0);

        assertThat(ratio.perLayer()).containsExactly(0.25);
    }

    @Test
    void biasesDoNotCount() {
        MLP net = net();
        UpdateRatio ratio = new UpdateRatio(net);

        MlpTest.set(net, 3, 4, 1000, -2, 2000);

        assertThat(ratio.perLayer()).containsExactly(0, 0);
    }

    @Test
    void ratioIsInfiniteWhereWeightsWereZeroAndZeroWhereTheyStayedSo() {
        MLP net = net();
        MlpTest.set(net, 0, 0, 10, 0, 20);
        UpdateRatio ratio = new UpdateRatio(net);

        MlpTest.set(net, 0, 1, 10, 0, 20);

        assertThat(ratio.perLayer()).containsExactly(Double.POSITIVE_INFINITY, 0);
    }

    @Test
    void ratioIsNotANumberWhereTheWeightsAreNone() {
        MLP net = net();
        UpdateRatio ratio = new UpdateRatio(net);

        MlpTest.set(net, Double.NaN, 4, 10, -2, 20);

        assertThat(ratio.perLayer()).containsExactly(Double.NaN, 0);
    }
}
