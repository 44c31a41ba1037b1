package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
    private final Value p = Value.of(10, "p");
    private final Value q = Value.of(-4, "q");
    private final List<Value> parameters = List.of(p, q);

    private void step(Optimizer optimizer, double gradientOfP, double gradientOfQ) {
        optimizer.zeroGrad();
        p.times(gradientOfP).plus(q.times(gradientOfQ)).backward();
        optimizer.step();
    }

    @Nested
    class PlainSgd {
        @Test
        void goesDownhillByGradientTimesRate() {
            Optimizer sgd = new Sgd(parameters, 0.5);

            step(sgd, 2, -1);
            assertThat(parameters).extracting(Value::data).containsExactly(9.0, -3.5);
            step(sgd, -4, 0);
            assertThat(parameters).extracting(Value::data).containsExactly(11.0, -3.5);
        }
    }

    @Nested
    class Momentum {
        /** v = 2, 0.5 * 2 + 4 = 5, 0.5 * 5 - 1 = 1.5 for p; v = 1, 0.5, 0.25 for q. */
        @Test
        void followsARunningSumWithoutDampening() {
            Optimizer sgd = new Sgd(parameters, 0.5, 0.5);

            step(sgd, 2, 1);
            assertThat(parameters).extracting(Value::data).containsExactly(9.0, -4.5);
            step(sgd, 4, 0);
            assertThat(parameters).extracting(Value::data).containsExactly(6.5, -4.75);
            step(sgd, -1, 0);
            assertThat(parameters).extracting(Value::data).containsExactly(5.75, -4.875);
        }

        @Test
        void keepsItsSpeedWhenTheRateChanges() {
            Optimizer sgd = new Sgd(parameters, 0.5, 0.5);
            step(sgd, 2, 0);

            sgd.setLearningRate(0.25);
            step(sgd, 0, 0);

            assertThat(p.data()).as("9 - 0.25 * (0.5 * 2)").isEqualTo(8.75);
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
        void mustBeAFraction(double momentum) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Sgd(parameters, 0.1, momentum))
                    .withMessage("momentum: expected a number from 0 up to but not including 1, got " + momentum);
        }
    }

    @Nested
    class AdamWithSimpleNumbers {
        /**
         * beta1 = 1/2, beta2 = 3/4, epsilon = 2, gradients 2, -2, 0:
         *
         * <pre>
         * step  mean                        corrected          square                      corrected            step
         * 1     0.5 * 2 = 1                 1 / 0.5 = 2        0.25 * 4 = 1                1 / 0.25 = 4         2 / (2 + 2)
         * 2     0.5 * 1 + 0.5 * -2 = -0.5   -0.5 / 0.75 = -2/3 0.75 * 1 + 1 = 1.75         1.75 / 0.4375 = 4    -2/3 / (2 + 2)
         * 3     0.5 * -0.5 = -0.25          -0.25 / 0.875      0.75 * 1.75 = 1.3125        1.3125 / 0.578125    -2/7 / (sqrt(84/37) + 2)
         * </pre>
         */
        @Test
        void takesTheStepsWorkedOutByHand() {
            Optimizer adam = new Adam(parameters, 1, 0.5, 0.75, 2);

            step(adam, 2, 0);
            assertThat(p.data()).isEqualTo(9.5);
            step(adam, -2, 0);
            assertThat(p.data()).isCloseTo(9.5 + 1.0 / 6, within(1e-14));
            step(adam, 0, 0);
            assertThat(p.data()).isCloseTo(9.5 + 1.0 / 6 + 2.0 / 7 / (Math.sqrt(84.0 / 37) + 2), within(1e-14));
            assertThat(q.data()).as("no gradient, no step").isEqualTo(-4);
        }

        /** After one step, mean and root mean square are the gradient itself, so g / (|g| + 1e-8) is left of it. */
        @ParameterizedTest
        @ValueSource(doubles = {1e-12, 1e-8, 1e-3, 1, 1e6, -1e-8, -1e6})
        void firstStepHardlyDependsOnTheSizeOfTheGradient(double gradient) {
            p.setData(0);

            step(new Adam(parameters, 0.01), gradient, 0);

            double expected = -0.01 * gradient / (Math.abs(gradient) + 1e-8);
            assertThat(p.data()).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
        }

        /** Gradients 1, then 0: mean 0.09 / (1 - 0.81), square 0.000999 / (1 - 0.998001). */
        @Test
        void usualConstantsAre09And0999() {
            p.setData(0);
            Optimizer adam = new Adam(parameters, 1);

            step(adam, 1, 0);
            double first = p.data();
            step(adam, 0, 0);

            double expected = 0.09 / 0.19 / (Math.sqrt(0.000999 / 0.001999) + 1e-8);
            assertThat(first - p.data()).isCloseTo(expected, within(1e-12));
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
        void betasMustBeFractions(double beta) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Adam(parameters, 0.1, beta, 0.999, 1e-8))
                    .withMessage("beta1: expected a number from 0 up to but not including 1, got " + beta);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Adam(parameters, 0.1, 0.9, beta, 1e-8))
                    .withMessage("beta2: expected a number from 0 up to but not including 1, got " + beta);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, -1e-8, Double.NaN, Double.POSITIVE_INFINITY})
        void epsilonMustBePositiveAndFinite(double epsilon) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Adam(parameters, 0.1, 0.9, 0.999, epsilon))
                    .withMessage("epsilon: expected a positive, finite number, got " + epsilon);
        }
    }

    @Nested
    class Nesterov {
        /** v = 2, 0.5 * 2 + 4 = 5; steps 0.5 (2 + 0.5 * 2) = 1.5 and 0.5 (4 + 0.5 * 5) = 3.25. */
        @Test
        void looksAheadByOneStepOfItsVelocity() {
            Optimizer sgd = Sgd.nesterov(parameters, 0.5, 0.5);

            step(sgd, 2, 0);
            assertThat(p.data()).isEqualTo(8.5);
            step(sgd, 4, 0);
            assertThat(p.data()).isEqualTo(5.25);
        }

        @Test
        void momentumMustBeAFraction() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Sgd.nesterov(parameters, 0.1, 1))
                    .withMessage("momentum: expected a number from 0 up to but not including 1, got 1.0");
        }
    }

    @Nested
    class AdamWDecays {
        /** 10 (1 - 0.5 * 0.25) = 8.75, then the step of Adam, 0.5 * 2 / (2 + 2); -4 * 0.875 = -3.5, no gradient. */
        @Test
        void firstTheWeightsShrinkThenTheyStep() {
            step(new AdamW(parameters, 0.5, 0.25, 0.5, 0.75, 2), 2, 0);

            assertThat(p.data()).isEqualTo(8.5);
            assertThat(q.data()).isEqualTo(-3.5);
        }

        @Test
        void usualConstantsAreThoseOfAdam() {
            Value twin = Value.of(10);
            Optimizer adam = new Adam(List.of(twin), 0.1);
            Optimizer adamW = new AdamW(parameters, 0.1, 0);
            for (double gradient : new double[] {1, -3, 0.5, 0}) {
                step(adamW, gradient, 0);
                twin.setGrad(gradient);
                adam.step();
                assertThat(p.data()).isEqualTo(twin.data());
            }
        }

        @ParameterizedTest
        @ValueSource(doubles = {-1e-300, Double.NaN, Double.POSITIVE_INFINITY})
        void decayMustBeFiniteAndNotNegative(double decay) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AdamW(parameters, 0.1, decay))
                    .withMessage("weightDecay: expected a finite number >= 0, got " + decay);
        }
    }

    @Nested
    class RmsPropWithSimpleNumbers {
        /** Mean square 0.25 * 16 = 4, root 2: 4 / (2 + 2); then 0.75 * 4 + 0.25 * 4 = 4: 2 / (2 + 2). */
        @Test
        void takesTheStepsWorkedOutByHand() {
            Optimizer rmsProp = new RmsProp(parameters, 1, 0.75, 2);

            step(rmsProp, 4, 0);
            assertThat(p.data()).isEqualTo(9);
            step(rmsProp, 2, 0);
            assertThat(p.data()).isEqualTo(8.5);
            assertThat(q.data()).isEqualTo(-4);
        }

        /** g / (0.1 |g| + 1e-8), since 0.1 is the root of 1 - 0.99. */
        @ParameterizedTest
        @ValueSource(doubles = {1, -1, 1e-8, 1e-200, 1e160})
        void usualConstantsAreThoseOfPyTorch(double gradient) {
            p.setData(0);

            step(new RmsProp(parameters, 1), gradient, 0);

            double expected = -gradient / (0.1 * Math.abs(gradient) + 1e-8);
            assertThat(p.data()).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
        }

        @Test
        void constantsAreChecked() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RmsProp(parameters, 0.1, 1, 1e-8))
                    .withMessage("decay: expected a number from 0 up to but not including 1, got 1.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RmsProp(parameters, 0.1, 0.9, 0))
                    .withMessage("epsilon: expected a positive, finite number, got 0.0");
        }
    }

    @Nested
    class AtTheEndsOfDouble {
        /** Figures of Adam in 60 digits (Python's decimal). */
        @ParameterizedTest
        @CsvSource({
            "1e160, 1, 1, -2.1880152266218267",
            "1, 1e160, 1, -2.3193567349247943",
            "1e160, -1e160, 1e155, -0.90668857846939421",
            "1e-160, 1e-160, 1e-170, -2.6309963100000001e-152",
            "1e-200, 1e200, -1e200, -0.69895458378985731",
            "1e-8, 3e-8, -2e-8, -1.3105113884106021"
        })
        void adamMovesAsInExactArithmetic(double first, double second, double third, double expected) {
            p.setData(0);
            Optimizer adam = new Adam(parameters, 1);
            step(adam, first, 0);
            step(adam, second, 0);
            step(adam, third, 0);

            assertThat(p.data()).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
        }

        /** With a tiny epsilon the size of a gradient cancels out however small it is. */
        @ParameterizedTest
        @ValueSource(doubles = {1e-165, 1e-200, 1e-300, 1e200, 1e307})
        void sizeOfTheGradientCancelsOut(double gradient) {
            p.setData(0);

            step(new Adam(parameters, 1, 0.5, 0.75, Double.MIN_NORMAL * 0x1p-52), gradient, 0);

            assertThat(p.data()).isCloseTo(-gradient / (gradient + 0x1p-1074), within(1e-13));
        }

        @Test
        void plainSgdForgetsAGradientThatWasNoNumber() {
            Optimizer sgd = new Sgd(parameters, 0.1);
            p.setGrad(Double.NaN);
            sgd.step();
            assertThat(p.data()).isNaN();

            p.setData(1);
            step(sgd, 1, 0);

            assertThat(p.data()).isEqualTo(0.9);
        }
    }

    // ---- what holds for each of them

    @ParameterizedTest
    @MethodSource("kinds")
    void rateZeroLeavesParametersAsTheyAre(Kind kind) {
        Optimizer optimizer = kind.of(parameters, 0.5);

        optimizer.setLearningRate(0);
        step(optimizer, 3, -1);

        assertThat(optimizer.learningRate()).isZero();
        assertThat(parameters).extracting(Value::data).containsExactly(10.0, -4.0);
    }

    private interface Kind {
        Optimizer of(List<Value> parameters, double learningRate);
    }

    static Stream<Named<Kind>> kinds() {
        return Stream.of(
                Named.of("Sgd", Sgd::new),
                Named.of("Sgd with momentum", (parameters, rate) -> new Sgd(parameters, rate, 0.9)),
                Named.of("Sgd with Nesterov's momentum", (parameters, rate) -> Sgd.nesterov(parameters, rate, 0)),
                Named.of("Adam", Adam::new),
                Named.of("AdamW", (parameters, rate) -> new AdamW(parameters, rate, 0)),
                Named.of("RmsProp", (parameters, rate) -> new RmsProp(parameters, rate, 0, 1e-12)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rateMustBePositiveAndFinite(Kind kind) {
        for (double rate : new double[] {0, -0.0, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kind.of(parameters, rate))
                    .withMessage("learningRate: expected a positive, finite number, got " + rate);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rateStaysAsItWasIfAnotherIsRefused(Kind kind) {
        Optimizer optimizer = kind.of(parameters, 0.5);
        for (double rate : new double[] {-Double.MIN_VALUE, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> optimizer.setLearningRate(rate))
                    .withMessage("learningRate: expected a finite number >= 0, got " + rate);
            assertThat(optimizer.learningRate()).isEqualTo(0.5);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void newRateHoldsFromTheNextStep(Kind kind) {
        Optimizer optimizer = kind.of(parameters, 0.5);

        optimizer.setLearningRate(0.125);
        step(optimizer, 1, -1);

        assertThat(optimizer.learningRate()).isEqualTo(0.125);
        assertThat(p.data()).isCloseTo(9.875, within(1e-8));
        assertThat(q.data()).isCloseTo(-3.875, within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void thereMustBeAParameter(Kind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.of(List.of(), 0.1))
                .withMessage("parameters: expected at least 1, got 0");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void parametersMustBeLeaves(Kind kind) {
        Value computed = p.plus(q);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.of(List.of(p, computed), 0.1))
                .withMessage("parameters: expected leaves, got + | data 6 | grad 0");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void parametersAreUntouchedUntilTheFirstStep(Kind kind) {
        p.times(3).plus(q).backward();

        assertThatIllegalArgumentException().isThrownBy(() -> kind.of(parameters, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> kind.of(List.of(p, q.plus(1)), 0.1));
        kind.of(parameters, 0.1);

        assertThat(parameters).extracting(Value::data).containsExactly(10.0, -4.0);
        assertThat(parameters).extracting(Value::grad).containsExactly(3.0, 1.0);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void stepLeavesGradientsAndZeroGradLeavesData(Kind kind) {
        Optimizer optimizer = kind.of(parameters, 0.5);
        step(optimizer, 3, 1);
        assertThat(parameters).extracting(Value::grad).containsExactly(3.0, 1.0);
        double before = p.data();

        optimizer.zeroGrad();

        assertThat(parameters).extracting(Value::grad).containsExactly(0.0, 0.0);
        assertThat(p.data()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void callersListMayChangeAfterwards(Kind kind) {
        List<Value> list = new ArrayList<>(parameters);
        Optimizer optimizer = kind.of(list, 0.5);

        list.clear();
        step(optimizer, 1, -1);

        assertThat(p.data()).isLessThan(10);
        assertThat(q.data()).isGreaterThan(-4);
        assertThat(p.grad()).isEqualTo(1);
    }

    /** All but the last, whose steps do not shrink: it forgets the size of a gradient at once. */
    static Stream<Named<Kind>> kindsThatSettle() {
        return kinds().limit(5);
    }

    /** (p - 3)² + 10 (q + 1)² is least at 3 and -1. */
    @ParameterizedTest
    @MethodSource("kindsThatSettle")
    void findsTheBottomOfABowl(Kind kind) {
        Optimizer optimizer = kind.of(parameters, 0.02);
        for (int i = 0; i < 3000; i++) {
            optimizer.zeroGrad();
            p.minus(3).pow(2).plus(q.plus(1).pow(2).times(10)).backward();
            optimizer.step();
        }

        assertThat(p.data()).isCloseTo(3, within(1e-6));
        assertThat(q.data()).isCloseTo(-1, within(1e-6));
    }

    @Test
    void aParameterThatIsListedTwiceWouldBeSteppedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgd(List.of(p, q, p), 0.1))
                .withMessage("parameters: expected each one once, got 1 of them twice");
    }
}
