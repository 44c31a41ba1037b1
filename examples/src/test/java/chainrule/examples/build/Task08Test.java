package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A neuron. */
@Task(8)
class Task08Test {
    private final MyNeuron neuron = new MyNeuron(2, new Random(1));

    @Test
    @Order(1)
    void hasAWeightForEachInputAndABias() {
        assertThat(neuron.parameters())
                .as("two weights, then the bias")
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(neuron.parameters().get(2).data()).as("the bias starts at 0").isEqualTo(0);
        assertThat(neuron.parameters().subList(0, 2))
                .as("weights start at random between -1 and 1. Hint: random.nextDouble(-1, 1)")
                .allMatch(weight -> Math.abs(weight.data()) <= 1)
                .noneMatch(weight -> weight.data() == 0);
    }

    @Test
    @Order(2)
    void multipliesAddsAndBends() {
        setParameters(-0.5, 1.5, 1.8);

        MyValue o = neuron.forward(new MyValue(2, "x1"), new MyValue(-1, "x2"));

        assertThat(o.data())
                .as("z = -0.5 * 2 + 1.5 * (-1) + 1.8 = -0.7, and tanh(-0.7) = -0.6044")
                .isCloseTo(-0.6044, within(5e-5));
    }

    @Test
    @Order(3)
    void itsParametersGetGradients() {
        setParameters(-0.5, 1.5, 1.8);

        neuron.forward(new MyValue(2, "x1"), new MyValue(-1, "x2")).backward();

        List<MyValue> parameters = neuron.parameters();
        assertThat(parameters.get(2).grad())
                .as("the bias gets the slope of tanh, 1 - 0.6044² = 0.6347."
                        + " Hint: parameters() returns the very values that forward uses, not copies")
                .isCloseTo(0.6347, within(5e-5));
        assertThat(parameters.get(0).grad())
                .as("w1 gets this times its input: 0.6347 * 2 = 1.2695")
                .isCloseTo(1.2695, within(5e-5));
        assertThat(parameters.get(1).grad())
                .as("w2 gets this times its input: 0.6347 * (-1) = -0.6347")
                .isCloseTo(-0.6347, within(5e-5));
    }

    private void setParameters(double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            neuron.parameters().get(i).setData(numbers[i]);
        }
    }
}
