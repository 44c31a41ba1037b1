package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import org.junit.jupiter.api.Test;

class FlatTailsTest {
    /** Closed forms of: slope = 0.05 times the steepest. */
    @Test
    void edgesAreWhereTheSlopeIsATwentiethOfTheSteepest() {
        assertTails(Activation.TANH, -arcosh(Math.sqrt(20)), arcosh(Math.sqrt(20))); // 1 / cosh² = 1/20
        assertTails(Activation.SIGMOID, -2 * arcosh(Math.sqrt(20)), 2 * arcosh(Math.sqrt(20)));
        assertTails(Activation.SOFTSIGN, 1 - Math.sqrt(20), Math.sqrt(20) - 1); // 1 / (1 + |x|)² = 1/20
        assertTails(Activation.ELU, Math.log(0.05), Double.POSITIVE_INFINITY);
        assertTails(Activation.SOFTPLUS, -Math.log(19), Double.POSITIVE_INFINITY);
        assertTails(Activation.RELU, 0, Double.POSITIVE_INFINITY);
        assertTails(Activation.IDENTITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private static void assertTails(Activation activation, double below, double above) {
        FlatTails tails = FlatTails.of(activation);
        assertThat(tails.below()).as(activation.symbol()).isCloseTo(below, within(1e-8));
        assertThat(tails.above()).as(activation.symbol()).isCloseTo(above, within(1e-8));
    }

    private static double arcosh(double x) {
        return Math.log(x + Math.sqrt(x * x - 1));
    }
}
