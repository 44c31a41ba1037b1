package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.001, 0.001",
        "0.0009999, 9.999E-4",
        "-0.00099999, -1E-3",
        "1, 1",
        "0.99999, 1",
        "9999999, 9999999",
        "10000000, 1E7",
        "-10000000, -1E7",
        "123.45674, 123.4567",
        "1234.56789, 1234.568",
        "-0.0, 0",
        "1e308, 1E308",
        "4.9e-324, 4.941E-324",
        "-Infinity, -Infinity"
    })
    void aBriefNumberHasItsFirstDigits(double x, String brief) {
        assertThat(Numbers.brief(x)).isEqualTo(brief);
    }
}
