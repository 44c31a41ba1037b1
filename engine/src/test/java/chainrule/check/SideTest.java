package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SideTest {
    private static final double EPSILON = Math.ulp(1.0);

    /** Steps of 1, 1/2, 1/4 and so on. */
    private static Side side(double size, double... rises) {
        Side side = new Side(0, 0, 0);
        for (int k = 0; k < rises.length; k++) {
            side.add(Math.scalb(1, -k), rises[k], size);
        }
        return side;
    }

    @Test
    void keepsWhatItSaw() {
        Side side = new Side(0, 0, 0);
        side.add(0.5, 3, 7);

        assertThat(side.size()).isEqualTo(1);
        assertThat(side.step(0)).isEqualTo(0.5);
        assertThat(side.rise(0)).isEqualTo(3);
        assertThat(side.valueSize(0)).isEqualTo(7);
    }

    @Test
    void existsWhereTheSmallestStepHasAValue() {
        assertThat(side(1).exists()).isFalse();
        assertThat(side(1, 3).exists()).isTrue();
        assertThat(side(1, Double.NaN, 3).exists()).isTrue();
        assertThat(side(1, 3, Double.NaN).exists()).isFalse();
    }

    @Test
    void theChordIsThatOfTheLargestStepWithAValue() {
        assertThat(side(1, -3, 1).chord()).isEqualTo(3);
        assertThat(side(1, Double.NaN, -3, 1).chord()).isEqualTo(6);
        assertThat(side(1, Double.NaN).chord()).isZero();
    }

    @Test
    void isFlatWhereTheSmallerHalfOfTheStepsChangesNothing() {
        assertThat(side(1).isFlat()).isFalse();
        assertThat(side(1, 0).isFlat()).isTrue();
        assertThat(side(1, 2).isFlat()).isFalse();
        assertThat(side(1, 3, 2, 0, 0, 0).isFlat()).isTrue();
        assertThat(side(1, 3, 2, 1, 0, 0).isFlat()).isFalse();
        assertThat(side(1, 3, 2, 0, 0).isFlat()).isTrue();
        assertThat(side(1, 3, 0, 0, 1).isFlat()).isFalse();
        assertThat(side(1, 3, 0, 0).isFlat(2)).isTrue();
        assertThat(side(1, 3, 0, 0).isFlat(3)).isFalse();
        assertThat(side(1, 0, 0).isFlat(2)).isTrue();
        assertThat(side(1, 0, 0).isFlat(3)).isFalse();
    }

    @Nested
    class Noise {
        /** Rises that miss the straight line by so much, the smallest step first. */
        private double noise(double size, double... bends) {
            double[] rises = new double[bends.length + 1];
            for (int k = 1; k < rises.length; k++) {
                rises[k] = bends[bends.length - k] + rises[k - 1] / 2;
            }
            return side(size, rises).noise();
        }

        @Test
        void goesUpAndDown() {
            assertThat(noise(1e9, 1, -2)).isZero();
            assertThat(noise(1e9, 1, -1)).isEqualTo(1);
            assertThat(noise(1e9, 1, -1.25, 1.5)).isEqualTo(1.25);
            assertThat(noise(1e9, -1, 1.25, -1.5)).isEqualTo(1.25);
            assertThat(noise(1e9, 1, 1, 1)).isZero();
            assertThat(noise(1e9, -1, -1, -1)).isZero();
        }

        @Test
        void isNoGrowthByHalfAsMuch() {
            assertThat(noise(1e9, 1, -1.5)).isEqualTo(1);
            assertThat(noise(1e9, 1, -1, 1.5, -1.5)).isEqualTo(1.5);
            assertThat(noise(1e9, 1, -1, 1.625, -3)).isEqualTo(1);
        }

        @Test
        void endsWhereItGrowsFourTimesInARow() {
            assertThat(noise(1e9, 1, -1, 2, -4, 8, -16, 3)).isEqualTo(1);
            assertThat(noise(1e9, 1, -1, 2, -4, 8, 3)).isEqualTo(4);
        }

        @Test
        void afterNothingEverythingIsNew() {
            assertThat(noise(1e9, 1, -3, 0, 3)).isEqualTo(3);
        }

        @Test
        void isAtMostAHundredMillionthOfTheValues() {
            assertThat(noise(1e8, 1, -1)).isEqualTo(1);
            assertThat(noise(0.999e8, 1, -1)).isZero();
        }

        @Test
        void theLargestOfTheValuesCounts() {
            for (int large = 0; large < 3; large++) {
                Side side = new Side(0, 0, 0);
                double[] rises = {0, 1, -0.5};
                for (int k = 0; k < 3; k++) {
                    side.add(Math.scalb(1, -k), rises[k], k == large ? 1e8 : 1);
                }
                assertThat(side.noise()).isEqualTo(1);
            }
        }

        @Test
        void endsWhereThereAreNoValues() {
            assertThat(side(1e9, Double.NaN, 0, 1, -0.5).noise()).isEqualTo(1);
            assertThat(side(1e9).noise()).isZero();
        }
    }

    @Nested
    class Stairs {
        private final AtomicInteger calls = new AtomicInteger();

        /** From 10 in stairs of a height, each 0.01 wide. */
        private DoubleUnaryOperator stairs(double height) {
            return x -> {
                calls.incrementAndGet();
                return 10 + height * (Math.signum(x) * Math.floor(Math.abs(x) / 0.01));
            };
        }

        private double stair(double height, double size, int direction) {
            Side side = new Side(0, 10, 0);
            for (int k = 0; k < 10; k++) {
                double step = Math.scalb(1, -k);
                side.add(step, height * Math.floor(step / 0.01), size);
            }
            return side.stair(stairs(height), direction);
        }

        @Test
        void theFirstOneCounts() {
            assertThat(stair(1, 1e9, 1)).isEqualTo(1);
            assertThat(stair(-1, 1e9, 1)).isEqualTo(1);
            assertThat(stair(1, 1e9, -1)).isEqualTo(1);
            assertThat(calls).hasValue(3 * 50);
        }

        /** Also where steps jump from 1e-22 down to a point of 1e-100. */
        @Test
        void aKinkHasNone() {
            Side side = new Side(-1e-100, 0, 0);
            side.add(1e-22, 1e-22, 1);
            side.add(0.7e-100, 0, 0);

            assertThat(side.stair(t -> Math.max(0, t), 1)).isLessThan(1e-105);
        }

        @Test
        void startsFromThePoint() {
            Side side = new Side(5, 10, 0);
            side.add(1, 4, 1e9);
            side.add(0.125, 0, 1e9);

            assertThat(side.stair(x -> x < 5.25 ? 10 : x < 5.5 ? 12 : 14, 1)).isEqualTo(2);
        }

        @Test
        void isAtMostAHundredMillionthOfTheValues() {
            assertThat(stair(1, 1e8, 1)).isEqualTo(1);
            assertThat(stair(1, 0.999e8, 1)).isZero();
        }

        @Test
        void valuesThatAreInfiniteDoNotCount() {
            Side side = new Side(0, 10, 0);
            side.add(4, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            side.add(0.25, 25, 1e7);
            side.add(0.005, 0, 10);

            assertThat(side.stair(stairs(1), 1)).isZero();
        }

        @Test
        void thereIsNoneWithoutAFlatStep() {
            DoubleUnaryOperator never = x -> {
                throw new AssertionError("called");
            };
            assertThat(side(1e9).stair(never, 1)).isZero();
            assertThat(side(1e9, 0, 0).stair(never, 1)).isZero();
            assertThat(side(1e9, 2, 1).stair(never, 1)).isZero();
            assertThat(side(1e9, Double.POSITIVE_INFINITY, 0).stair(never, 1)).isZero();
        }
    }

    @Nested
    class Extrapolation {
        private final Side side = new Side(0, 1, 2);

        private Plateau.Slope slope(double noise, int order) {
            return side.plateau(noise, order).slope();
        }

        /** Of a rise of 2 h + 3 h^2 nothing but 2 is left. */
        @Test
        void removesTheCurvatureAndKnowsItsRounding() {
            side.add(1, 5, 1);
            assertThat(slope(0.25, 1).exists()).isFalse();

            side.add(0.5, 1.75, 1);
            // blur: 0.25 + 2 ulp(1) + 2 ulp(1) + 2 ulp(1) * 2 * 3.5; twice that by the step, and 2 ulp(1) * 3.5
            double rounding = 1 + 72 * EPSILON + 7 * EPSILON;
            assertThat(slope(0.25, 1).value()).isEqualTo(2);
            assertThat(slope(0.25, 1).rounding()).isEqualTo(rounding);
            assertThat(slope(0.25, 1).error()).isEqualTo(3 + rounding);

            side.add(0.25, 0.6875, 1);
            assertThat(slope(0.25, 1).value()).isEqualTo(2);
            assertThat(slope(0.25, 1).error()).isCloseTo(2, within(1e-12));
        }

        @Test
        void theRoundingOfLargerValuesIsLarger() {
            side.add(1, 5, 4);
            side.add(0.5, 1.75, 4);

            assertThat(slope(0.25, 1).rounding()).isEqualTo(1 + 96 * EPSILON + 7 * EPSILON);
        }

        @Test
        void oncePerTermOfTheOrder() {
            side.add(1, -3, 1); // 2 h + h^3
            side.add(0.5, -1.125, 1);

            assertThat(slope(0, 2).value()).isEqualTo(-2);
            assertThat(slope(0, 2).error()).isCloseTo(1, within(1e-12));
            assertThat(slope(0, 1).value()).isEqualTo(-1.5);
        }

        @Test
        void startsAnewAfterWhatIsNoNumber() {
            side.add(1, 5, 1);
            side.add(0.5, Double.NaN, Double.NaN);
            side.add(0.25, 0.6875, 1);
            assertThat(slope(0, 1).exists()).isFalse();

            side.add(0.125, 0.296875, 1);
            assertThat(slope(0, 1).value()).isEqualTo(2);
        }

        private boolean hasNear(double x) {
            Side around = new Side(x, 0, 0);
            around.add(Math.scalb(1, -10), Math.scalb(1, -10), 0);
            around.add(Math.scalb(1, -11), Math.scalb(1, -11), 0);
            return around.plateau(0, 1).near().exists();
        }

        @Test
        void stepsUpToAPointBelowAThousandthAreNear() {
            double step = Math.scalb(1, -11);
            assertThat(hasNear(step)).isTrue();
            assertThat(hasNear(-step)).isTrue();
            assertThat(hasNear(Math.nextDown(step))).isFalse();
            assertThat(hasNear(Math.nextDown(1e-3))).isTrue();
            assertThat(hasNear(1e-3)).isFalse();
        }
    }
}
