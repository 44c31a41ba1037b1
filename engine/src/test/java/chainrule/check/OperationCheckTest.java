package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import org.junit.jupiter.api.Test;

class OperationCheckTest {
    private static OperationCheck check(DifferentiableFunction function, double x) {
        return new OperationCheck(function, new double[] {x}, 0);
    }

    private final DifferentiableFunction cos = DifferentiableFunction.of("cos", Math::cos, x -> -Math.sin(x));

    @Test
    void aDerivativeMayChangeWithEachDouble() {
        assertThat(check(cos, 1e20).changesWithEachDouble()).isTrue();
        assertThat(check(cos, 1).changesWithEachDouble()).isFalse();
        assertThat(check(Activation.RELU, 0).changesWithEachDouble()).isFalse();
    }
}
