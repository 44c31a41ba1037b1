package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-3, −3",
        "0.30000000000000004, 0.3",
        "100, 100",
        "0.0001, 0.0001",
        "1e-13, 10⁻¹³",
        "-2.5e-5, −2.5 × 10⁻⁵",
        "3e20, 3 × 10²⁰",
        "Infinity, ∞",
        "-Infinity, −∞",
        "NaN, –"
    })
    void writesNumbersAsByHand(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }
}
