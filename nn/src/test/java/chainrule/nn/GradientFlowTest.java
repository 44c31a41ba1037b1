package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import usercode.Dropout;
import usercode.Residual;

class GradientFlowTest {
    /** h = -2 x + 1, out = 3 h: at x = 5, dout/dw1 = 3 * 5 and dout/dw2 = h = -9. */
    @Test
    void oneOneOneNetHasTheGradientsWorkedOutByHand() {
        MLP net = new MLP(new int[] {1, 1, 1}, Activation.IDENTITY, new Random(1));
        MlpTest.set(net, -2, 1, 3, 0);

        net.forward(5)[0].backward();

        assertThat(GradientFlow.meanAbsoluteGradients(net)).containsExactly(15, 9);
        assertThat(GradientFlow.firstToLastRatio(net)).isEqualTo(15.0 / 9);
    }

    /** Weight gradients 3, 1, -6, -2 in the first layer and 2, 2.5 in the last, see MlpTest; biases do not count. */
    @Test
    void sizeOfAGradientCountsAndNotItsSign() {
        MLP net = MlpTest.smallNet();

        net.forward(3, 1)[0].backward();

        assertThat(GradientFlow.meanAbsoluteGradients(net)).containsExactly(3, 2.25);
        assertThat(GradientFlow.firstToLastRatio(net)).isCloseTo(4.0 / 3, within(1e-15));
    }

    @Test
    void ratioIsNotANumberWhereNothingFlows() {
        MLP net = MlpTest.smallNet();

        assertThat(GradientFlow.meanAbsoluteGradients(net)).containsExactly(0, 0);
        assertThat(GradientFlow.firstToLastRatio(net)).isNaN();
    }

    /** The first hidden unit is off on (1, 3): its dL/da of 1 does not become a dL/dz. Both are on for (3, 1), with 1 and -2. */
    @Test
    void deltasAreMeansOverUnitsAndSamples() {
        MLP net = MlpTest.smallNet();
        Probe probe = new Probe();
        probe.watch(() -> net.forward(1, 3))[0].backward();

        assertThat(GradientFlow.meanAbsoluteDeltas(net, probe)).containsExactly(1, 1);
        assertThat(GradientFlow.meanAbsoluteOutputGradients(net, probe)).containsExactly(1.5, 1);

        probe.watch(() -> net.forward(3, 1))[0].backward();
        assertThat(GradientFlow.meanAbsoluteDeltas(net, probe)).containsExactly(1.25, 1);
        assertThat(GradientFlow.meanAbsoluteOutputGradients(net, probe)).containsExactly(1.5, 1);
    }

    @Test
    void deltasOfALayerThatTheProbeHasNotSeenAreNotNumbers() {
        MLP net = MlpTest.smallNet();
        Probe probe = new Probe();
        probe.watch(() -> net.layers().get(0).forward(MlpTest.leaves(1, 3)));

        assertThat(GradientFlow.meanAbsoluteDeltas(net, probe)).containsExactly(0, Double.NaN);
    }

    /** y = x + 3 x, out = 2 y: at x = 5, dout/dw is 2 * 5 inside and 20 behind. */
    @Test
    void layersInsideOtherBlocksCount() {
        Layer inside = new Layer(1, 1, Activation.IDENTITY, new Random(1));
        Layer last = new Layer(1, 1, Activation.IDENTITY, new Random(1));
        MlpTest.set(inside, 3, 0);
        MlpTest.set(last, 2, 0);
        Sequential net = new Sequential(new Residual(inside), last);
        Probe probe = new Probe();

        probe.watch(() -> net.forward(5))[0].backward();

        assertThat(GradientFlow.meanAbsoluteGradients(net)).containsExactly(10, 20);
        assertThat(GradientFlow.firstToLastRatio(net)).isEqualTo(0.5);
        assertThat(GradientFlow.meanAbsoluteDeltas(net, probe)).containsExactly(2, 1);
    }

