package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.FiniteDifference.Slopes;
import chainrule.check.Plateau.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FiniteDifferenceTest {
    private static final double SHRINK = 1 + Math.E;

    private final List<Double> seen = new ArrayList<>();

    private DoubleUnaryOperator spied(DoubleUnaryOperator function) {
        seen.clear();
        return x -> {
            seen.add(x);
            return function.applyAsDouble(x);
        };
    }

    /** How far above the point it looked, in this order. */
    private double[] steps() {
        double x = seen.get(0);
        return seen.stream().mapToDouble(t -> t - x).filter(step -> step > 0).toArray();
    }

    private double smallestStep() {
        return steps()[steps().length - 1];
    }

    @Nested
    class Calls {
        @Test
        void aStraightLineNeedsFourStepsOnBothSides() {
            FiniteDifference.quickly(spied(t -> 3 * t), 1, 0);

            assertThat(seen).hasSize(1 + 2 * 4);
        }

        /** Where it does not matter, a look from far away: the other ways go down to a quarter of x. */
        @Test
        void theThoroughWaysGoDownToAQuarterOfThePoint() {
            FiniteDifference.thoroughly(spied(t -> 3 * t), 1e-6, 0);
            assertThat(smallestStep()).isBetween(0.25e-6 / SHRINK, 0.25e-6);
            FiniteDifference.ofOperation(spied(t -> 3 * t), 1e-6, 0, 0);
            assertThat(smallestStep()).isBetween(0.25e-6 / SHRINK, 0.25e-6);
            FiniteDifference.nearby(spied(t -> 3 * t), 1e-6, 0);
            assertThat(smallestStep()).isBetween(0.25e-6 / SHRINK, 0.25e-6);
        }

        @Test
        void eightFlatStepsOnBothSidesAreEnoughForTheQuickWay() {
            FiniteDifference.quickly(spied(t -> 7), 1, 0);
            assertThat(seen).hasSize(1 + 2 * 8);

            FiniteDifference.thoroughly(spied(t -> 7), 1, 0);
            assertThat(seen).hasSize(1 + 2 * 21); // 0.7 / 3.7^20 = 2.7e-12 is above 1e-12
        }

        @Test
        void oneFlatSideIsNot() {
            FiniteDifference.quickly(spied(t -> Math.max(0, t)), 0, 0);
            assertThat(seen).hasSize(1 + 2 * 39); // 0.7 / 3.7^38 = 1.5e-22 is above 1e-22
            FiniteDifference.quickly(spied(t -> Math.min(0, t)), 0, 0);
            assertThat(seen).hasSize(1 + 2 * 39);
        }

        @Test
        void onlyTheThoroughWayLooksForStairs() {
            DoubleUnaryOperator stairs = t -> Math.rint(t * 1e10) / 1e10 + Math.abs(t - 1);
            FiniteDifference.quickly(spied(stairs), 1, 0);
            int quick = seen.size();
            FiniteDifference.thoroughly(spied(stairs), 1, 0);

            assertThat(quick).isEqualTo(1 + 2 * 21);
            assertThat(seen).hasSizeGreaterThanOrEqualTo(quick);
        }
    }

    @Nested
    class Steps {
        /** Whose slope at x is infinite, so that no steps are enough. */
        private DoubleUnaryOperator root(double x) {
            return t -> Math.sqrt(Math.abs(t - x));
        }

        private double[] stepsAt(double x) {
            FiniteDifference.quickly(spied(root(x)), x, 0);
            return steps();
        }

        @Test
        void shrinkFrom7TenthsOfThePointToABillionthOfAThousandth() {
            double[] steps = stepsAt(1e6);

            assertThat(steps[0]).isCloseTo(0.7e6, within(1e-3));
            assertThat(steps[1]).isCloseTo(0.7e6 / SHRINK, within(1e-3));
            assertThat(smallestStep()).isBetween(1e-6, 1e-6 * SHRINK);
            assertThat(stepsAt(0)[0]).isEqualTo(0.7);
            assertThat(smallestStep()).isBetween(1e-22, 1e-22 * SHRINK);
        }

        @Test
        void ofAnOperationGoDownToTheNextDouble() {
            FiniteDifference.ofOperation(spied(root(1e6)), 1e6, 0, 0);
            assertThat(smallestStep()).isLessThan(3 * SHRINK * Math.ulp(1e6));
            FiniteDifference.ofOperation(spied(root(0)), 0, 0, 0);
            assertThat(smallestStep()).isBetween(1e-22, 1e-22 * SHRINK);
        }

        @Test
        void nearbyAreBelow1() {
            FiniteDifference.nearby(spied(root(1e6)), 1e6, 0);

            assertThat(steps()[0]).isCloseTo(0.7, within(1e-9));
        }

        @Test
        void afterThoseDownTo1em22ComeThoseThatFitATinyPoint() {
            double[] steps = stepsAt(1e-30);

            assertThat(steps[38]).isBetween(1e-22, 2e-22);
            assertThat(steps[39]).isCloseTo(0.7e-30, within(1e-40));
            assertThat(steps[40]).isCloseTo(0.7e-30 / SHRINK, within(1e-40));
            assertThat(stepsAt(1e-20)[39]).isCloseTo(0.7 / Math.pow(SHRINK, 39), within(1e-30));
        }

        @Test
        void areAtMost60() {
            FiniteDifference.ofOperation(spied(root(1e-30)), 1e-30, 0, 0);

            assertThat(steps().length).isBetween(55, 60);
        }
    }

    @Nested
    class Results {
        @Test
        void ofAKinkAreBothSlopes() {
            Slopes slopes = FiniteDifference.quickly(t -> t > 0 ? 3 * t : -t, 0, 0);

            assertThat(slopes.left().value()).isCloseTo(-1, within(1e-12));
            assertThat(slopes.right().value()).isCloseTo(3, within(1e-12));
            assertThat(slopes.lower()).isEqualTo(slopes.left().value());
            assertThat(slopes.upper()).isEqualTo(slopes.right().value());
            assertThat(slopes.size()).isCloseTo(3, within(1e-12));
            assertThat(slopes.chord()).isCloseTo(3, within(1e-12));
            assertThat(slopes.flat()).isFalse();
        }

        @Test
        void atAnEndAreThoseOfTheOtherSide() {
            Slopes atStart = FiniteDifference.quickly(t -> t < 1 ? Double.NaN : 3 * t, 1, 0);
            assertThat(atStart.left()).isEqualTo(atStart.right()).isEqualTo(atStart.central());
            assertThat(atStart.left().value()).isCloseTo(3, within(1e-9));

            Slopes atEnd = FiniteDifference.quickly(t -> t > 1 ? Double.NaN : 3 * t, 1, 0);
            assertThat(atEnd.left()).isEqualTo(atEnd.right()).isEqualTo(atEnd.central());
            assertThat(atEnd.left().value()).isCloseTo(3, within(1e-9));
        }

        @Test
        void whereItIsFlatSaySo() {
            assertThat(FiniteDifference.quickly(t -> 7, 1, 0).flat()).isTrue();
            assertThat(FiniteDifference.quickly(t -> Math.max(0, t), 0, 0).flat())
                    .isFalse();
            assertThat(FiniteDifference.quickly(t -> Math.min(0, t), 0, 0).flat())
                    .isFalse();
        }

        /** One part in a billion that goes up and down from step to step. */
        @Test
        void knowTheNoiseOfTheValues() {
            DoubleUnaryOperator noisy = t -> t + 1e-9 * Math.sin(1e15 * t);
            Slopes slopes = FiniteDifference.quickly(noisy, 1, 0);

            assertThat(slopes.error()).isGreaterThan(1e-10);
            assertThat(Math.abs(slopes.left().value() - 1))
                    .isLessThan(3 * slopes.left().error());
        }
    }

    private static Slopes sides(Slope left, Slope right) {
        return new Slopes(left, right, Slope.NONE, Slope.NONE, Slope.NONE, false, 0);
    }

    @Test
    void theLargerErrorIsThatOfBoth() {
        assertThat(sides(new Slope(1, 2, 0), new Slope(1, 3, 0)).error()).isEqualTo(3);
        assertThat(sides(new Slope(1, 2, 0), new Slope(-4, 1, 0)).error()).isEqualTo(2);
        assertThat(sides(new Slope(1, 2, 0), new Slope(-4, 1, 0)).size()).isEqualTo(4);
    }

    @Test
    void bothSidesMustDrown() {
        Slope drowned = new Slope(1, 1, 1);
        Slope clear = new Slope(1, 1, 0);

        assertThat(sides(drowned, drowned).drownsInRounding()).isTrue();
        assertThat(sides(drowned, clear).drownsInRounding()).isFalse();
        assertThat(sides(clear, drowned).drownsInRounding()).isFalse();
    }
}
