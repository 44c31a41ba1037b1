package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck.Outcome;
import chainrule.check.GradientCheck.Report;
import chainrule.engine.Activation;
import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that fool differences of one step size or another: period, scale, kink, rounding, and graphs that are not the function. */
class GradientCheckHardCasesTest {
    private static Report check(double x, Function<Value, Value> expression) {
        Value parameter = Value.of(x, "x");
        return GradientCheck.check(() -> expression.apply(parameter), List.of(parameter));
    }

    private static Report check(double x, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return check(x, t -> t.apply(DifferentiableFunction.of("f", value, derivative)));
    }

    private static Outcome outcome(Report report) {
        return report.verdicts().get(0).outcome();
    }

    private static void assertPassed(Report report) {
        assertThat(report.passed()).as(report.toString()).isTrue();
    }

    private static void assertFailed(Report report) {
        assertThat(outcome(report)).as(report.toString()).isEqualTo(Outcome.FAILED);
        assertThat(report.passed()).isFalse();
    }

    private static void assertUndecided(Report report) {
        assertThat(outcome(report)).as(report.toString()).isEqualTo(Outcome.UNDECIDED);
        assertThat(report.passed()).isFalse();
    }

    @Nested
    class Periods {
        @ParameterizedTest
        @ValueSource(doubles = {2, 4, 8, 16, 32, 3.718281828459045, 13.8256, 100, 1000})
        void aPeriodThatFitsTheStepsMakesNothingFlat(double halfTurns) {
            double omega = halfTurns * Math.PI;
            DoubleUnaryOperator sin = x -> Math.sin(omega * x);
            DoubleUnaryOperator cos = x -> omega * Math.cos(omega * x);
            assertPassed(check(0.3, sin, cos));
            new SplittableRandom(1).doubles(100, -3, 3).forEach(x -> {
                assertPassed(check(x, sin, cos));
                assertFailed(check(x, sin, t -> 0));
                assertFailed(check(x, sin, t -> -cos.applyAsDouble(t)));
            });
        }
    }

    @Nested
    class Scales {
        static Stream<Arguments> steep() {
            return Stream.of(
                    function(1e-14, Math::log, x -> 1 / x),
                    function(1e-13, x -> 1 / x, x -> -1 / (x * x)),
                    function(-1e-9, x -> 1 / x, x -> -1 / (x * x)),
                    function(1e-17, Math::sqrt, x -> 0.5 / Math.sqrt(x)),
                    function(1e-15, x -> Math.pow(x, 0.1), x -> 0.1 * Math.pow(x, -0.9)),
                    function(1e-100, Math::log, x -> 1 / x),
                    function(1e-300, Math::sqrt, x -> 0.5 / Math.sqrt(x)),
                    function(0, GradientCheckHardCasesTest::steepTanh, GradientCheckHardCasesTest::steepSlope),
                    function(3e-14, GradientCheckHardCasesTest::steepTanh, GradientCheckHardCasesTest::steepSlope),
                    function(-2e-13, GradientCheckHardCasesTest::steepTanh, GradientCheckHardCasesTest::steepSlope),
                    function(1e9 + 0.5, x -> Math.tanh(x - 1e9), x -> 1 - Math.pow(Math.tanh(x - 1e9), 2)),
                    function(1e6 - 1.5, x -> Math.sin(x - 1e6), x -> Math.cos(x - 1e6)),
                    function(1e12, x -> x * x, x -> 2 * x),
                    function(-1e30, x -> x * x * x, x -> 3 * x * x));
        }

        private static Arguments function(double x, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
            return Arguments.of(x, value, derivative);
        }

