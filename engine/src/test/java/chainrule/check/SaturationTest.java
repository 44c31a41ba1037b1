package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import org.junit.jupiter.api.Test;

class SaturationTest {
    @Test
    void isATwentiethOfTheSteepestSlope() {
        assertThat(Saturation.limit(Activation.SIGMOID)).isCloseTo(0.0125, within(1e-15));
        assertThat(Saturation.limit(Activation.TANH)).isCloseTo(0.05, within(1e-15));
        assertThat(Saturation.limit(Activation.leakyRelu(-3))).isCloseTo(0.15, within(1e-15));
    }

    @Test
    void tanhIsSaturatedBeyondArtanhOfTheRootOf95Percent() {
        double edge = 0.5 * Math.log((1 + Math.sqrt(0.95)) / (1 - Math.sqrt(0.95)));

        assertThat(edge).isCloseTo(2.18, within(0.005));
        assertThat(Activation.TANH.derivative(edge - 1e-9)).isGreaterThan(Saturation.limit(Activation.TANH));
        assertThat(Activation.TANH.derivative(edge + 1e-9)).isLessThan(Saturation.limit(Activation.TANH));
    }

    @Test
    void theSteepestPointLiesWithinTheRange() {
        DifferentiableFunction cube = DifferentiableFunction.of("cube", x -> x * x * x, x -> 3 * x * x);

        assertThat(Math.abs(Saturation.steepestPoint(cube))).isEqualTo(20);
    }

    @Test
    void theSteepestPointNearestToZeroCounts() {
        assertThat(Saturation.steepestPoint(Activation.SIGMOID)).isZero();
        assertThat(Saturation.steepestPoint(DifferentiableFunction.of("moved", x -> Math.tanh(x - 3), x -> {
                    double t = Math.tanh(x - 3);
                    return 1 - t * t;
                })))
                .isCloseTo(3, within(1e-6));
    }

    /** 1 at a point, and falling off on both sides of it. */
    private static DifferentiableFunction steepestAt(double point) {
        return DifferentiableFunction.of("f", x -> Math.atan(x - point), x -> 1 / (1 + (x - point) * (x - point)));
    }

    @Test
    void theSteepestPointIsFoundBetweenThoseOfTheGrid() {
        for (double point : new double[] {1.2312, 1.2345678, -1.2312, -1.2345678, 19.998, -19.998}) {
            assertThat(Saturation.steepestPoint(steepestAt(point))).isCloseTo(point, within(1e-7));
        }
        assertThat(Saturation.steepestPoint(steepestAt(25))).isEqualTo(20);
        assertThat(Saturation.steepestPoint(steepestAt(-25))).isEqualTo(-20);
    }

    @Test
    void ofManyTheNearestTo0CountsAndOfTwoTheRightOne() {
        assertThat(Saturation.steepestPoint(DifferentiableFunction.of("x", x -> x, x -> 1)))
                .isZero();
        assertThat(Saturation.steepestPoint(
                        DifferentiableFunction.of("stairs", x -> x, x -> Math.abs(x) < 2.9999 ? 0 : -1)))
                .isCloseTo(2.9999, within(1e-7));
    }

    @Test
    void isAtPointsWhoseSlopeIsBelowTheLimit() {
        DifferentiableFunction levels =
                DifferentiableFunction.of("levels", x -> x, x -> x == 0 ? -20 : x == 1 ? 1 : x == 2 ? -1 : 0.999);

        assertThat(Saturation.isAt(levels, 0)).isFalse();
        assertThat(Saturation.isAt(levels, 1)).isFalse();
        assertThat(Saturation.isAt(levels, 2)).isFalse();
        assertThat(Saturation.isAt(levels, 3)).isTrue();
    }
}
