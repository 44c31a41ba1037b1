package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static void assertRate(Schedule schedule, long step, double expected) {
        assertThat(schedule.rate(step)).as("step %d", step).isCloseTo(expected, within(1e-15 * expected));
    }

    @Test
    void constantStays() {
        assertThat(Schedule.constant(0.3).rate(0)).isEqualTo(0.3);
        assertThat(Schedule.constant(0.3).rate(Long.MAX_VALUE)).isEqualTo(0.3);
        assertThat(Schedule.constant(0).rate(5)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "9, 8", "10, 4", "19, 4", "20, 2", "35, 1"})
    void stairsGoDownByTheFactor(long step, double expected) {
        assertThat(Schedule.step(8, 0.5, 10).rate(step)).isEqualTo(expected);
    }

    /** cos(pi / 3) = 1/2, cos(pi / 2) = 0, cos(2 pi / 3) = -1/2. */
    @ParameterizedTest
    @CsvSource({"0, 5", "2, 4", "3, 3", "4, 2", "6, 1", "7, 1", "1000000000000, 1"})
    void cosineGoesDownHalfAWave(long step, double expected) {
        assertRate(Schedule.cosine(5, 1, 6), step, expected);
    }

    @Test
    void cosineEndsExactly() {
        assertThat(Schedule.cosine(0.1, 0, 900).rate(900)).isZero();
        assertThat(Schedule.cosine(0.1, 0.007, 900).rate(900)).isEqualTo(0.007);
        assertThat(Schedule.cosine(0.1, 0.007, 900).rate(0)).isEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 2", "3, 6", "4, 8", "13, 8", "14, 4"})
    void warmUpBeginsAtZeroAndGoesOnWithTheOther(long step, double expected) {
        assertThat(Schedule.warmUp(4, Schedule.step(8, 0.5, 10)).rate(step)).isEqualTo(expected);
    }

    /** Half-way up and half-way down the cosine is at the mean of both ends. */
    @ParameterizedTest
    @CsvSource({"0, 10", "15, 130", "30, 250", "65, 125.0005", "100, 0.001", "101, 0.001"})
    void oneCycleGoesUpAndDown(long step, double expected) {
        assertThat(Schedule.oneCycle(250, 100).rate(step)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void oneCycleIsHighestAtThirtyPercent() {
        assertThat(Schedule.oneCycle(250, 10).rate(3)).isEqualTo(250);
        assertThat(Schedule.oneCycle(250, 10).rate(2)).isLessThan(250);
        assertThat(Schedule.oneCycle(250, 10).rate(4)).isLessThan(250);
    }

    static Stream<Schedule> all() {
        return Stream.of(
                Schedule.constant(1),
                Schedule.step(1, 0.5, 3),
                Schedule.cosine(1, 0, 5),
                Schedule.warmUp(3, step -> 1),
                Schedule.oneCycle(1, 8));
    }

    @ParameterizedTest
    @MethodSource("all")
    void stepsBeginAtZero(Schedule schedule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedule.rate(-1))
                .withMessage("step: expected at least 0, got -1");
    }

    @ParameterizedTest
    @MethodSource("all")
    void optimizersTakeEveryRate(Schedule schedule) {
        Optimizer sgd = new Sgd(List.of(Value.of(1)), 0.1);
        for (int step = 0; step < 20; step++) {
            sgd.setLearningRate(schedule.rate(step));
            assertThat(sgd.learningRate()).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void ratesAreFiniteAndNotNegative(double bad) {
        String message = ": expected a finite number >= 0, got " + bad;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.constant(bad))
                .withMessage("rate" + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.step(bad, 1, 1))
                .withMessage("rate" + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.step(1, bad, 1))
                .withMessage("factor" + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cosine(bad, 1, 1))
                .withMessage("first" + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cosine(1, bad, 1))
                .withMessage("last" + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.oneCycle(bad, 1))
                .withMessage("most" + message);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void lengthsArePositive(long bad) {
        String message = ": expected at least 1, got " + bad;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.step(1, 1, bad))
                .withMessage("every" + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.cosine(1, 0, bad))
                .withMessage("steps" + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.warmUp(bad, Schedule.constant(1)))
                .withMessage("steps" + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.oneCycle(1, bad))
                .withMessage("steps" + message);
    }
}
