package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTest {
    static Stream<DifferentiableFunction> everyFunction() {
        return Stream.concat(
                Stream.of(Activation.values()),
                DoubleStream.of(0, 0.25, 1, 2)
                        .boxed()
                        .flatMap(alpha -> Stream.of(Activation.leakyRelu(alpha), Activation.elu(alpha))));
    }

    @ParameterizedTest
    @MethodSource("everyFunction")
    void derivativeIsTheSlopeOfTheValue(DifferentiableFunction function) {
        for (double x : pointsOffTheKinks()) {
            double slope = Numerically.slope(function::value, x);
            assertThat(function.derivative(x))
                    .as("%s at %s", function, x)
                    .isCloseTo(slope, within(1e-9 * Math.max(1, Math.abs(slope))));
        }
    }

    private static double[] pointsOffTheKinks() {
        return new SplittableRandom(11)
                .doubles(400, -5, 5)
                .filter(x -> Math.abs(x) > 0.02)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("everyFunction")
    void notANumberStaysNotANumber(DifferentiableFunction function) {
        assertThat(function.value(Double.NaN)).isNaN();
        assertThat(function.derivative(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @MethodSource("everyFunction")
    void minusZeroIsZero(DifferentiableFunction function) {
        assertThat(function.value(-0.0) == function.value(0.0)).isTrue();
        assertThat(function.derivative(-0.0) == function.derivative(0.0)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void symbolsAreShortAndDifferent(Activation activation) {
        assertThat(activation.symbol()).isNotBlank().hasSizeLessThan(12);
        assertThat(Stream.of(Activation.values()).map(Activation::symbol)).containsOnlyOnce(activation.symbol());
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY, 0, 1",
        "RELU, 0, 0",
        "LEAKY_RELU, 0, 0.01",
        "ELU, 0, 1",
        "SIGMOID, 0.5, 0.25",
        "TANH, 0, 1",
        "SELU, 0, 1.7580993408473769"
    })
    void atZeroKinksTakeTheSideOfTheSmallerNumbers(Activation activation, double value, double slope) {
        assertThat(activation.value(0)).isEqualTo(value);
        assertThat(activation.derivative(0)).isEqualTo(slope);
        assertThat(activation.derivative(-Double.MIN_VALUE)).isEqualTo(slope);
    }

    @ParameterizedTest
    @CsvSource({"RELU", "LEAKY_RELU", "ELU"})
    void justAboveZeroRectifiersHaveSlopeOne(Activation activation) {
        assertThat(activation.derivative(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(activation.value(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 1, 2})
    void atZeroOtherAlphasAreTheSlope(double alpha) {
        assertThat(Activation.leakyRelu(alpha).derivative(0)).isEqualTo(alpha);
        assertThat(Activation.elu(alpha).derivative(0)).isEqualTo(alpha);
    }

    @Test
    void leakyReluScalesNegativeNumbersByAlpha() {
        DifferentiableFunction leaky = Activation.leakyRelu(0.25);

        assertThat(leaky.value(-8)).isEqualTo(-2);
        assertThat(leaky.derivative(-8)).isEqualTo(0.25);
        assertThat(leaky.value(8)).isEqualTo(8);
        assertThat(leaky.derivative(8)).isEqualTo(1);
        assertThat(leaky.symbol()).isEqualTo("leaky relu 0.25");
    }

    @Test
    void leakyReluMayHaveANegativeSlope() {
        assertThat(Activation.leakyRelu(-0.5).value(-4)).isEqualTo(2);
        assertThat(Activation.leakyRelu(-0.5).derivative(-4)).isEqualTo(-0.5);
    }

    @Test
    void eluScalesItsExponentialByAlpha() {
        DifferentiableFunction elu = Activation.elu(2);

        assertThat(elu.value(-1)).isCloseTo(2 * (1 / Math.E - 1), within(1e-15));
        assertThat(elu.derivative(-1)).isCloseTo(2 / Math.E, within(1e-15));
        assertThat(elu.value(3)).isEqualTo(3);
        assertThat(elu.derivative(3)).isEqualTo(1);
        assertThat(elu.symbol()).isEqualTo("elu 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void alphaMustBeFinite(double alpha) {
        assertThatThrownBy(() -> Activation.leakyRelu(alpha))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha: expected a finite number, got " + alpha);
        assertThatThrownBy(() -> Value.of(1).leakyRelu(alpha)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -1e-300, Double.NaN, Double.POSITIVE_INFINITY})
    void alphaOfEluMustNotBeNegative(double alpha) {
        assertThatThrownBy(() -> Activation.elu(alpha))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha: expected a finite number >= 0, got " + alpha);
        assertThatThrownBy(() -> Value.of(1).elu(alpha)).isInstanceOf(IllegalArgumentException.class);
    }
}
