package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import usercode.Dropout;
import usercode.Residual;

class LayerActivityTest {
    /** Units relu(x1 - x2), relu(0.5 x1 + 2 x2 - 1) and relu(-100); the output is h1 - 2 h2. */
    private static MLP reluNet() {
        MLP net = new MLP(new int[] {2, 3, 1}, Activation.RELU, new Random(1));
        MlpTest.set(net, 1, -1, 0, 0.5, 2, -1, 0, 0, -100, 1, -2, 0, 0);
        return net;
    }

    /** The hidden outputs are (2, 2.5, 0), (0, 5.5, 0), (0, 0, 0) and (0, 4, 0), in this order. */
    private static final double[][] EXAMPLES = {{3, 1}, {1, 3}, {0, 0}, {2, 2}};

    @Test
    void reluLayerHasTheFiguresCountedByHand() {
        LayerActivity hidden = LayerActivity.of(reluNet(), EXAMPLES).get(0);

        assertThat(hidden.activeShares()).containsExactly(0.25, 0.75, 0.0);
        assertThat(hidden.sparsity()).isEqualTo(8 / 12.0);
        assertThat(hidden.saturation()).isEqualTo(8 / 12.0);
        assertThat(hidden.meanOutput()).isEqualTo((2 + 2.5 + 5.5 + 4) / 12);
        assertThat(hidden.units()).isEqualTo(3);
    }

    /** Variances 0.75, 4.125 and 0. */
    @Test
    void spreadIsTheRootOfTheMeanVarianceOfAUnit() {
        LayerActivity hidden = LayerActivity.of(reluNet(), EXAMPLES).get(0);

        assertThat(hidden.spread()).isEqualTo(Math.sqrt((0.75 + 4.125 + 0) / 3), within(1e-15));
    }

    @Test
    void unitIsDeadIfItIsOffOnEveryExampleAndNotIfOnSome() {
        LayerActivity hidden = LayerActivity.of(reluNet(), EXAMPLES).get(0);

        assertThat(hidden.isDead(0)).isFalse();
        assertThat(hidden.isDead(1)).isFalse();
        assertThat(hidden.isDead(2)).isTrue();
        assertThat(hidden.deadUnits()).isEqualTo(1);
    }

    /** Outputs are -3, -11, 0 and -8. */
    @Test
    void outputLayerIsTheLastOfTheList() {
        List<LayerActivity> activities = LayerActivity.of(reluNet(), EXAMPLES);

        assertThat(activities).hasSize(2);
        assertThat(activities.get(1).units()).isEqualTo(1);
        assertThat(activities.get(1).meanOutput()).isEqualTo(-5.5);
        assertThat(activities.get(1).sparsity()).isEqualTo(0.25);
        assertThat(activities.get(1).saturation()).isZero();
    }

    /** relu(x1) and relu(-x1) are added to x1 and x2, and the last layer takes their sum: 2 x1 + x2 for x1 above 0, x2 else. */
    @Test
    void layersInsideOtherBlocksAreSeen() {
        Layer inside = new Layer(2, 2, Activation.RELU, new Random(1));
        Layer last = new Layer(2, 1, Activation.IDENTITY, new Random(1));
        MlpTest.set(inside, 1, 0, 0, -1, 0, 0);
        MlpTest.set(last, 1, 1, 0);

        List<LayerActivity> activities =
                LayerActivity.of(new Sequential(new Residual(inside), new Dropout(0.9, new Random(1)), last), EXAMPLES);

        assertThat(activities).hasSize(2);
        assertThat(activities.get(0).activeShares()).containsExactly(0.75, 0.0);
        assertThat(activities.get(0).meanOutput()).isEqualTo((3 + 1 + 0 + 2) / 8.0);
        assertThat(activities.get(1).meanOutput()).isEqualTo((7 + 5 + 0 + 6) / 4.0);
    }

    /** x, relu(x - 1), relu(relu(x - 1) - 1) for x of 3 and 1.5: outputs 2 and 0.5 in the first place, 1 and 0 in the second. */
    @Test
    void layerThatStandsTwiceHasFiguresForEachPlace() {
        Layer shared = new Layer(1, 1, Activation.RELU, new Random(1));
        MlpTest.set(shared, 1, -1);

        List<LayerActivity> activities = LayerActivity.of(new MLP(shared, shared), new double[][] {{3}, {1.5}});

        assertThat(activities).extracting(LayerActivity::meanOutput).containsExactly(1.25, 0.5);
        assertThat(activities).extracting(LayerActivity::sparsity).containsExactly(0.0, 0.5);
    }

    @Test
    void forwardPassesOfAProbeHaveTheSameFigures() {
        MLP net = reluNet();
        Probe probe = new Probe();

        for (double[] example : EXAMPLES) {
            probe.watch(() -> net.forward(example));
        }

        assertThat(LayerActivity.of(net, probe)).isEqualTo(LayerActivity.of(net, EXAMPLES));
    }

