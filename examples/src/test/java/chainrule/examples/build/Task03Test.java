package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Local derivatives, and one step backward. */
@Task(3)
class Task03Test {
    private final MyValue a = new MyValue(2, "a");
    private final MyValue b = new MyValue(-3, "b");

    @Test
    @Order(1)
    void aSumMovesAsItsInputsDo() {
        MyValue sum = a.plus(b);

        assertThat(sum.localDerivative(0))
                .as("raise a by 0.1, and a + b rises by 0.1: its local derivative towards a is 1")
                .isEqualTo(1);
        assertThat(sum.localDerivative(1)).as("towards b it is 1, too").isEqualTo(1);
    }

    @Test
    @Order(2)
    void aProductMovesByTheOtherFactor() {
        MyValue product = a.times(b);

        assertThat(product.localDerivative(0))
                .as("raise a by 0.1, and a * b moves by 0.1 * b: its local derivative towards a is b, that is -3")
                .isEqualTo(-3);
        assertThat(product.localDerivative(1))
                .as("towards b it is a, that is 2")
                .isEqualTo(2);
    }

    @Test
    @Order(3)
    void gradientsStartAtZero() {
        assertThat(a.grad()).as("before any step backward, the gradient is 0").isEqualTo(0);
        a.setGrad(5);
        assertThat(a.grad()).as("after setGrad(5), it is 5").isEqualTo(5);
    }

    @Test
    @Order(4)
    void aNodePassesItsGradientOn() {
        MyValue product = a.times(b);
        product.setGrad(4);

        product.passGradientOn();

        assertThat(a.grad())
                .as(
                        "a * b has gradient 4, so a gets 4 * b = 4 * (-3) = -12. Hint: gradient of the node * local derivative")
                .isEqualTo(-12);
        assertThat(b.grad()).as("and b gets 4 * a = 4 * 2 = 8").isEqualTo(8);
    }

    @Test
    @Order(5)
    void theChainRuleIsTwoSuchSteps() {
        MyValue product = a.times(b);
        MyValue loss = product.times(new MyValue(-2, "f"));
        loss.setGrad(1);

        loss.passGradientOn();
        product.passGradientOn();

        assertThat(product.grad())
                .as("loss = (a * b) * f with f = -2, so a * b gets -2")
                .isEqualTo(-2);
        assertThat(a.grad())
                .as("and a gets -2 * b = -2 * (-3) = 6: the slopes along the way, multiplied")
                .isEqualTo(6);
    }

    @Test
    @Order(6)
    void keepsTheSlopesOfItsForwardPass() {
        MyValue product = a.times(b);
        product.setGrad(1);
        b.setData(100);

        product.passGradientOn();

        assertThat(a.grad())
                .as("b was -3 when a * b was computed, so a gets -3, though b is 100 by now."
                        + " Hint: compute local derivatives in times, and keep the numbers")
                .isEqualTo(-3);
    }
}