    @Test
    void ratioNeedsALayer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientFlow.firstToLastRatio(new Dropout(0.5, new Random(1))))
                .withMessage("layers of the net: expected at least 1, got 0");
    }

    /** With weights of 1, all that a chain of sigmoid units can do is lose three quarters or more a layer. */
    @Test
    void slopeBoundHoldsInAChainOfUnits() {
        int[] sizes = IntStream.generate(() -> 1).limit(10).toArray();
        MLP net = new MLP(sizes, Activation.SIGMOID, new Random(1));
        net.parameters().forEach(parameter -> parameter.setData(1));
        net.layers().forEach(layer -> layer.neurons().get(0).bias().setData(0));

        net.forward(0.5)[0].backward();

        double first = net.layers().get(0).neurons().get(0).bias().grad();
        assertThat(first).isPositive().isLessThan(GradientFlow.slopeBound(Activation.SIGMOID, 8));
        assertThat(GradientFlow.firstToLastRatio(net)).isLessThan(1e-4);
    }

    @Test
    void eightSigmoidLayersLeaveAtMostAFourthToTheEighth() {
        assertThat(GradientFlow.slopeBound(Activation.SIGMOID, 8)).isEqualTo(1.0 / 65_536);
        assertThat(GradientFlow.slopeBound(Activation.SIGMOID, 1)).isEqualTo(0.25);
        assertThat(GradientFlow.slopeBound(Activation.RELU, 50)).isEqualTo(1);
    }

    @Test
    void slopeBoundIsNotNegativeWhereAFunctionFalls() {
        assertThat(GradientFlow.slopeBound(Activation.leakyRelu(-3), 3)).isEqualTo(27);
        assertThat(GradientFlow.slopeBound(DifferentiableFunction.of("-x/2", x -> -x / 2, x -> -0.5), 3))
                .isEqualTo(0.125);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void slopeBoundNeedsALayer(int layers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientFlow.slopeBound(Activation.RELU, layers))
                .withMessage("layers: expected at least 1, got " + layers);
    }

    /** Zeros of the second derivative, with 50 digits; GELU's is at sqrt 2. */
    @ParameterizedTest
    @CsvSource({
        "SIGMOID, 0, 0.25",
        "TANH, 0, 1",
        "SILU, 2.3993572805154676678, 1.099839320128866917",
        "GELU, 1.4142135623730950488, 1.1289041451851547863",
        "GELU_TANH, 1.4185040087908283555, 1.1289930686587717655"
    })
    void steepestPointIsWhereThePublishedFiguresHaveIt(Activation activation, double x, double slope) {
        assertThat(GradientFlow.steepestPoint(activation)).isCloseTo(x, within(1e-6));
        assertThat(GradientFlow.slopeBound(activation, 1)).isCloseTo(slope, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"IDENTITY, 0, 0", "RELU, 0, 1e-8", "LEAKY_RELU, 0, 1e-8", "ELU, 0, 0"})
    void steepestPointIsTheOneNearestToZeroWhereThereAreMany(Activation activation, double low, double high) {
        assertThat(GradientFlow.steepestPoint(activation)).isBetween(low, high);
        assertThat(GradientFlow.slopeBound(activation, 1)).isEqualTo(1);
    }

    @Test
    void steepestPointMayBeOnEitherSide() {
        var mirroredGelu = DifferentiableFunction.of(
                "mirrored gelu", x -> Activation.GELU.value(-x), x -> -Activation.GELU.derivative(-x));

        assertThat(GradientFlow.steepestPoint(mirroredGelu)).isCloseTo(-Math.sqrt(2), within(1e-6));
        assertThat(GradientFlow.steepestPoint(Activation.elu(2))).isZero();
        assertThat(GradientFlow.slopeBound(Activation.elu(2), 2)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void noPointIsSteeperThanTheSteepest(Activation activation) {
        double bound = GradientFlow.slopeBound(activation, 1);

        assertThat(new Random(1)
                        .doubles(10_000, -20, 20)
                        .map(activation::derivative)
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(bound);
    }
}
