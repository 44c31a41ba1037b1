package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.FiniteDifference.Slopes;
import chainrule.check.GradientCheck.Outcome;
import chainrule.check.Plateau.Slope;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The limits of a judgement from both sides: a millionth of the slope, five times the error, a hundredth where rounding blurs it. */
class JudgementTest {
    private static final double TINY = Double.MIN_NORMAL / 1e-16;

    private static Slope slope(double value, double error) {
        return new Slope(value, error, 0);
    }

    /** Without an error of rounding, so that only an error of 0 is called rounding. */
    private static Slopes sides(Slope left, Slope right) {
        return new Slopes(left, right, Slope.NONE, Slope.NONE, Slope.NONE, false, 0);
    }

    private static Slopes smooth(double value, double error) {
        return sides(slope(value, error), slope(value, error));
    }

    private static Outcome outcome(double analytic, Slopes slopes) {
        return Judgement.of(analytic, slopes).outcome();
    }

    private static Slopes with(Slopes slopes, boolean flat, double chord) {
        return new Slopes(
                slopes.left(), slopes.right(), slopes.central(), slopes.leftNear(), slopes.rightNear(), flat, chord);
    }

    @Nested
    class Smooth {
        @Test
        void aMillionthOfTheSlopeIsAllowed() {
            assertThat(Judgement.of(1e6, smooth(1e6, 0)).tolerance()).isEqualTo(1);
            assertThat(outcome(1e6 + 1, smooth(1e6, 0))).isEqualTo(Outcome.PASSED);
            assertThat(outcome(1e6 - 1, smooth(1e6, 0))).isEqualTo(Outcome.PASSED);
            assertThat(outcome(1e6 + 1.001, smooth(1e6, 0))).isEqualTo(Outcome.FAILED);
            assertThat(outcome(1e6 - 1.001, smooth(1e6, 0))).isEqualTo(Outcome.FAILED);
        }

        @Test
        void andFiveTimesTheError() {
            assertThat(Judgement.of(1e6, smooth(1e6, 2)).tolerance()).isEqualTo(11);
            assertThat(outcome(1e6 + 11, smooth(1e6, 2))).isEqualTo(Outcome.PASSED);
            assertThat(outcome(1e6 + 11.001, smooth(1e6, 2))).isEqualTo(Outcome.FAILED);
        }

        @Test
        void fiveTimesTheErrorMayBeAHundredthOfTheSlope() {
            assertThat(outcome(100, smooth(100, 0.2))).isEqualTo(Outcome.PASSED);
            assertThat(outcome(100, smooth(100, 0.2001))).isEqualTo(Outcome.UNDECIDED);
            assertThat(outcome(1000, smooth(100, 1.9))).isEqualTo(Outcome.FAILED);
        }

        @Test
        void numbersWithFewDigitsAreUndecided() {
            Judgement least = Judgement.of(TINY, smooth(TINY, 0));
            Judgement more = Judgement.of(1.001 * TINY, smooth(1.001 * TINY, 0));

            assertThat(least.outcome()).isEqualTo(Outcome.UNDECIDED);
            assertThat(more.outcome()).isEqualTo(Outcome.PASSED);
        }

        @Test
        void belowThatTheyDrown() {
            assertThat(Judgement.of(TINY, sharp(TINY)).drowned()).isFalse();
            assertThat(Judgement.of(0.999 * TINY, sharp(0.999 * TINY)).drowned())
                    .isTrue();
            assertThat(Judgement.of(0, sharp(0)).drowned()).isFalse();
            assertThat(Judgement.of(1, sharp(TINY / 2)).drowned()).isFalse();
            assertThat(Judgement.of(0, with(sharp(0), true, 0)).drowned()).isTrue();
            assertThat(Judgement.of(1, smooth(1, 0)).drowned()).isTrue();
        }

        /** Its error is larger than its rounding, yet nothing. */
        private Slopes sharp(double value) {
            return smooth(value, Double.MIN_VALUE);
        }

