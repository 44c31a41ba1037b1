package chainrule.examples.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationFactsTest {
    /** Means by adaptive quadrature at 30 digits. */
    @ParameterizedTest
    @CsvSource({
        "IDENTITY, 0",
        "RELU, 0.3989422804",
        "LEAKY_RELU, 0.3949528576",
        "ELU, 0.160520572267",
        "SIGMOID, 0.5",
        "TANH, 0",
        "SILU, 0.206620964142",
        "GELU, 0.282094791774",
        "GELU_TANH, 0.282038588079",
        "SOFTPLUS, 0.806059183347",
        "SELU, 0"
    })
    void meanOutputForNormalInputAgreesWithQuadrature(Activation activation, double mean) {
        assertThat(ActivationFacts.of(activation, 8).meanOutput()).isCloseTo(mean, within(1e-10));
    }

    @Test
    void theOddFunctionsAndSeluAreZeroCentred() {
        assertThat(Activation.values())
                .filteredOn(activation -> ActivationFacts.of(activation, 8).zeroCentred())
                .containsExactlyInAnyOrder(Activation.IDENTITY, Activation.TANH, Activation.SOFTSIGN, Activation.SELU);
    }

    @ParameterizedTest
    @CsvSource({
        "SIGMOID, 0 to 1, none: it nears 0", "TANH, −1 to 1, none: it nears −1", "RELU, 0 to ∞, '0, for every x ≤ 0'",
        "SILU, −0.278 to ∞, −0.278 at x = −1.278", "GELU, −0.17 to ∞, −0.17 at x = −0.752", "IDENTITY, −∞ to ∞, none"
    })
    void rangesAndMinimaAreThePublishedOnes(Activation activation, String range, String minimum) {
        ActivationFacts facts = ActivationFacts.of(activation, 8);

        assertThat(facts.range()).isEqualTo(range);
        assertThat(facts.minimum()).isEqualTo(minimum);
    }
}