        @ParameterizedTest
        @MethodSource("steep")
        void stepsFitTheFunction(double x, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
            assertPassed(check(x, value, derivative));
            assertFailed(check(x, value, t -> 0));
            assertFailed(check(x, value, t -> -derivative.applyAsDouble(t)));
            assertFailed(check(x, value, t -> 1.001 * derivative.applyAsDouble(t)));
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e10, 1e11, 9.064e11})
        void aShortPeriodFarOutIsSeen(double x) {
            assertPassed(check(x, Math::cos, t -> -Math.sin(t)));
            assertFailed(check(1e10, Math::cos, Math::sin));
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e16, 1e20, -2.85e34, 1.16e84})
        void whereTheSlopeChangesWithEachDoubleNothingIsCertified(double x) {
            Report right = check(x, Math::cos, t -> -Math.sin(t));

            assertUndecided(right);
            assertThat(right.toString()).contains("another at the next double");
            assertThat(check(x, Math::cos, t -> 0).passed()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"36.07, 232.13", "-3.4, 333.33", "-452.1, 77.3", "-758.9, -570.4", "-32.5, 0"})
        void aTinyShareIsCheckedWhereItShows(double tiny, double large) {
            for (Operation right : List.of(NaryOperation.LOG_SUM_EXP, NaryOperation.SOFTMAX)) {
                Operation wrong = Operation.of("wrong", 2, right::valueAt, in -> {
                    double[] slopes = right.derivativesAt(in);
                    return new double[] {-slopes[0], slopes[1]};
                });
                assertPassed(check(tiny, x -> right.applyTo(x, Value.of(large))));
                assertFailed(check(tiny, x -> wrong.applyTo(x, Value.of(large))));
            }
        }

        @ParameterizedTest
        @EnumSource(
                value = Activation.class,
                names = {"ELU", "SELU", "SIGMOID", "TANH", "SILU", "MISH", "SOFTPLUS"})
        void aTailWhoseValuesHardlyMoveIsCheckedNearby(Activation activation) {
            for (double x : new double[] {-32.09, -34, -36, -100}) {
                assertPassed(check(x, t -> t.apply(activation)));
                assertFailed(check(x, activation::value, t -> -activation.derivative(t)));
            }
        }

        @Test
        void aSlopeOf0DoesNotHideThatItCouldNotBeTold() {
            DoubleUnaryOperator wave = t -> Math.sin(8 * Math.PI * t);

            Report report = check(
                    1e5,
                    x -> x.times(1e5)
                            .apply(DifferentiableFunction.of("wave", wave, t -> 0))
                            .times(3)
                            .plus(x.times(2e5)));

            assertThat(report.passed()).as(report.toString()).isFalse();
        }

        @Test
        void aConstantThatClaimsASlopeIsFound() {
            assertFailed(check(0.7, t -> 1, t -> -0.25));
        }

        @Test
        void aTinyFactorBesideLargeProductsIsChecked() {
            Value large = Value.of(1.7e6);
            assertPassed(check(
                    -0.0124, x -> Value.dot(new Value[] {x, large}, new Value[] {Value.of(1.88e-13), large})));
        }

        @Test
        void tanhOfALargeNumberHasThePublishedSlope() {
            Report report = check(1e9 + 0.5, x -> x.minus(1e9).tanh());

            assertPassed(report);
            assertThat(report.verdicts().get(0).analytic()).isEqualTo(0.7864477329659274, within(1e-15));
            assertThat(report.verdicts().get(0).numerical()).isEqualTo(0.7864477329659274, within(1e-7));
        }

        @ParameterizedTest
        @CsvSource({"0, -20", "0, -30", "0, -40", "3, -33", "-20, 0", "1000, 960"})
        void logSumExpOfOneThatRules(double a, double b) {
            Value x = Value.of(a, "x");
            Value y = Value.of(b, "y");

            assertPassed(GradientCheck.check(() -> Value.logSumExp(x, y), List.of(x, y)));
        }
    }

    private static double steepTanh(double x) {
        return Math.tanh(x / 1e-13);
    }

    private static double steepSlope(double x) {
        return 1e13 / Math.pow(Math.cosh(x / 1e-13), 2);
    }

    @Nested
    class Depth {
        private final DifferentiableFunction wrongSign = DifferentiableFunction.of(
                "wrong sigmoid", Activation.SIGMOID::value, x -> -Activation.SIGMOID.derivative(x));

        private Report chain(int length, DifferentiableFunction first) {
            return check(0.4, x -> {
                Value node = x.apply(first);
                for (int i = 1; i < length; i++) {
                    node = node.sigmoid();
                }
                return node;
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {5, 15, 22, 30, 45, 100, 520, 2000})
        void aRightChainOfAnyDepthPasses(int length) {
            assertPassed(chain(length, Activation.SIGMOID));
        }

        @ParameterizedTest
        @ValueSource(ints = {5, 15, 22, 30, 45, 100, 520, 2000})
        void aWrongSignAtItsBeginningIsFound(int length) {
            Report report = chain(length, wrongSign);

            assertFailed(report);
            assertThat(report.toString()).contains("wrong sigmoid", "at 0.4 (x)");
        }

        @Test
        void theReportSaysByWhichWay() {
            assertThat(chain(45, Activation.SIGMOID).toString()).contains("by parts alone");
            assertThat(chain(3, Activation.SIGMOID).toString()).contains("by differences and by parts");
        }
    }

    @Nested
    class NothingToTell {
        @Test
        void aRootWithInfiniteSlopesIsUndecided() {
            assertUndecided(check(0, x -> Math.sqrt(Math.abs(x)), x -> 0));
            assertUndecided(check(0, x -> Math.sqrt(Math.abs(x)), x -> 5));
            assertUndecided(check(0, x -> Math.cbrt(x), x -> 0));
            assertUndecided(check(0, x -> Math.cbrt(x), x -> 1));
        }

        @Test
        void aStepIsUndecidedAtTheStepAndFlatBesideIt() {
            assertUndecided(check(0, x -> x > 0 ? 1 : 0, x -> 5));
            assertUndecided(check(0, x -> x > 0 ? 1 : 0, x -> 0));
            assertThat(check(0.4, Math::floor, x -> 5).passed()).isFalse();
            assertPassed(check(0.4, Math::floor, x -> 0));
        }

        @Test
        void aLossThatIsNotANumberIsUndecidedAndSaysSo() {
            assertThat(check(-1, Value::log).toString()).startsWith("UNDECIDED").contains("NonFinite");
        }

        @Test
        void zerosAreCounted() {
            List<Value> parameters = new ArrayList<>();
            for (int i = 0; i < 337; i++) {
                parameters.add(Value.of(0.01 * i));
            }
            Report report = GradientCheck.check(
                    () -> Value.sum(parameters.toArray(Value[]::new))
                            .plus(1)
                            .negate()
                            .relu(),
                    parameters);

            assertPassed(report);
            assertThat(report.toString()).contains("337 of them are 0", "hardly anything was checked");
        }
    }

    @Nested
    class Kinks {
        @ParameterizedTest
        @CsvSource({"0.01, 0.01", "0.3, 0.3", "0.5, 0.5"})
        void coincidingKinksAreAnArtefact(double first, double second) {
            Report report = check(0, x -> x.leakyRelu(first).negate().leakyRelu(second));

            assertThat(report.passed()).isFalse();
            assertThat(report.toString())
                    .startsWith("UNDECIDED")
                    .contains("2 nodes sit exactly on a kink", "leaky relu", "artefact");
        }

        @Test
        void oneKinkIsNamedAndBothSlopesAreGiven() {
            Report report = check(0, x -> x.leakyRelu().times(3));

            assertPassed(report);
            assertThat(outcome(report)).isEqualTo(Outcome.KINK);
            assertThat(report.verdicts().get(0).left()).isEqualTo(0.03, within(1e-8));
            assertThat(report.verdicts().get(0).right()).isEqualTo(3, within(1e-6));
            assertThat(report.toString()).contains("1 node sits exactly on a kink", "leaky relu at 0 (x)");
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-100})
        void theWrongBranchBesideAKinkIsFound(double distance) {
            DifferentiableFunction wrongBranch =
                    DifferentiableFunction.of("wrong relu", t -> Math.max(0, t), t -> t > 0 ? 0 : 1);
            for (double x : new double[] {distance, -distance}) {
                assertPassed(check(x, Value::relu));
                assertFailed(check(x, t -> t.apply(wrongBranch)));
            }
        }

        @Test
        void kinksOfHandWrittenBranchesAreSeen() {
            Report report = check(0, x -> x.data() > 0 ? x.times(2) : x.times(0.5));

            assertPassed(report);
            assertThat(outcome(report)).isEqualTo(Outcome.KINK);
        }
    }

    @Nested
    class NotTheFunction {
        private final Value w = Value.of(0.8, "w");

        @Test
        void aNodeFromOutsideIsNamed() {
            Value h = w.times(2).label("h");

            Report report = GradientCheck.check(() -> h.times(w), List.of(w));

            assertFailed(report);
            assertThat(report.toString()).contains("h = * 2", "outside");
        }

        @Test
        void aNumberTakenOutIsNamed() {
            Report constant = GradientCheck.check(() -> w.times(w.data()), List.of(w));
            Report leaf = GradientCheck.check(() -> w.times(Value.of(w.data(), "frozen")), List.of(w));

            assertFailed(constant);
            assertThat(constant.toString()).contains("data()");
            assertFailed(leaf);
            assertThat(leaf.toString()).contains("frozen", "data()");
        }

        @Test
        void anIfIsNamedAndDifferencesDecide() {
            Report report =
                    check(0.8, x -> x.data() > 0.75 ? x.times(2) : x.negate().times(2));

            assertPassed(report);
            assertThat(report.toString()).contains("an if");
        }

        @Test
        void aParameterThatIsNotInTheGraphIsNamed() {
            Value other = Value.of(1, "other");

            Report report = GradientCheck.check(() -> w.times(2), List.of(w, other));

            assertThat(report.passed()).isFalse();
            assertThat(report.verdicts().get(1).outcome()).isEqualTo(Outcome.UNDECIDED);
            assertThat(report.toString()).contains("Not in the graph of the loss: other");
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 3, 4, 5, 7})
        void aLossThatChangesNowAndThenDoesNotRepeatItself(int period) {
            AtomicInteger calls = new AtomicInteger();

            Report report = GradientCheck.check(
                    () -> w.times(calls.incrementAndGet() % period == 0 ? 3 : 2), List.of(w, Value.of(1), w, w));

            assertThat(report.passed()).isFalse();
            assertThat(outcome(report)).isEqualTo(Outcome.NOT_REPEATABLE);
            assertThat(report.toString()).contains("does not repeat itself");
        }

        @Test
        void aLossThatDriftsDoesNotRepeatItself() {
            AtomicInteger calls = new AtomicInteger();

            assertThat(outcome(GradientCheck.check(() -> w.times(calls.incrementAndGet() < 12 ? 3 : 2), List.of(w))))
                    .isEqualTo(Outcome.NOT_REPEATABLE);
        }

        @Test
        void nothingIsNoLoss() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GradientCheck.check(() -> null, List.of(w)))
                    .withMessage("loss: expected a value, got null");
        }
    }

    @Nested
    class ForTests {
        private final DifferentiableFunction wrongBeyond3 =
                DifferentiableFunction.of("cube", x -> x * x * x, x -> x > 3 ? 2.9 * x * x : 3 * x * x);

        @Test
        void anAssertionThrowsTheReport() {
            Value x = Value.of(4, "x");

            GradientCheck.assertRight(() -> x.pow(3), List.of(x));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> GradientCheck.assertRight(() -> x.apply(wrongBeyond3), List.of(x)))
                    .withMessageStartingWith("FAILED: 1 of 1 gradient is wrong")
                    .withMessageContaining("The derivative of cube is wrong");
        }

        @Test
        void aFunctionIsCheckedOverARange() {
            GradientCheck.function(Activation.GELU, -5, 5).orThrow();
            GradientCheck.function(wrongBeyond3, -5, 2).orThrow();
            Report report = GradientCheck.function(wrongBeyond3, -5, 5);

            assertThat(report.passed()).isFalse();
            assertThat(report.worst().parameter()).startsWith("cube at ");
            assertThat(report.verdicts()).allMatch(verdict -> verdict.passed() || verdict.analytic() > 26);
        }

        @Test
        void anOperationIsCheckedAtPoints() {
            GradientCheck.operation(BinaryOperation.TIMES, new double[] {2, 3}, new double[] {0, -1})
                    .orThrow();
            Operation wrong = Operation.of("wrong", 2, in -> in[0] * in[1], in -> in.clone());

            assertThat(GradientCheck.operation(wrong, new double[] {2, 3}).toString())
                    .startsWith("FAILED: 2 of 2")
                    .contains("wrong at 2, 3 toward input");
        }

        @Test
        void rangesAndPointsMustBeThere() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GradientCheck.function(Activation.TANH, 1, 1))
                    .withMessage("from, to: expected from < to, both finite, got 1.0, 1.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GradientCheck.operation(BinaryOperation.PLUS, new double[] {1, 2}, null))
                    .withMessage("points[1]: expected a number for each input, got null");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GradientCheck.operation(BinaryOperation.PLUS))
                    .withMessage("points: expected at least 1, got 0");
        }
    }
}