        @Test
        void aSlopeThatIsNoNumberIsWrongWhereTheTrueOneIsKnown() {
            assertThat(outcome(Double.NaN, smooth(100, 0.2))).isEqualTo(Outcome.FAILED);
            assertThat(outcome(Double.POSITIVE_INFINITY, smooth(100, 0.2))).isEqualTo(Outcome.FAILED);
            assertThat(outcome(Double.NaN, smooth(100, 0.2001))).isEqualTo(Outcome.UNDECIDED);
            assertThat(outcome(Double.NaN, smooth(0.01, 0.0001))).isEqualTo(Outcome.FAILED);
            assertThat(outcome(Double.NaN, smooth(Double.NaN, 0))).isEqualTo(Outcome.UNDECIDED);
        }

        @Test
        void aSlopeOf0IsRightWhereTheValuesAreFlatOrTheErrorIsNothingBesideTheChord() {
            assertThat(outcome(0, with(smooth(0, 0), true, 0))).isEqualTo(Outcome.PASSED);
            assertThat(outcome(0, with(smooth(0, 1), false, 5e6))).isEqualTo(Outcome.PASSED);
            assertThat(outcome(0, with(smooth(0, 1.001), false, 5e6))).isEqualTo(Outcome.UNDECIDED);
            assertThat(outcome(1e-9, with(smooth(0, 1), false, 5e6))).isEqualTo(Outcome.UNDECIDED);
            assertThat(outcome(1e-9, with(smooth(0, 0), true, 0))).isEqualTo(Outcome.FAILED);
        }
    }

    @Nested
    class WhichEstimate {
        @Test
        void theSideOfSmallerErrorCounts() {
            assertThat(numerical(slope(100, 0.1), slope(100.5, 0.2))).isEqualTo(100);
            assertThat(numerical(slope(100, 0.2), slope(100.5, 0.1))).isEqualTo(100.5);
            assertThat(numerical(slope(100, 0.2), slope(100.5, 0.2))).isEqualTo(100.5);
        }

        private double numerical(Slope left, Slope right) {
            return Judgement.of(100, sides(left, right)).numerical();
        }

        @Test
        void theCentralOneCountsWhereItIsBetterAndAgrees() {
            assertThat(numerical(slope(100.5, 0.01))).isEqualTo(100.5);
            assertThat(numerical(slope(100.5, 0.1))).isEqualTo(100);
            assertThat(numerical(slope(101, 0.25))).isEqualTo(100);
            assertThat(numerical(slope(100.54, 0.01))).isEqualTo(100.54);
            assertThat(numerical(slope(100.56, 0.01))).isEqualTo(100);
            assertThat(numerical(slope(99.44, 0.01))).isEqualTo(100);
        }

        @Test
        void butNotBesideASideWithoutASlope() {
            Slopes vague =
                    new Slopes(slope(100, 0.1), slope(90, 6), slope(100.5, 0.01), Slope.NONE, Slope.NONE, false, 0);

            assertThat(Judgement.of(100, vague).numerical()).isEqualTo(100);
        }

        private double numerical(Slope central) {
            Slopes slopes = new Slopes(slope(100, 0.1), slope(100, 0.2), central, Slope.NONE, Slope.NONE, false, 0);
            return Judgement.of(100, slopes).numerical();
        }

        @Test
        void aSideWhoseErrorIsATwentiethOfTheSlopeHasNone() {
            assertThat(outcome(20, sides(slope(20, 1), slope(20, 0)))).isEqualTo(Outcome.PASSED);
            assertThat(outcome(20, sides(slope(20, 1.001), slope(20, 0)))).isEqualTo(Outcome.UNDECIDED);
            assertThat(outcome(20, sides(slope(20, 0), slope(20, 1.001)))).isEqualTo(Outcome.UNDECIDED);
            assertThat(outcome(20, sides(slope(16, 1), slope(20, 0)))).isEqualTo(Outcome.PASSED);
            assertThat(outcome(20, sides(new Slope(20, 1.001, 1), slope(20, 0))))
                    .isEqualTo(Outcome.PASSED);
        }
    }

    @Nested
    class AtAKink {
        @Test
        void sidesThatDifferByMoreThanAMillionthAreAKink() {
            assertThat(outcome(1e6 - 0.5, sides(slope(1e6, 0), slope(1e6 - 1, 0))))
                    .isEqualTo(Outcome.PASSED);
            assertThat(outcome(1e6 - 0.5, sides(slope(1e6, 0), slope(1e6 - 1.001, 0))))
                    .isEqualTo(Outcome.KINK);
        }

