package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.Random;
import org.junit.jupiter.api.Test;
import usercode.Dropout;
import usercode.Residual;

class DeadUnitsTest {
    private static final double[][] EXAMPLES = {{1, 2}, {-1, 0.5}, {0.3, -2}};

    /** Each unit of each hidden layer passes on what comes in, plus 5, so that all are on with small inputs. */
    private static MLP livingNet(int... sizes) {
        MLP net = new MLP(sizes, Activation.RELU, new Random(1));
        net.layers().forEach(layer -> {
            layer.weights().forEach(weight -> weight.setData(0.5));
            layer.neurons().forEach(neuron -> neuron.bias().setData(5));
        });
        return net;
    }

    private static Value bias(MLP net, int layer, int unit) {
        return net.layers().get(layer).neurons().get(unit).bias();
    }

    @Test
    void nobodyIsDeadAtFirst() {
        DeadUnits units = new DeadUnits(livingNet(2, 3, 4, 1), EXAMPLES);

        assertThat(units.perLayer()).containsExactly(0, 0);
        assertThat(units.total()).isZero();
        assertThat(units.share()).isZero();
        assertThat(units.revivals()).isZero();
    }

    @Test
    void biasFarBelowZeroKillsAUnit() {
        MLP net = livingNet(2, 3, 5, 1);
        bias(net, 0, 1).setData(-100);
        bias(net, 1, 0).setData(-100);
        bias(net, 1, 3).setData(-100);

        DeadUnits units = new DeadUnits(net, EXAMPLES);

        assertThat(units.perLayer()).containsExactly(1, 2);
        assertThat(units.total()).isEqualTo(3);
        assertThat(units.share()).isEqualTo(3 / 8.0);
    }

    @Test
    void deadUnitIsOneWithoutAnyGradient() {
        MLP net = livingNet(2, 2, 1);
        bias(net, 0, 0).setData(-100);

        for (double[] example : EXAMPLES) {
            net.forward(example)[0].backward();
        }

        assertThat(new DeadUnits(net, EXAMPLES).perLayer()).containsExactly(1);
        assertThat(net.layers().get(0).neurons().get(0).parameters())
                .extracting(Value::grad)
                .containsOnly(0.0);
        assertThat(net.layers().get(0).neurons().get(1).parameters())
                .extracting(Value::grad)
                .doesNotContain(0.0);
    }

    /** relu(x1) is off on the second example and on on the others. */
    @Test
    void unitThatIsOffOnSomeExamplesOnlyIsNotDead() {
        MLP net = livingNet(2, 1, 1);
        MlpTest.set(net.layers().get(0), 1, 0, 0);

        assertThat(new DeadUnits(net, EXAMPLES).total()).isZero();
    }

    @Test
    void outputsAreNotUnitsThatCanDie() {
        MLP net = livingNet(2, 3, 1);
        MlpTest.set(net.layers().get(1), 0, 0, 0, 0);

        assertThat(new DeadUnits(net, EXAMPLES).perLayer()).containsExactly(0);
    }

    @Test
    void lookIsTheLastOneUntilTheNext() {
        MLP net = livingNet(2, 3, 1);
        DeadUnits units = new DeadUnits(net, EXAMPLES);

        bias(net, 0, 2).setData(-100);

        assertThat(units.total()).isZero();
        assertThat(units.observe()).as("a death is no revival").isZero();
        assertThat(units.total()).isEqualTo(1);
    }

    /** The unit behind gets 0.5 h - 10, where h, of the unit in front, is at most 6.5 at first and at least 24 later. */
    @Test
    void unitBehindALayerThatMovesIsRevivedAndCounted() {
        MLP net = livingNet(2, 1, 1, 1);
        bias(net, 1, 0).setData(-10);
        DeadUnits units = new DeadUnits(net, EXAMPLES);
        assertThat(units.perLayer()).containsExactly(0, 1);

        bias(net, 0, 0).setData(25);

        assertThat(units.observe()).isEqualTo(1);
        assertThat(units.perLayer()).containsExactly(0, 0);
        assertThat(units.revivals()).isEqualTo(1);
    }

    @Test
    void revivalsAddUpAndAUnitMayComeBackTwice() {
        MLP net = livingNet(2, 3, 1);
        DeadUnits units = new DeadUnits(net, EXAMPLES);
        for (double bias : new double[] {-100, 5, -100, 5}) {
            bias(net, 0, 0).setData(bias);
            bias(net, 0, 2).setData(bias);
            assertThat(units.observe()).isEqualTo(bias > 0 ? 2 : 0);
        }

        assertThat(units.observe()).as("nothing has moved").isZero();
        assertThat(units.revivals()).isEqualTo(4);
    }

    @Test
    void oneDiesWhileAnotherComesBack() {
        MLP net = livingNet(2, 2, 1);
        bias(net, 0, 0).setData(-100);
        DeadUnits units = new DeadUnits(net, EXAMPLES);

        bias(net, 0, 0).setData(5);
        bias(net, 0, 1).setData(-100);

        assertThat(units.observe()).isEqualTo(1);
        assertThat(units.perLayer()).containsExactly(1);
    }

    @Test
    void netWithoutHiddenLayerHasNoneToLose() {
        DeadUnits units = new DeadUnits(livingNet(2, 1), EXAMPLES);

        assertThat(units.perLayer()).isEmpty();
        assertThat(units.share()).isZero();
        assertThat(units.observe()).isZero();
    }

    @Test
    void callersExamplesMayChangeAfterwards() {
        double[][] examples = {{1, 2}, {-1, 0.5}};
        DeadUnits units = new DeadUnits(livingNet(2, 3, 1), examples);

        examples[0][0] = -1000;
        examples[1][0] = -1000;
        units.observe();

        assertThat(units.total()).isZero();
    }

    @Test
    void unitsInsideOtherBlocksAreFollowed() {
        MLP inside = livingNet(2, 3, 2);
        DeadUnits units = new DeadUnits(
                new Sequential(new Residual(inside), new Layer(2, 1, Activation.IDENTITY, new Random(1))), EXAMPLES);

        bias(inside, 0, 1).setData(-100);
        units.observe();

        assertThat(units.perLayer()).containsExactly(1, 0);
        assertThat(units.share()).isEqualTo(1 / 5.0);
    }

    @Test
    void thereMustBeALayer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeadUnits(new Dropout(0.5, new Random(1)), EXAMPLES))
                .withMessage("layers of the net: expected at least 1, got 0");
    }

    @Test
    void thereMustBeAnExample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeadUnits(livingNet(2, 3, 1), new double[0][]))
                .withMessage("examples: expected at least 1, got 0");
    }
}
