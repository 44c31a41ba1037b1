package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ContinuationTest {
    private final List<Double> seen = new ArrayList<>();

    private Section section(double x, DoubleUnaryOperator derivative) {
        DoubleUnaryOperator spied = place -> {
            seen.add(place);
            return derivative.applyAsDouble(place);
        };
        return new Section(DifferentiableFunction.of("f", t -> t, spied), new double[] {x}, 0);
    }

    private boolean goesOn(double from, double to, DoubleUnaryOperator derivative) {
        return Continuation.along(section(from, derivative), to);
    }

    @Test
    void looksAtEqualStepsThenAtEqualFactors() {
        assertThat(goesOn(1, 16, x -> Double.NaN)).isFalse();

        assertThat(seen).hasSize(66);
        for (int i = 0; i <= 32; i++) {
            assertThat(seen.get(i)).isEqualTo(1 + 15 * i / 32.0);
            assertThat(seen.get(33 + i)).isCloseTo(Math.pow(2, i / 8.0), within(1e-12));
        }
    }

    @Test
    void factorsDoNotLeadAcross0() {
        assertThat(goesOn(2, -2, x -> Double.NaN)).isFalse();
        assertThat(seen).hasSize(33);
        assertThat(goesOn(1, 0, x -> x == 0 || x == 1 ? 1 : Double.NaN)).isFalse();
    }

    @Test
    void oneThatBendsGentlyGoesOn() {
        assertThat(goesOn(0, 3, x -> 1 / Math.pow(Math.cosh(x), 2))).isTrue();
        assertThat(goesOn(0, 100, Math::exp)).isTrue();
        assertThat(goesOn(1, 1e6, x -> Math.pow(x, -3))).isTrue();
        assertThat(goesOn(-1, -1e6, x -> -Math.pow(x, -3))).isTrue();
    }

    @Test
    void oneThatJumpsDoesNot() {
        assertThat(goesOn(0, 100, x -> x > 50 ? 2 * Math.exp(x) : Math.exp(x))).isFalse();
        assertThat(goesOn(0, 100, x -> x > 50 ? -Math.exp(x) : Math.exp(x))).isFalse();
        assertThat(goesOn(1, 1e6, x -> x > 1e3 ? -Math.pow(x, -3) : Math.pow(x, -3)))
                .isFalse();
    }

    @Test
    void theSignMayChangeWithinADistanceOf1() {
        assertThat(goesOn(0, 1, x -> x - 0.4)).isTrue();
        assertThat(goesOn(5, 5.5, x -> x - 5.2)).isTrue();
        assertThat(goesOn(0, 1.001, x -> x - 0.4)).isFalse();
        assertThat(goesOn(0.5, 1, x -> x > 0.8 ? 1 : -1)).isFalse();
    }

    /** Straight from -19 to 13 but for one point. */
    private boolean straightBut(int point, double off) {
        return goesOn(0, 1, x -> 32 * x - 19 + (x == point / 32.0 ? off : 0));
    }

    /** At an end the third difference is what it is off, amid others three times that; 1 is a twentieth of 19 and of the rise of 1. */
    @Test
    void aJumpIsMoreThanATwentiethOfTheLargestSlopeAndItsRise() {
        assertThat(straightBut(32, 1)).isTrue();
        assertThat(straightBut(32, 1.001)).isFalse();
        assertThat(straightBut(32, -1)).isTrue();
        assertThat(straightBut(32, -1.001)).isFalse();
        assertThat(straightBut(16, 0.32)).isTrue();
        assertThat(straightBut(16, 0.35)).isFalse();
        assertThat(straightBut(0, 0.9)).isTrue();
        assertThat(straightBut(0, 1.1)).isFalse();
    }

    private boolean goesOnWhileOtherMoves(DoubleUnaryOperator derivative) {
        Operation operation = Operation.of("f", 2, in -> 0, in -> {
            seen.add(in[1]);
            return new double[] {in[0] * derivative.applyAsDouble(in[1]), 0};
        });
        return Continuation.alongOther(new Section(operation, new double[] {7, 3}, 0), 1, 0.5);
    }

    @Test
    void anotherInputMovesInEqualSteps() {
        assertThat(goesOnWhileOtherMoves(y -> y)).isTrue();

        assertThat(seen).hasSize(33);
        for (int i = 0; i <= 32; i++) {
            assertThat(seen.get(i)).isEqualTo(3 + i / 64.0);
        }
        assertThat(goesOnWhileOtherMoves(y -> y > 3.3 ? 1 : -1)).isFalse();
    }
}