    @Test
    void layerThatNoExampleComesToHasNoFigures() {
        LayerActivity unseen = LayerActivity.of(reluNet(), new Probe()).get(0);

        assertThat(unseen.activeShares()).containsOnly(Double.NaN);
        assertThat(unseen.meanOutput()).isNaN();
        assertThat(unseen.deadUnits()).isZero();
    }

    /** A linear unit passes gradients at 0 as everywhere, and so does tanh: neither dies of weights that are all zero. */
    @ParameterizedTest
    @CsvSource({"TANH", "IDENTITY", "GELU", "SILU"})
    void unitThatStandsOnAZeroWithASlopeIsNotDead(Activation activation) {
        MLP net = new MLP(new int[] {2, 3, 1}, activation, new Random(1));
        net.parameters().forEach(parameter -> parameter.setData(0));

        LayerActivity hidden = LayerActivity.of(net, EXAMPLES).get(0);

        assertThat(hidden.sparsity()).isEqualTo(1);
        assertThat(hidden.deadUnits()).isZero();
        assertThat(hidden.saturation()).isZero();
    }

    /** tanh' = 1 - t² is under 0.05 from |t| = sqrt 0.95 on, which is tanh of 2.1784; sigmoid' under 0.0125 from |x| = 4.3567 on. */
    @ParameterizedTest
    @CsvSource({
        "TANH, 2.17, 0",
        "TANH, -2.17, 0",
        "TANH, 2.19, 1",
        "TANH, -2.19, 1",
        "SIGMOID, 4.35, 0",
        "SIGMOID, -4.35, 0",
        "SIGMOID, 4.37, 1",
        "SIGMOID, -4.37, 1",
        "RELU, 0.001, 0",
        "RELU, -0.001, 1",
        "LEAKY_RELU, -5, 1",
        "IDENTITY, 100, 0"
    })
    void unitIsSaturatedWhereItsSlopeIsATwentiethOfTheSteepest(Activation activation, double x, double saturation) {
        MLP net = new MLP(new Layer(1, 1, activation, new Random(1)));
        MlpTest.set(net, 1, 0);

        assertThat(LayerActivity.of(net, new double[][] {{x}}).get(0).saturation())
                .isEqualTo(saturation);
    }

    @Test
    void fallingFunctionSaturatesAsARisingOneDoes() {
        var falling = DifferentiableFunction.of(
                "falling sigmoid", x -> Activation.SIGMOID.value(-x), x -> -Activation.SIGMOID.derivative(x));
        MLP net = new MLP(new Layer(1, 1, falling, new Random(1)));
        MlpTest.set(net, 1, 0);

        assertThat(LayerActivity.of(net, new double[][] {{0}, {10}}).get(0).saturation())
                .isEqualTo(0.5);
    }

    @Test
    void aboutHalfOfTheReluUnitsIsOffWithFreshWeights() {
        MLP net = new MLP(new int[] {20, 100, 100, 1}, Activation.RELU, new Random(2));

        List<LayerActivity> activities = LayerActivity.of(net, gaussian(200, 20));

        assertThat(activities.get(0).sparsity()).isCloseTo(0.5, within(0.03));
        assertThat(activities.get(1).sparsity()).isCloseTo(0.5, within(0.1));
    }

    @Test
    void naiveWeightsSaturateTanhAndXavierDoesNot() {
        assertThat(secondHiddenLayer(Initializer.NAIVE).saturation()).isGreaterThan(0.7);
        assertThat(secondHiddenLayer(Initializer.XAVIER_UNIFORM).saturation()).isLessThan(0.05);
    }

    private static LayerActivity secondHiddenLayer(Initializer initializer) {
        MLP net = new MLP(new int[] {50, 100, 100, 1}, Activation.TANH, initializer, new Random(3));
        return LayerActivity.of(net, gaussian(50, 50)).get(1);
    }

    private static double[][] gaussian(int rows, int columns) {
        Random random = new Random(4);
        double[][] examples = new double[rows][columns];
        for (double[] row : examples) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextGaussian();
            }
        }
        return examples;
    }

    @Test
    void examplesAndWeightsStayAsTheyAre() {
        MLP net = MlpTest.smallNet();
        double[][] examples = {{3, 1}};

        LayerActivity.of(net, examples);

        assertThat(examples[0]).containsExactly(3, 1);
        assertThat(net.predict(3, 1)).containsExactly(-2.5);
    }

    @Test
    void listsCannotBeChanged() {
        List<LayerActivity> activities = LayerActivity.of(reluNet(), EXAMPLES);

        assertThat(activities).isUnmodifiable();
        assertThat(activities.get(0).activeShares()).isUnmodifiable();
    }

    @Test
    void thereMustBeAnExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerActivity.of(reluNet(), new double[0][]))
                .withMessage("examples: expected at least 1, got 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void everyExampleMustFitTheNet(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerActivity.of(reluNet(), new double[][] {{1, 2}, new double[length]}))
                .withMessage("inputs: expected 2 values, got " + length);
    }
}
