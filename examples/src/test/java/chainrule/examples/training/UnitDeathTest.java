package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import chainrule.nn.Optimizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitDeathTest {
    private static final Dataset TWO_ROWS = new Dataset(new double[][] {{1}, {2}}, new int[] {0, 1});

    private final MLP net = new MLP(new int[] {1, 1, 2}, Activation.RELU, new Random(1));

    @Test
    void aUnitDiesInTheStepAfterWhichNoRowSwitchesItOn() {
        neuron().weights().get(0).setData(1);

        UnitDeath death = UnitDeath.of(0, net, each -> biasFallsBy(1), TWO_ROWS, 3, 1, 1);

        assertThat(death).isEqualTo(new UnitDeath(0, 2, 6, 2, 1, 0, 1)); // 2, 1, 0, -1... on the larger row
    }

    @Test
    void aUnitThatLivesHasNoSuchStep() {
        neuron().weights().get(0).setData(1);

        UnitDeath death = UnitDeath.of(0, net, each -> biasFallsBy(0), TWO_ROWS, 1, 1, 1);

        assertThat(death.step()).isZero();
        assertThat(death.fresh()).isEqualTo(2);
    }

    private Neuron neuron() {
        return net.layers().get(0).neurons().get(0);
    }

    private Optimizer biasFallsBy(double amount) {
        return new Optimizer() {
            @Override
            public void step() {
                neuron().bias().setData(neuron().bias().data() - amount);
            }

            @Override
            public void zeroGrad() {}

            @Override
            public double learningRate() {
                return amount;
            }

            @Override
            public void setLearningRate(double learningRate) {}
        };
    }
}
