package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A value that is used twice. */
@Task(4)
class Task04Test {
    private final MyValue a = new MyValue(3, "a");

    @Test
    @Order(1)
    void aPlusAHasSlopeTwo() {
        MyValue sum = a.plus(a);
        sum.setGrad(1);

        sum.passGradientOn();

        assertThat(a.grad())
                .as(
                        "a + a is 2a, so its slope is 2: 1 from the left a and 1 from the right one. Hint: += in the place of =")
                .isEqualTo(2);
    }

    @Test
    @Order(2)
    void aTimesAHasSlopeTwoA() {
        MyValue square = a.times(a);
        square.setGrad(1);

        square.passGradientOn();

        assertThat(a.grad()).as("a * a has the slope 2a, that is 3 + 3 = 6").isEqualTo(6);
    }

    @Test
    @Order(3)
    void gradientsOfAllPathsAddUp() {
        MyValue b = a.plus(a);
        MyValue c = a.times(b);
        c.setGrad(1);

        c.passGradientOn();
        assertThat(a.grad()).as("c = a * b: directly, a gets b, that is 6").isEqualTo(6);

        b.passGradientOn();
        assertThat(a.grad())
                .as("through b = a + a, a gets 3 + 3 on top: 12, the slope of c = 2a², which is 4a")
                .isEqualTo(12);
    }
}
