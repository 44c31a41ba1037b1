package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and derivatives against reference values from 80 and more digits; activation-tails.py tells how they were made. */
class ActivationAccuracyTest {
    private static final List<Row> ROWS = new ArrayList<>();

    private record Row(Activation activation, double x, double value, double derivative) {
        /** {@code f = x g} has the slope {@code g + x g'}: where that is near zero, the size of its larger term, else its own. */
        double sizeOfDerivative() {
            double g = value / x;
            double larger = Math.max(Math.abs(g), Math.abs(derivative - g));
            return hasSlopeOfTwoTerms() && Math.abs(derivative) < larger / 2 ? larger : derivative;
        }

        private boolean hasSlopeOfTwoTerms() {
            return switch (activation) {
                case SILU, GELU, GELU_TANH, MISH -> true;
                default -> false;
            };
        }

        double allowed(double size) {
            double fourUlp = 4 * Math.ulp(size);
            return activation == Activation.GELU_TANH ? Math.max(1e-12 * Math.abs(size), fourUlp) : fourUlp;
        }

        boolean isSubnormal() {
            return derivative != 0 && Math.abs(derivative) < Double.MIN_NORMAL;
        }
    }

    @BeforeAll
    static void readReferenceValues() throws IOException {
        read("activations.csv");
        read("activation-tails.csv");
    }

    private static void read(String file) throws IOException {
        try (InputStream in = ActivationAccuracyTest.class.getResourceAsStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(ActivationAccuracyTest::parse).forEach(ROWS::add);
        }
    }

    private static Row parse(String line) {
        String[] cells = line.split(",");
        return new Row(
                Activation.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]));
    }

    private static List<Row> rowsOf(Activation activation) {
        return ROWS.stream().filter(row -> row.activation == activation).toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyActivationHasReferenceValues(Activation activation) {
        assertThat(rowsOf(activation))
                .as("rows of %s in activation-tails.csv; activation-tails.py makes them", activation)
                .hasSizeGreaterThan(100)
                .anyMatch(row -> row.x == Double.MAX_VALUE)
                .anyMatch(row -> row.x == -Double.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"IDENTITY", "RELU", "LEAKY_RELU"})
    void everySlopeThatFadesHasReferenceValuesThatAreSubnormal(Activation activation) {
        assertThat(rowsOf(activation).stream().filter(Row::isSubnormal)).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreWithinFourUlp(Activation activation) {
        assertThat(rowsOf(activation))
                .allSatisfy(row -> assertThat(activation.value(row.x))
                        .as("%s.value(%s)", activation, row.x)
                        .isCloseTo(row.value, within(row.allowed(row.value))));
    }

    @ParameterizedTest
    @EnumSource
    void derivativesAreWithinFourUlp(Activation activation) {
        assertThat(rowsOf(activation))
                .allSatisfy(row -> assertThat(activation.derivative(row.x))
                        .as("%s.derivative(%s)", activation, row.x)
                        .isCloseTo(row.derivative, within(row.allowed(row.sizeOfDerivative()))));
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY,   -Infinity, Infinity, 1,    1",
        "RELU,       0,         Infinity, 0,    1",
        "LEAKY_RELU, -Infinity, Infinity, 0.01, 1",
        "ELU,        -1,        Infinity, 0,    1",
        "SIGMOID,    0,         1,        0,    0",
        "TANH,       -1,        1,        0,    0",
        "SILU,       0,         Infinity, 0,    1",
        "GELU,       0,         Infinity, 0,    1",
        "GELU_TANH,  0,         Infinity, 0,    1",
        "SOFTPLUS,   0,         Infinity, 0,    1",
        "SELU,       -1.7580993408473769, Infinity, 0, 1.0507009873554805",
        "MISH,       0,         Infinity, 0,    1",
        "SOFTSIGN,   -1,        1,        0,    0"
    })
    void infinityGivesTheLimit(
            Activation activation, double valueLeft, double valueRight, double slopeLeft, double slopeRight) {
        // + 0.0 since -0.0 is as good a zero
        assertThat(activation.value(Double.NEGATIVE_INFINITY) + 0.0).isEqualTo(valueLeft);
        assertThat(activation.value(Double.POSITIVE_INFINITY)).isEqualTo(valueRight);
        assertThat(activation.derivative(Double.NEGATIVE_INFINITY) + 0.0).isEqualTo(slopeLeft);
        assertThat(activation.derivative(Double.POSITIVE_INFINITY)).isEqualTo(slopeRight);
    }

    @Test
    void aLargeAlphaKeepsTheDigitsOfASlopeThatFades() {
        // 1e9 e^-740 from 60 digits; e^-740 alone is subnormal
        assertThat(Activation.elu(1e9).derivative(-740)).isCloseTo(4.188739880048049e-313, within(2e-323));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 3})
    void infinityGivesTheLimitForOtherAlphas(double alpha) {
        DifferentiableFunction leaky = Activation.leakyRelu(alpha);
        DifferentiableFunction elu = Activation.elu(alpha);

        assertThat(leaky.value(Double.NEGATIVE_INFINITY)).isEqualTo(alpha == 0 ? 0 : Double.NEGATIVE_INFINITY);
        assertThat(leaky.value(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(leaky.derivative(Double.NEGATIVE_INFINITY)).isEqualTo(alpha);
        assertThat(leaky.derivative(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(elu.value(Double.NEGATIVE_INFINITY) + 0.0).isEqualTo(alpha == 0 ? 0 : -alpha);
        assertThat(elu.value(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(elu.derivative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(elu.derivative(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }
}
