package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import chainrule.engine.Activation;
import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.ElementaryFunction;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
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

class GradientCheckTest {
    private static final double ONE_PART_IN_100_000 = 1 + 1e-5;

    private static DifferentiableFunction withSlopeTimes(double factor, DifferentiableFunction function) {
        return DifferentiableFunction.of(function.symbol(), function::value, x -> factor * function.derivative(x));
    }

    private static GradientCheck.Report check(double x, Function<Value, Value> expression) {
        Value parameter = Value.of(x, "x");
        return GradientCheck.check(() -> expression.apply(parameter), List.of(parameter));
    }

    private static void assertPasses(double x, Function<Value, Value> expression) {
        assertThat(check(x, expression)).as("right derivative at %s", x).matches(GradientCheck.Report::passed);
    }

    private static void assertRefuses(double x, Function<Value, Value> expression) {
        assertThat(check(x, expression)).as("wrong derivative at %s", x).matches(report -> !report.passed());
    }

    private static void assertTellsRightFromWrong(DifferentiableFunction function, double x) {
        assertPasses(x, value -> value.apply(function));
        if (function.derivative(x) != 0) {
            assertRefuses(x, value -> value.apply(withSlopeTimes(ONE_PART_IN_100_000, function)));
        }
    }

    @Nested
    class OneFunction {
        @ParameterizedTest
        @EnumSource
        void activationsAtRandomPoints(Activation activation) {
            new SplittableRandom(5).doubles(200, -6, 6).forEach(x -> assertTellsRightFromWrong(activation, x));
        }

        @ParameterizedTest
        @EnumSource
        void activationsNearZero(Activation activation) {
            for (double x : new double[] {0.3, 1e-2, 1e-4, 1e-6, 1e-8, 1e-10}) {
                assertTellsRightFromWrong(activation, x);
                assertTellsRightFromWrong(activation, -x);
            }
        }

        @ParameterizedTest
        @EnumSource
        void rightActivationsFarOut(Activation activation) {
            for (double x : new double[] {0, 1e-13, 1e-16, 1e-300, 15, 21.5, 38, 100, 1e4, 1e8, 1e100}) {
                assertPasses(x, value -> value.apply(activation));
                assertPasses(-x, value -> value.apply(activation));
            }
        }

        static Stream<Arguments> functionsOnTheWholeLine() {
            return Stream.of(
                    Arguments.of(DifferentiableFunction.of("2x + 3", x -> 2 * x + 3, x -> 2)),
                    Arguments.of(DifferentiableFunction.of("x²", x -> x * x, x -> 2 * x)),
                    Arguments.of(DifferentiableFunction.of("x³", x -> x * x * x, x -> 3 * x * x)),
                    Arguments.of(DifferentiableFunction.of("1/x", x -> 1 / x, x -> -1 / (x * x))),
                    Arguments.of(DifferentiableFunction.of("1/x²", x -> 1 / (x * x), x -> -2 / (x * x * x))),
                    Arguments.of(DifferentiableFunction.of("1e9 x²", x -> 1e9 * x * x, x -> 2e9 * x)),
                    Arguments.of(DifferentiableFunction.of("1e-9 x²", x -> 1e-9 * x * x, x -> 2e-9 * x)),
                    Arguments.of(DifferentiableFunction.of("1e-200 x", x -> 1e-200 * x, x -> 1e-200)),
                    Arguments.of(DifferentiableFunction.of("asinh", Functions::asinh, x -> 1 / Math.hypot(1, x))));
        }

        @ParameterizedTest
        @MethodSource("functionsOnTheWholeLine")
        void numbersOfAnySize(DifferentiableFunction function) {
            for (double size = 1e-8; size < 2e8; size *= 10) {
                assertTellsRightFromWrong(function, 1.7 * size);
                assertTellsRightFromWrong(function, -1.7 * size);
            }
        }

        @Test
        void functionsThatEndNearBy() {
            for (double x = 1e-8; x < 2e8; x *= 10) {
                assertTellsRightFromWrong(ElementaryFunction.LOG, x);
                assertTellsRightFromWrong(ElementaryFunction.SQRT, x);
                assertTellsRightFromWrong(new WithConstant(BinaryOperation.POWER, -0.5), x);
                assertTellsRightFromWrong(
                        DifferentiableFunction.of("x ln x", t -> t * Math.log(t), t -> 1 + Math.log(t)), x);
            }
        }

