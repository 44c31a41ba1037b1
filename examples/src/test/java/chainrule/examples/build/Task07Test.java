package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** More operations. */
@Task(7)
class Task07Test {
    @Test
    @Order(1)
    void minus() {
        MyValue a = new MyValue(2, "a");
        MyValue b = new MyValue(-3, "b");
        MyValue difference = a.minus(b);

        difference.backward();

        assertThat(difference.data()).as("2 - (-3) = 5").isEqualTo(5);
        assertThat(a.grad()).as("a - b rises as a does: slope 1").isEqualTo(1);
        assertThat(b.grad()).as("a - b falls as b rises: slope -1").isEqualTo(-1);
    }

    @Test
    @Order(2)
    void pow() {
        MyValue a = new MyValue(2, "a");
        MyValue cube = a.pow(3);

        cube.backward();

        assertThat(cube.data()).as("2³ = 8. Hint: Math.pow").isEqualTo(8);
        assertThat(a.grad())
                .as("the slope of a^n is n * a^(n-1): here 3 * 2² = 12")
                .isEqualTo(12);
    }

    @Test
    @Order(3)
    void tanh() {
        MyValue z = new MyValue(0.8, "z");
        MyValue o = z.tanh();

        o.backward();

        assertThat(o.data()).as("tanh(0.8) = 0.664. Hint: Math.tanh").isCloseTo(0.6640, within(5e-5));
        assertThat(z.grad())
                .as("the slope of tanh is 1 - tanh²: here 1 - 0.664² = 0.5591")
                .isCloseTo(0.5591, within(5e-5));
    }

    @Test
    @Order(4)
    void relu() {
        MyValue positive = new MyValue(2.5, "x");
        MyValue negative = new MyValue(-3, "y");
        MyValue zero = new MyValue(0, "z");
        MyValue sum = positive.relu().plus(negative.relu()).plus(zero.relu());

        sum.backward();

        assertThat(sum.data())
                .as("relu(2.5) + relu(-3) + relu(0) = 2.5 + 0 + 0")
                .isEqualTo(2.5);
        assertThat(positive.grad()).as("the slope of relu at 2.5 is 1").isEqualTo(1);
        assertThat(negative.grad()).as("the slope of relu at -3 is 0").isEqualTo(0);
        assertThat(zero.grad())
                .as("at 0 there is a kink; we say 0 there, as the engine does")
                .isEqualTo(0);
    }

    @Test
    @Order(5)
    void theTenLinesOfTheReadme() {
        MyValue x = new MyValue(2, "x");
        MyValue w = new MyValue(-0.5, "w");
        MyValue b = new MyValue(1.8, "b");
        MyValue loss = x.times(w).plus(b).tanh().minus(new MyValue(1)).pow(2);

        loss.backward();

        assertThat(loss.data()).as("(tanh(2 * (-0.5) + 1.8) - 1)² = 0.1129").isCloseTo(0.1129, within(5e-5));
        assertThat(w.grad()).as("README.md prints this gradient of w").isCloseTo(-0.7513, within(5e-5));
        assertThat(b.grad()).as("and this one of b").isCloseTo(-0.3756, within(5e-5));
    }
}
