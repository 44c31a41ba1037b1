package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SectionTest {
    private static final double ULP = Math.ulp(1.0);

    private static Section of(double x, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return new Section(DifferentiableFunction.of("f", value, derivative), new double[] {x}, 0);
    }

    private final Section product = new Section(BinaryOperation.TIMES, new double[] {3, -5}, 0);

    @Test
    void isTheOperationAlongOneInput() {
        assertThat(product.x()).isEqualTo(3);
        assertThat(product.value(4)).isEqualTo(-20);
        assertThat(product.derivative(4)).isEqualTo(-5);
        assertThat(product.moved(1, 0.5).value(4)).isEqualTo(-18);
        assertThat(product.largest()).isEqualTo(15);
        assertThat(new Section(BinaryOperation.PLUS, new double[] {3, -5}, 0).largest())
                .isEqualTo(5);
    }

    @Nested
    class Noise {
        @Test
        void ofOneInputIsNone() {
            assertThat(of(3, Math::exp, Math::exp).noise(3)).isZero();
        }

        @Test
        void isTheRoundingOfWhatEachInputBrings() {
            assertThat(product.noise(3)).isCloseTo(30 * ULP, within(1e-6 * ULP));
            assertThat(product.noise(7)).isCloseTo(70 * ULP, within(1e-6 * ULP));
            assertThat(new Section(NaryOperation.SUM, new double[] {1e6, -1e6, 1}, 2).noise(1))
                    .isCloseTo(2_000_001 * ULP, within(10 * ULP));
        }

        /** ((1 + h)^2 - 1) / h = 2 + h, where h is a thousandth and a millionth. */
        @Test
        void theLeastOfTwoMovesCounts() {
            Operation square = Operation.of("x^2 + 0 y", 2, in -> in[0] * in[0], in -> in);

            assertThat(new Section(square, new double[] {1, 1}, 0).noise(1))
                    .isCloseTo(2.000001 * ULP, within(1e-8 * ULP));
        }

        @Test
        void whatIsNoNumberElsewhereBringsNothing() {
            Operation ends = Operation.of("y, for x up to 1", 2, in -> in[0] > 1 ? Double.NaN : in[1], in -> in);

            assertThat(new Section(ends, new double[] {1, 4}, 0).noise(1)).isCloseTo(4 * ULP, within(1e-6 * ULP));
        }
    }

    @Nested
    class FromDoubleToDouble {
        /** The derivatives 8 and 4 doubles below 1, at 1, 4 and 8 doubles above it. */
        private boolean changes(double farLeft, double left, double here, double right, double farRight) {
            double[] slopes = {farLeft, left, here, right, farRight};
            return of(1, x -> x, x -> slopes[(int) ((x - 1) / (4 * ULP)) + 2]).changesWithEachDouble(1);
        }

        @Test
        void aDerivativeChangesWhereItIsAnotherAtTheNextOnesAndGoesOnChanging() {
            assertThat(changes(1, 2, 3, 4, 5)).isTrue();
            assertThat(changes(2, 2, 3, 4, 5)).isTrue();
            assertThat(changes(1, 2, 3, 4, 4)).isTrue();
        }

        @Test
        void butNotWhereItStaysTheSameOnASideOrBesideAKink() {
            assertThat(changes(2, 2, 3, 4, 4)).isFalse();
            assertThat(changes(1, 3, 3, 4, 5)).isFalse();
            assertThat(changes(1, 2, 3, 3, 5)).isFalse();
        }

        @Test
        void onePartInTenThousandIsNoChange() {
            assertThat(changes(1, 9_999, 10_000, 2, 3)).isFalse();
            assertThat(changes(1, 9_998.99, 10_000, 2, 3)).isTrue();
            assertThat(changes(1, Double.NaN, 10_000, 2, 3)).isTrue();
        }
    }

    @Nested
    class Stairs {
        private static final double LIMIT = 1e5 * Math.ulp(1.0);

        /** 1 everywhere but at one place. */
        private boolean hardlyMoves(double place, double rise, double derivative) {
            return of(0, x -> x == place ? 1 + rise : 1, x -> 0).hardlyMoves(0, derivative);
        }

        @Test
        void valuesMayDifferByAHundredThousandRoundings() {
            double[] places = {0.25, -0.25, 0.25 / Math.E, -0.25 / Math.E, 0.25 / 7.3, -0.25 / 7.3};
            for (double place : places) {
                assertThat(hardlyMoves(place, LIMIT, 0)).isTrue();
                assertThat(hardlyMoves(place, -LIMIT, 0)).isTrue();
                assertThat(hardlyMoves(place, LIMIT + Math.ulp(1.0), 0)).isFalse();
                assertThat(hardlyMoves(place, -LIMIT - Math.ulp(1.0), 0)).isFalse();
            }
        }

        @Test
        void soMayAQuarterOfTheDerivative() {
            assertThat(hardlyMoves(9, 0, 4 * LIMIT)).isTrue();
            assertThat(hardlyMoves(9, 0, -4 * LIMIT)).isTrue();
            assertThat(hardlyMoves(9, 0, Math.nextUp(4 * LIMIT))).isFalse();
        }
    }

    @Test
    void aDerivativeChangesNearbyIfItIsAnotherADistanceOf1Away() {
        DoubleUnaryOperator upAbove = x -> x == 4 ? 7 : x == 3 ? 5 : x == 2 ? 5.5 : Double.NaN;
        DoubleUnaryOperator downBelow = x -> x == 4 ? 5.5 : x == 3 ? 5 : x == 2 ? 3 : Double.NaN;
        for (DoubleUnaryOperator derivative : new DoubleUnaryOperator[] {upAbove, downBelow}) {
            Section section = of(3, x -> x, derivative);
            assertThat(section.derivativeChangesNearby(3, 2.001)).isFalse();
            assertThat(section.derivativeChangesNearby(3, 2)).isTrue();
        }
        assertThat(of(3, x -> x, x -> x == 3 ? 5 : Double.NaN).derivativeChangesNearby(3, 2))
                .isTrue();
    }
}
