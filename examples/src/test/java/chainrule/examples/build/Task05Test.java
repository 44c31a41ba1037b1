package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** All steps, in the right order. */
@Task(5)
class Task05Test {
    private final MyValue a = new MyValue(3, "a");

    @Test
    @Order(1)
    void theGraphListsInputsFirst() {
        MyValue b = new MyValue(5, "b");
        MyValue product = a.times(b);
        MyValue sum = product.plus(a);

        assertThat(sum.graph())
                .as("a * b + a is made of a, b, a * b and itself, each listed once")
                .containsExactlyInAnyOrder(a, b, product, sum);
        assertThat(sum.graph())
                .as("inputs stand before what is computed from them."
                        + " Hint: a method that returns at once if this node is in the list;"
                        + " else lets every input do the same, and then adds this node")
                .containsSubsequence(a, product, sum)
                .containsSubsequence(b, product, sum);
    }

    @Test
    @Order(2)
    void theSlopeOfAValueTowardsItselfIsOne() {
        MyValue sum = a.plus(a);

        sum.backward();

        assertThat(sum.grad())
                .as("backward() starts with 1: a value moves one for one with itself")
                .isEqualTo(1);
        assertThat(a.grad()).as("a + a: a gets 1 + 1 = 2").isEqualTo(2);
    }

    @Test
    @Order(3)
    void backwardDoesAllSteps() {
        MyValue c = a.times(a.plus(a));

        c.backward();

        assertThat(a.grad())
                .as(
                        "c = a * (a + a) = 2a², whose slope at 3 is 4 * 3 = 12. Hint: passGradientOn for each node of graph()")
                .isEqualTo(12);
    }

    @Test
    @Order(4)
    void aNodeWaitsForAllThatUseIt() {
        MyValue b = a.times(a);
        MyValue c = b.times(a);
        MyValue d = b.plus(c);

        d.backward();

        assertThat(b.grad())
                .as("d = b + b * a: b gets 1 directly and a, that is 3, through c: 4 in all")
                .isEqualTo(4);
        assertThat(a.grad())
                .as("d = a² + a³, whose slope at 3 is 2 * 3 + 3 * 9 = 33. (15: b went before c. 39: b went twice.)"
                        + " Hint: from the end of graph() to its beginning, one passGradientOn a node")
                .isEqualTo(33);
    }

    @Test
    @Order(5)
    void eachNodeIsWalkedOnceHoweverManyPathsLeadToIt() {
        MyValue end = a;
        for (int i = 0; i < 60; i++) {
            end = end.plus(end);
        }
        MyValue doubled = end;

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                doubled::backward,
                "60 doublings are 61 nodes, with 2^60 paths through them: walk nodes, not paths."
                        + " Hint: ask whether a node is in the list before its inputs are visited");
        assertThat(a.grad()).as("a doubled 60 times has the slope 2^60").isEqualTo(0x1p60);
    }
}
