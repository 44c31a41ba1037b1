package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Add and multiply; remember what from. */
@Task(2)
class Task02Test {
    private final MyValue a = new MyValue(2, "a");
    private final MyValue b = new MyValue(-3, "b");
    private final MyValue c = new MyValue(10, "c");

    @Test
    @Order(1)
    void adds() {
        assertThat(a.plus(b).data())
                .as("2 + (-3) = -1. Hint: return new MyValue(data + b.data)")
                .isEqualTo(-1);
    }

    @Test
    @Order(2)
    void multiplies() {
        assertThat(a.times(b).data()).as("2 * (-3) = -6").isEqualTo(-6);
    }

    @Test
    @Order(3)
    void resultsCanBeUsedAgain() {
        assertThat(a.times(b).plus(c).data()).as("2 * (-3) + 10 = 4").isEqualTo(4);
    }

    @Test
    @Order(4)
    void leavesTheInputsAsTheyWere() {
        a.times(b).plus(c);

        assertThat(a.data())
                .as("a is still 2 after a.times(b). Hint: make a new MyValue, do not change this one")
                .isEqualTo(2);
    }

    @Test
    @Order(5)
    void remembersWhatItWasComputedFrom() {
        MyValue product = a.times(b);
        MyValue sum = product.plus(c);

        assertThat(sum.inputs())
                .as("a * b + c has two inputs: a * b, then c. Hint: a private constructor takes the inputs, too")
                .containsExactly(product, c);
        assertThat(product.inputs()).as("a * b has the inputs a and b").containsExactly(a, b);
        assertThat(a.inputs())
                .as("a was not computed: it has no inputs. Hint: List.of()")
                .isEmpty();
    }

    @Test
    @Order(6)
    void namesAnInputTwiceIfItIsUsedTwice() {
        assertThat(a.times(a).inputs()).as("a * a has the inputs a and a").containsExactly(a, a);
    }
}