        @Test
        void atTheVeryEndOneSideIsEnough() {
            assertPasses(0, x -> x.pow(1.5));
            assertRefuses(0, x -> x.apply(DifferentiableFunction.of("f", t -> t + Math.pow(t, 1.5), t -> 1.1)));
        }

        @Test
        void functionsThatGrowOrOscillateFast() {
            for (double x : new double[] {-300, -30, -1, 0, 1, 30, 300, 709}) {
                assertTellsRightFromWrong(ElementaryFunction.EXP, x);
            }
            for (double x : new double[] {0.1, 3, 30}) {
                assertTellsRightFromWrong(DifferentiableFunction.of("sin", Math::sin, Math::cos), x);
                assertTellsRightFromWrong(
                        DifferentiableFunction.of("sin 100x", t -> Math.sin(100 * t), t -> 100 * Math.cos(100 * t)), x);
                assertTellsRightFromWrong(
                        DifferentiableFunction.of("1e8 sin", t -> 1e8 * Math.sin(t), t -> 1e8 * Math.cos(t)), x);
            }
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, -1, 0.5, 2, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
        void grossErrorsAreRefused(double factor) {
            for (DifferentiableFunction function :
                    new DifferentiableFunction[] {Activation.TANH, ElementaryFunction.EXP}) {
                assertRefuses(0.7, x -> x.apply(withSlopeTimes(factor, function)));
                assertRefuses(
                        0.7, x -> x.apply(withSlopeTimes(factor, function)).pow(2));
            }
        }

        @Test
        void aGradientOfZeroIsRightWhereTheParameterDoesNotMatter() {
            assertPasses(3, x -> x.times(0).plus(5));
            assertPasses(-3, Value::relu);
            assertRefuses(-3, x -> x.apply(DifferentiableFunction.of("f", t -> Math.max(0, t), t -> 1e-5)));
        }

        @Test
        void aLossThatIsNotANumberNeverPasses() {
            assertRefuses(-1, Value::log);
            assertRefuses(0, Value::log);
            assertRefuses(Double.NaN, Value::tanh);
            assertRefuses(Double.POSITIVE_INFINITY, Value::relu);
        }

        private static final class Functions {
            static double asinh(double x) {
                double size = Math.abs(x);
                return Math.signum(x) * Math.log1p(size + size * size / (1 + Math.hypot(1, size)));
            }
        }
    }

    @Nested
    class AtAKink {
        @ParameterizedTest
        @ValueSource(doubles = {0, 0.01, 0.5, 1})
        void everySlopeBetweenTheTwoSidesIsRight(double slope) {
            assertPasses(0, x -> x.apply(DifferentiableFunction.of("relu", t -> Math.max(0, t), t -> slope)));
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.5, -1e-5, 1.00001, 2})
        void noOtherSlopeIs(double slope) {
            assertRefuses(0, x -> x.apply(DifferentiableFunction.of("relu", t -> Math.max(0, t), t -> slope)));
        }

        @ParameterizedTest
        @EnumSource
        void everyActivationPasses(Activation activation) {
            assertPasses(0, x -> x.apply(activation));
            assertPasses(
                    1.5, x -> x.minus(1.5).apply(activation).plus(x.times(x)).tanh());
        }

        @Test
        void prelusAndOtherAlphasPass() {
            Value x = Value.of(0, "x");
            Value slope = Value.of(0.25, "slope");

            assertThat(GradientCheck.check(() -> x.prelu(slope).plus(slope.times(x)), List.of(x, slope)))
                    .matches(GradientCheck.Report::passed);
            assertPasses(0, value -> value.leakyRelu(-2));
            assertPasses(0, value -> value.elu(5));
        }

