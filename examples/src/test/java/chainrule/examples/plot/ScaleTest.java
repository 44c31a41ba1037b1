package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {
    @Test
    void decadesAreEquallyFarApart() {
        Scale scale = Scale.logarithmic(new double[] {1e-7, 1e-2});

        assertThat(scale.min()).isEqualTo(-7);
        assertThat(scale.max()).isEqualTo(-2);
        assertThat(scale.place(1e-4)).isEqualTo(-4, within(1e-12));
    }

    @Test
    void zerosLieOnAFloorOfTheirOwnBelowTheSmallestNumber() {
        Scale scale = Scale.logarithmic(new double[] {1e-5, 0, 1});

        assertThat(scale.place(0)).isEqualTo(scale.floor()).isLessThan(scale.place(1e-5));
        assertThat(scale.place(-0.0)).isEqualTo(scale.floor());
        assertThat(scale.label(scale.floor())).isEqualTo("0");
    }

    @Test
    void noNumberEscapes() {
        Scale log = Scale.logarithmic(new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0});
        Scale linear = Scale.linear(new double[] {Double.NEGATIVE_INFINITY, 1, 2, Double.NaN});

        for (Scale scale : new Scale[] {log, linear}) {
            assertThat(scale.span()).isFinite().isPositive();
            assertThat(scale.place(Double.POSITIVE_INFINITY)).isNaN();
            assertThat(scale.place(Double.NEGATIVE_INFINITY)).isNaN();
            assertThat(scale.place(Double.MAX_VALUE)).isFinite();
            assertThat(scale.place(Double.NaN)).isNaN();
        }
    }

    @Test
    void everyBarStandsOutAboveTheFloor() {
        Scale scale = Scale.logarithmicBars(new double[] {1e-7, 1e-2});

        assertThat(scale.place(1e-7) - scale.min()).isGreaterThan(0.4);
    }

    @Test
    void barsStandOnZero() {
        assertThat(Scale.linearBars(new double[] {3, 5}).min()).isZero();
        assertThat(Scale.linearBars(new double[] {-3, -5}).max()).isZero();
        assertThat(Scale.linearBars(new double[] {0}).max()).isPositive();
    }

    @Test
    void opensAtBothEnds() {
        Scale scale = Scale.between(0, 1, false).widened(0.1);

        assertThat(scale.min()).isEqualTo(-0.1, within(1e-12));
        assertThat(scale.max()).isEqualTo(1.1, within(1e-12));
    }

    @Test
    void aNegativeNumberHasNoPlaceOnALogarithmicAxisAndNoFloorIsMadeForIt() {
        Scale scale = Scale.logarithmic(new double[] {-5, 1, 100});

        assertThat(scale.place(-5)).isNaN();
        assertThat(scale.place(-Double.MIN_VALUE)).isNaN();
        assertThat(scale.min()).isZero();
        assertThat(scale.label(0)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 1e-320, Double.MIN_NORMAL, 1e-100, 1, 1e100, 1.7e308, Double.MAX_VALUE})
    void everyDoubleHasAPlaceInside(double size) {
        for (double[] data : new double[][] {{size, size}, {-size, -size}, {-size, size}, {0, size}, {-size, 0}}) {
            Scale scale = Scale.linear(data).widened(0.03);

            assertThat(scale.span()).isFinite().isPositive();
            for (double value : data) {
                assertThat(scale.place(value)).isGreaterThan(scale.min()).isLessThan(scale.max());
            }
        }
    }

    @Test
    void aConstantGetsRoom() {
        assertThat(Scale.linear(new double[] {0, 0}).span()).isPositive();
        assertThat(Scale.linear(new double[] {7, 7}).min()).isLessThan(7);
        assertThat(Scale.linear(new double[] {7, 7}).max()).isGreaterThan(7);
    }

    @Test
    void tinyNumbersAreCountedInTheirOwnUnit() {
        Scale scale = Scale.linear(new double[] {1e-13, 3e-13});

        assertThat(scale.span()).isBetween(1.0, 10.0);
        assertThat(scale.label(scale.place(2e-13))).isEqualTo("2 × 10⁻¹³");
    }

    @Test
    void ticksReadAsDecimalsNearOneAndAsPowersElsewhere() {
        assertThat(labels(Scale.between(1e-3, 1, true), -3, 0)).containsExactly("0.001", "0.01", "0.1", "1");
        assertThat(labels(Scale.between(1e-9, 1, true), -3, 0)).containsExactly("10⁻³", "10⁻²", "10⁻¹", "1");
    }

    private static String[] labels(Scale scale, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(scale::label).toArray(String[]::new);
    }
}
