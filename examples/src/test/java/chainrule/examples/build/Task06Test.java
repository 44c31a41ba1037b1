package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Start again from zero. */
@Task(6)
class Task06Test {
    private final MyValue a = new MyValue(3, "a");

    @Test
    @Order(1)
    void zeroGradForgets() {
        a.setGrad(12);

        a.zeroGrad();

        assertThat(a.grad()).as("after zeroGrad(), the gradient is 0").isEqualTo(0);
    }

    @Test
    @Order(2)
    void twoLossesAddUpInALeaf() {
        a.times(new MyValue(5)).backward();
        a.times(new MyValue(7)).backward();

        assertThat(a.grad())
                .as("two losses, 5a and 7a, one backward() each: a leaf adds up what both bring, 5 + 7 = 12")
                .isEqualTo(12);
    }

    @Test
    @Order(3)
    void backwardTwiceDoublesTheGradientOfALeaf() {
        MyValue b = a.plus(a);
        MyValue c = a.times(b);

        c.backward();
        c.backward();

        assertThat(b.grad())
                .as("b is an inner node: its gradient belongs to one pass, and is 3 after the second, too."
                        + " Hint: backward() first sets the gradient of every node that has inputs to 0")
                .isEqualTo(3);
        assertThat(a.grad())
                .as("12 from each of two passes is 24. (30: b kept what the first pass left there. 42: c did, too)")
                .isEqualTo(24);
    }

    @Test
    @Order(4)
    void zeroGradBetweenTwoPassesGivesTheSameTwice() {
        MyValue c = a.times(a.plus(a));

        c.backward();
        a.zeroGrad();
        c.backward();

        assertThat(a.grad()).as("a starts from 0, and gets 12 again").isEqualTo(12);
    }
}