        @Test
        void besideOtherTermsAKinkIsStillSeen() {
            Function<Value, Value> smooth = x -> x.tanh().plus(x.exp());

            assertPasses(0, x -> smooth.apply(x).plus(x.relu()));
            assertRefuses(
                    0,
                    x -> smooth.apply(x).plus(x.apply(DifferentiableFunction.of("f", t -> Math.max(0, t), t -> 1.1))));
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12, 1e-14, 1e-17})
        void besideAKinkTheSlopeOfThatSideIsRight(double distance) {
            assertPasses(1, x -> x.minus(1).plus(distance).relu().plus(x.tanh()));
            assertPasses(1, x -> x.minus(1).minus(distance).relu().plus(x.tanh()));
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-2, 1e-4, 1e-6})
        void besideAKinkTheSlopeOfTheOtherSideIsWrong(double distance) {
            DifferentiableFunction wrongSide = DifferentiableFunction.of("f", t -> Math.max(0, t), t -> t > 0 ? 0 : 1);

            assertRefuses(1, x -> x.minus(1).plus(distance).apply(wrongSide).plus(x.tanh()));
            assertRefuses(1, x -> x.minus(1).minus(distance).apply(wrongSide).plus(x.tanh()));
        }
    }

    @Nested
    class WholeExpressions {
        private final SplittableRandom random = new SplittableRandom(17);
        private final List<Value> parameters = new ArrayList<>();
        private final double[][] samples = new double[6][2];

        /** A net 2-3-3-1 from nothing but Value, its activation given. */
        private Value lossOfNet(DifferentiableFunction activation) {
            Value[] losses = new Value[samples.length];
            for (int i = 0; i < samples.length; i++) {
                Value[] layer = {Value.of(samples[i][0]), Value.of(samples[i][1])};
                int next = 0;
                for (int width : new int[] {3, 3, 1}) {
                    Value[] outputs = new Value[width];
                    for (int k = 0; k < width; k++) {
                        Value[] weights =
                                parameters.subList(next, next + layer.length).toArray(Value[]::new);
                        next += layer.length;
                        outputs[k] = Value.dot(weights, layer, parameters.get(next++));
                        outputs[k] = width == 1 ? outputs[k] : outputs[k].apply(activation);
                    }
                    layer = outputs;
                }
                losses[i] = layer[0].minus(i % 2).pow(2);
            }
            return Value.sum(losses).div(samples.length);
        }

        private void randomize() {
            parameters.clear();
            for (int i = 0; i < 3 * 3 + 3 * 4 + 4; i++) {
                parameters.add(Value.of(random.nextDouble(-1, 1)));
            }
            for (double[] sample : samples) {
                sample[0] = random.nextDouble(-2, 2);
                sample[1] = random.nextDouble(-2, 2);
            }
        }

        @ParameterizedTest
        @EnumSource
        void aNetIsRightOrOffByOnePartIn100000(Activation activation) {
            DifferentiableFunction wrong = withSlopeTimes(ONE_PART_IN_100_000, activation);
            for (int i = 0; i < 5; i++) {
                randomize();
                assertThat(GradientCheck.check(() -> lossOfNet(activation), parameters))
                        .matches(GradientCheck.Report::passed);
                assertThat(GradientCheck.check(() -> lossOfNet(wrong), parameters))
                        .matches(report -> !report.passed());
            }
        }

        @ParameterizedTest
        @ValueSource(doubles = {-3, -1, 0, 0.5, 2})
        void aChainOfEightSigmoidsHasATinyGradientThatStillCounts(double start) {
            assertPasses(start, x -> sigmoids(x, Activation.SIGMOID));
            assertRefuses(start, x -> sigmoids(x, withSlopeTimes(ONE_PART_IN_100_000, Activation.SIGMOID)));
        }

        /** Eight of them, of which only the fourth is in question. */
        private static Value sigmoids(Value x, DifferentiableFunction fourth) {
            Value node = x;
            for (int i = 0; i < 8; i++) {
                node = node.times(0.5).apply(i == 3 ? fourth : Activation.SIGMOID);
            }
            return node;
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e3, 1e6, 1e8, 1e10})
        void aLargeNumberThatCancelsBlursTheLossButIsNoError(double large) {
            new SplittableRandom(3)
                    .doubles(50, -2, 2)
                    .forEach(start ->
                            assertPasses(start, x -> x.tanh().plus(large).minus(large)));
        }

        @Test
        void wrongNumbersElsewhereDoNotHideAWrongGradient() {
            DifferentiableFunction infinite = DifferentiableFunction.of("f", x -> x, x -> Double.POSITIVE_INFINITY);
            DifferentiableFunction huge = DifferentiableFunction.of("f", x -> x, x -> 1e15);
            for (DifferentiableFunction wrong : List.of(infinite, huge)) {
                Value a = Value.of(0.3, "a");
                Value b = Value.of(0.4, "b");
                GradientCheck.Report report =
                        GradientCheck.check(() -> a.apply(wrong).plus(b.tanh()), List.of(a, b));
                assertThat(report.passed()).isFalse();
                assertThat(report.worst().parameter()).isEqualTo("a");
            }
        }

        @Test
        void largeLossesAndLogSumExpPass() {
            Value w = Value.of(1234.5);
            Value v = Value.of(-0.75);

            assertThat(GradientCheck.check(
                            () -> Value.logSumExp(w, w.times(v), v.times(1000))
                                    .minus(w.times(0.999))
                                    .pow(2),
                            List.of(w, v)))
                    .matches(GradientCheck.Report::passed);
            assertThat(GradientCheck.check(() -> w.times(1e6).minus(v).pow(2).div(7), List.of(w, v)))
                    .matches(GradientCheck.Report::passed);
        }
    }

    @Nested
    class Reports {
        private final Value a = Value.of(2, "a");
        private final Value b = Value.of(3);
        private final DifferentiableFunction wrong = DifferentiableFunction.of("f", x -> x * x, x -> 2.2 * x);

        @Test
        void aPassedReportSaysSo() {
            GradientCheck.Report report = GradientCheck.check(() -> a.times(b), List.of(a, b));

            assertThat(report.passed()).isTrue();
            assertThat(report.toString())
                    .startsWith("passed: all 2 gradients are right")
                    .doesNotContain("\n");
        }

        @Test
        void aFailedReportNamesTheWorstParameterWithBothNumbers() {
            GradientCheck.Report report = GradientCheck.check(() -> a.times(10).plus(b.apply(wrong)), List.of(a, b));

            assertThat(report.passed()).isFalse();
            assertThat(report.worst().parameter()).isEqualTo("parameter 1");
            assertThat(report.toString())
                    .startsWith(
                            "FAILED: 1 of 2 gradients is wrong; the worst is parameter 1: analytic 6.6, numerical 6 ")
                    .contains(
                            "The derivative of f is wrong: v4 = f at 3 (v3), says 6.6, differences of it alone say 6.");
        }

        @Test
        void theWorstIsTheOneFarthestBeyondWhatIsAllowed() {
            Value large = Value.of(1e6, "large"); // off by 1, but that is one part in a million
            Value small = Value.of(1e-3, "small"); // off by 1e-4, one part in ten

            DifferentiableFunction slightlyWrong = DifferentiableFunction.of("f", x -> x * x / 2, x -> x + 20);
            DifferentiableFunction veryWrong = DifferentiableFunction.of("f", x -> x * x / 2, x -> 1.1 * x);
            GradientCheck.Report report = GradientCheck.check(
                    () -> large.apply(slightlyWrong).plus(small.apply(veryWrong).times(1e9)), List.of(large, small));

            assertThat(report.toString()).startsWith("FAILED: 2 of 2").contains("small: ");
        }

        @Test
        void notANumberIsComparedWithTheNumberThatItShouldBe() {
            GradientCheck.Report report = GradientCheck.check(
                    () -> b.apply(DifferentiableFunction.of("f", x -> x * x, x -> Double.NaN)), List.of(b));

            assertThat(report.toString()).contains("parameter 0: analytic NaN, numerical 6 ");
        }

        @Test
        void verdictsComeInTheOrderOfTheParameters() {
            GradientCheck.Report report = GradientCheck.check(() -> a.times(b), List.of(b, a));

            assertThat(report.verdicts())
                    .extracting(GradientCheck.Verdict::parameter)
                    .containsExactly("parameter 0", "a");
            assertThat(report.verdicts())
                    .extracting(GradientCheck.Verdict::analytic)
                    .containsExactly(2.0, 3.0);
        }

        @Test
        void reportsAreTheSameInEveryLocale() {
            Locale before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.GERMANY);
                assertThat(GradientCheck.check(() -> b.apply(wrong), List.of(b)).toString())
                        .contains("analytic 6.6, numerical 6 ");
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    @Nested
    class WhatIsLeftBehind {
        private final Value a = Value.of(2, "a");
        private final Value b = Value.of(3, "b");

        @Test
        void dataAndGradientsAreWhatTheyWere() {
            Value constant = Value.of(7);
            a.times(b).plus(constant).backward();

            GradientCheck.check(() -> a.times(b).plus(constant.times(a)).sqrt(), List.of(a));

            assertThat(Stream.of(a, b, constant).map(Value::data)).containsExactly(2.0, 3.0, 7.0);
            assertThat(Stream.of(a, b, constant).map(Value::grad)).containsExactly(3.0, 2.0, 1.0);
        }

        @Test
        void aGraphFromBeforeTheCheckStillRunsBackward() {
            Value loss = Value.dot(new Value[] {a}, new Value[] {b});

            GradientCheck.check(() -> Value.dot(new Value[] {a}, new Value[] {b}), List.of(a, b));
            loss.backward();

            assertThat(a.grad()).isEqualTo(3);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 9})
        void evenWhenTheLossThrows(int callThatThrows) {
            a.times(b).backward();
            AtomicInteger calls = new AtomicInteger();

            assertThatIllegalStateException()
                    .isThrownBy(() -> GradientCheck.check(
                            () -> {
                                if (calls.incrementAndGet() == callThatThrows) {
                                    throw new IllegalStateException("no loss today");
                                }
                                return a.times(b).exp();
                            },
                            List.of(a, b)))
                    .withMessage("no loss today");

            assertThat(Stream.of(a, b).map(Value::data)).containsExactly(2.0, 3.0);
            assertThat(Stream.of(a, b).map(Value::grad)).containsExactly(3.0, 2.0);
        }

        @Test
        void theSameParameterTwiceIsCheckedTwice() {
            a.times(b).backward();

            assertThat(GradientCheck.check(() -> a.times(a), List.of(a, a)).verdicts())
                    .hasSize(2)
                    .allMatch(GradientCheck.Verdict::passed);
            assertThat(a.grad()).isEqualTo(3);
        }

        @ParameterizedTest
        @CsvSource({"0.5", "0", "-5"})
        void theNumberOfCallsIsBounded(double x) {
            AtomicInteger calls = new AtomicInteger();

            check(x, value -> {
                calls.incrementAndGet();
                return value.relu();
            });

            assertThat(calls).hasValueBetween(5, 130);
        }
    }

    @Nested
    class BadInput {
        private final Value x = Value.of(2, "x");

        @Test
        void thereMustBeParameters() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GradientCheck.check(() -> x.times(2), List.of()))
                    .withMessage("parameters: expected at least 1 value, got 0");
        }

        @Test
        void parametersMustBeLeaves() {
            Value inner = x.times(2).label("inner");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GradientCheck.check(() -> inner.times(2), List.of(x, inner)))
                    .withMessage("parameters[1]: expected a leaf, got inner = * 2 | data 4 | grad 0");
        }

        @Test
        void theLossMustBeBuiltAnew() {
            Value once = x.times(2);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GradientCheck.check(() -> once, List.of(x)))
                    .withMessageStartingWith("loss: expected an expression that is built anew at each call");
        }

        @Test
        void aRandomLossIsNotRepeatable() {
            SplittableRandom random = new SplittableRandom(1);

            GradientCheck.Report report = GradientCheck.check(() -> x.times(random.nextDouble()), List.of(x));

            assertThat(report.passed()).isFalse();
            assertThat(report.verdicts().get(0).outcome()).isEqualTo(GradientCheck.Outcome.NOT_REPEATABLE);
            assertThat(report.toString()).contains("does not repeat itself: the same parameters gave ");
        }

        @Test
        void theLossMustBeThere() {
            assertThatNullPointerException()
                    .isThrownBy(() -> GradientCheck.check(null, List.of(x)))
                    .withMessage("loss");
        }

        @Test
        void aParameterMayItselfBeTheLoss() {
            assertThat(GradientCheck.check(() -> x, List.of(x)).passed()).isTrue();
            assertThat(x.grad()).isZero();
        }
    }
}
