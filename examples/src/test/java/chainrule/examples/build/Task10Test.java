package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A loss, and gradient descent: the net learns XOR. */
@Task(10)
class Task10Test {
    private static final double[][] ROWS = {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}};
    private static final double[] XOR = {-1, 1, 1, -1};

    @Test
    @Order(1)
    void theLossOfOneRowIsASquare() {
        assertThat(MyTraining.squaredError(new MyValue(0.5), -1).data())
                .as("prediction 0.5, target -1: (0.5 - (-1))² = 2.25")
                .isEqualTo(2.25);
    }

    @Test
    @Order(2)
    void theLossOfAllRowsIsTheMean() {
        MyNet net = new MyNet(new Random(1), 2, 4, 1);
        net.parameters().forEach(parameter -> parameter.setData(0));

        assertThat(MyTraining.loss(net, ROWS, XOR).data())
                .as(
                        "with all weights 0 the net answers 0 to every row, and (0 ± 1)² = 1: so the mean of four rows is 1")
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void aStepGoesAgainstTheGradient() {
        MyValue w = new MyValue(2, "w");
        w.setGrad(3);

        MyTraining.step(List.of(w), 0.1);

        assertThat(w.data())
                .as("w - learning rate * gradient = 2 - 0.1 * 3 = 1.7")
                .isCloseTo(1.7, within(1e-12));
    }

    @Test
    @Order(4)
    void trainingStartsEachStepFromZeroGradients() {
        MyNet fresh = new MyNet(new Random(1), 2, 4, 1);
        MyNet used = new MyNet(new Random(1), 2, 4, 1);
        MyTraining.loss(used, ROWS, XOR).backward();

        MyTraining.train(fresh, ROWS, XOR, 0.2, 1);
        MyTraining.train(used, ROWS, XOR, 0.2, 1);

        assertThat(numbers(used))
                .as(
                        "gradients from before must not count in a step. Hint: zeroGrad(), loss, backward(), step, in this order")
                .isEqualTo(numbers(fresh));
    }

    @Test
    @Order(5)
    void learnsXorFromMostRandomStarts() {
        int learned = 0;
        for (int seed = 1; seed <= 20; seed++) {
            MyNet net = new MyNet(new Random(seed), 2, 4, 1);
            MyTraining.train(net, ROWS, XOR, 0.5, 100);
            learned += MyTraining.loss(net, ROWS, XOR).data() < 0.1 ? 1 : 0;
        }

        assertThat(learned)
                .as("of 20 nets 2-4-1, how many reach a loss below 0.1 in 100 steps with learning rate 0.5."
                        + " Hint: each step computes the loss again")
                .isGreaterThan(15);
    }

    private static List<Double> numbers(MyNet net) {
        return net.parameters().stream().map(MyValue::data).toList();
    }
}
