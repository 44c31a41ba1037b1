package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A layer, then a net. */
@Task(9)
class Task09Test {
    /** Neuron by neuron: its weights, then its bias. The first hidden unit is on for (1, 1) alone, the second for (-1, -1) alone. */
    private static final double[] XOR_BY_HAND = {2, 2, -2, -2, -2, -2, -2, -2, -1.5};

    @Test
    @Order(1)
    void aLayerHasAnOutputForEachNeuron() {
        MyLayer layer = new MyLayer(2, 3, new Random(1));

        assertThat(layer.forward(new MyValue(1), new MyValue(-1)))
                .as("three neurons, three outputs")
                .hasSize(3);
        assertThat(layer.parameters())
                .as("three neurons with two weights and a bias each: 9 parameters")
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(2)
    void neuronsOfALayerDiffer() {
        MyLayer layer = new MyLayer(2, 2, new Random(1));
        MyValue[] outputs = layer.forward(new MyValue(1), new MyValue(-1));

        assertThat(outputs[0].data())
                .as("two neurons have different random weights, so they answer differently."
                        + " Hint: one Random for all neurons, and a new neuron for each place")
                .isNotEqualTo(outputs[1].data());
    }

    @Test
    @Order(3)
    void aNetHasTheParametersOfAllItsLayers() {
        MyNet net = new MyNet(new Random(1), 2, 4, 1);

        assertThat(net.parameters())
                .as("2 inputs, 4 hidden neurons, 1 output: 4 * (2 + 1) + 1 * (4 + 1) = 17 parameters")
                .hasSize(17)
                .doesNotHaveDuplicates();
        assertThat(net.forward(1, -1)).as("one output").hasSize(1);
    }

    @Test
    @Order(4)
    void eachLayerFeedsTheNext() {
        MyNet net = new MyNet(new Random(1), 2, 2, 1);
        for (int i = 0; i < XOR_BY_HAND.length; i++) {
            net.parameters().get(i).setData(XOR_BY_HAND[i]);
        }

        assertThat(net.forward(1, 1)[0].data())
                .as(
                        "for (1, 1) the hidden units are tanh(2) = 0.964 and tanh(-6) = -1.000, so the output is"
                                + " tanh(-2 * 0.964 + 2 * 1.000 - 1.5) = -0.891. Hint: parameters go layer by layer, neuron by neuron")
                .isCloseTo(-0.8913, within(5e-5));
        assertThat(net.forward(1, -1)[0].data())
                .as(
                        "for (1, -1) both hidden units are tanh(-2) = -0.964, so the output is tanh(2 * 1.928 - 1.5) = 0.982")
                .isCloseTo(0.9822, within(5e-5));
    }
}