        @Test
        void andByMoreThanFiveTimesTheError() {
            assertThat(outcome(1e6 - 8, sides(slope(1e6, 2), slope(1e6 - 11, 1))))
                    .isEqualTo(Outcome.PASSED);
            assertThat(outcome(1e6 - 8, sides(slope(1e6, 2), slope(1e6 - 11.001, 1))))
                    .isEqualTo(Outcome.KINK);
        }

        @Test
        void theNumericalSlopeIsTheNearestBetweenTheSides() {
            Slopes kink = sides(slope(1, 0), slope(4, 0));

            assertThat(Judgement.of(0, kink).numerical()).isEqualTo(1);
            assertThat(Judgement.of(3, kink).numerical()).isEqualTo(3);
            assertThat(Judgement.of(9, kink).numerical()).isEqualTo(4);
            assertThat(Judgement.of(Double.NaN, kink).numerical()).isEqualTo(2.5);
            assertThat(Judgement.of(3, kink).left()).isEqualTo(1);
            assertThat(Judgement.of(3, kink).right()).isEqualTo(4);
        }

        @Test
        void besideBothSidesAMillionthIsAllowed() {
            Slopes kink = sides(slope(-1e6, 0), slope(1e6, 0));

            assertThat(outcome(1e6 + 1, kink)).isEqualTo(Outcome.KINK);
            assertThat(outcome(1e6 + 1.001, kink)).isEqualTo(Outcome.FAILED);
            assertThat(outcome(-1e6 - 1, kink)).isEqualTo(Outcome.KINK);
            assertThat(outcome(-1e6 - 1.001, kink)).isEqualTo(Outcome.FAILED);
            assertThat(outcome(Double.NaN, kink)).isEqualTo(Outcome.FAILED);
        }

        @Test
        void fiveTimesTheErrorMayBeAHundredthOfTheSlopes() {
            assertThat(outcome(0, sides(slope(-100, 0.2), slope(50, 0)))).isEqualTo(Outcome.KINK);
            assertThat(outcome(0, sides(slope(-100, 0.2001), slope(50, 0)))).isEqualTo(Outcome.UNDECIDED);
        }
    }

    @Nested
    class StepsOfThePointsOwnScale {
        private Outcome outcome(Slope leftNear, Slope rightNear) {
            return Judgement.of(2, new Slopes(slope(1, 0), slope(1, 0), Slope.NONE, leftNear, rightNear, false, 0))
                    .outcome();
        }

        @Test
        void onlyWhatTheyContradictIsWrong() {
            assertThat(outcome(slope(2, 0.1), slope(2, 0.1))).isEqualTo(Outcome.UNDECIDED);
            assertThat(outcome(slope(1, 0.1), slope(2, 0.1))).isEqualTo(Outcome.FAILED);
            assertThat(outcome(slope(2, 0.1), slope(1, 0.1))).isEqualTo(Outcome.FAILED);
            assertThat(outcome(slope(1, 0.1), slope(1, 0.1))).isEqualTo(Outcome.FAILED);
            assertThat(outcome(Slope.NONE, Slope.NONE)).isEqualTo(Outcome.FAILED);
        }
    }

    private static Judgement judgement(double numerical, double left, double right, double tolerance, boolean drowned) {
        return new Judgement(Outcome.UNDECIDED, numerical, left, right, tolerance, drowned, false);
    }

    @Test
    void isSharpWhereOnePartIn100000Shows() {
        assertThat(judgement(-1e6, 0, 0, 4, false).isSharp()).isTrue();
        assertThat(judgement(-1e6, 0, 0, 4.001, false).isSharp()).isFalse();
    }

    @Test
    void isRaggedWhereRoundingMakesSidesDifferByAHundredth() {
        assertThat(judgement(0, 100, 98.9, 0, true).isRagged()).isTrue();
        assertThat(judgement(0, -98.9, -100, 0, true).isRagged()).isTrue();
        assertThat(judgement(0, 100, 99, 0, true).isRagged()).isFalse();
        assertThat(judgement(0, 100, 98.9, 0, false).isRagged()).isFalse();
    }
}
