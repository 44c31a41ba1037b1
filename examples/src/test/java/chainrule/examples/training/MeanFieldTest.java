package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanFieldTest {
    /** Integrated with NumPy; √2 for ReLU and 1 for SELU's way forward are closed forms. */
    @ParameterizedTest
    @CsvSource({
        "RELU, 1.4142, 1.4142",
        "SIGMOID, 1.846, 4.7226",
        "TANH, 1.5925, 1.4674",
        "ELU, 1.245, 1.2234",
        "SELU, 1.0000, 0.9660",
        "SILU, 1.6765, 1.6233",
        "GELU, 1.5335, 1.4811"
    })
    void gainsMakeUpForWhatAnActivationTakes(Activation activation, double forward, double backward) {
        assertThat(MeanField.forwardGain(activation)).isCloseTo(forward, within(6e-4));
        assertThat(MeanField.backwardGain(activation)).isCloseTo(backward, within(1e-4));
    }

    /** Iterated with NumPy; below σ = 1 tanh is linear in the end. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0.8, 0.8", "1.2, 1.017", "1.5, 1.067", "2, 1.167", "3, 1.364"})
    void theGradientsFactorIsThatOfTheEdgeOfChaos(double sigma, double factor) {
        assertThat(MeanField.gradientFactor(Activation.TANH, sigma)).isCloseTo(factor, within(1e-3));
    }
}
