package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTest {

    @Nested
    class Arithmetic {
        static Stream<Arguments> operationsOfTwo() {
            BinaryOperator<Value> plus = Value::plus;
            BinaryOperator<Value> minus = Value::minus;
            BinaryOperator<Value> times = Value::times;
            BinaryOperator<Value> div = Value::div;
            BinaryOperator<Value> pow = Value::pow;
            BinaryOperator<Value> prelu = Value::prelu;
            // a = 3, b = 2: data, d/da, d/db in closed form
            return Stream.of(
                    Arguments.of("+", plus, 5, 1, 1),
                    Arguments.of("-", minus, 1, 1, -1),
                    Arguments.of("*", times, 6, 2, 3),
                    Arguments.of("/", div, 1.5, 0.5, -0.75),
                    Arguments.of("^", pow, 9, 6, 9 * Math.log(3)),
                    Arguments.of("prelu", prelu, 3, 1, 0));
        }

        @ParameterizedTest
        @MethodSource("operationsOfTwo")
        void twoValuesGiveDataAndBothDerivatives(
                String operation, BinaryOperator<Value> function, double data, double towardA, double towardB) {
            Value a = Value.of(3);
            Value b = Value.of(2);

            Value result = function.apply(a, b);
            result.backward();

            assertThat(result.data()).isEqualTo(data);
            assertThat(a.grad()).isEqualTo(towardA);
            assertThat(b.grad()).isEqualTo(towardB);
            assertThat(result.operation().symbol()).isEqualTo(operation);
            assertThat(result.inputs()).containsExactly(a, b);
            assertThat(result.localDerivative(0)).isEqualTo(towardA);
            assertThat(result.localDerivative(1)).isEqualTo(towardB);
        }

        @ParameterizedTest
        @MethodSource("operationsOfTwo")
        void bothDerivativesAreSlopes(String operation, BinaryOperator<Value> function) {
            for (double x : new double[] {0.3, 1.7, 12.5}) {
                for (double y : new double[] {0.4, -1.3, 2.25}) {
                    Value a = Value.of(x);
                    Value b = Value.of(y);
                    function.apply(a, b).backward();

                    double towardA = Numerically.slope(
                            t -> function.apply(Value.of(t), Value.of(y)).data(), x);
                    double towardB = Numerically.slope(
                            t -> function.apply(Value.of(x), Value.of(t)).data(), y);
                    assertThat(a.grad())
                            .as("toward a at %s, %s", x, y)
                            .isCloseTo(towardA, within(1e-8 * (1 + Math.abs(towardA))));
                    assertThat(b.grad())
                            .as("toward b at %s, %s", x, y)
                            .isCloseTo(towardB, within(1e-8 * (1 + Math.abs(towardB))));
                }
            }
        }

        @ParameterizedTest
        @MethodSource("operationsOfTwo")
        void theSameValueTwiceCollectsBothDerivatives(
                String operation, BinaryOperator<Value> function, double data, double towardA, double towardB) {
            Value x = Value.of(2.5);

            Value result = function.apply(x, x);
            result.backward();

            double slope = Numerically.slope(
                    t -> function.apply(Value.of(t), Value.of(t)).data(), 2.5);
            assertThat(x.grad()).isCloseTo(slope, within(1e-8));
            assertThat(result.inputs()).containsExactly(x, x);
        }

        static Stream<Arguments> operationsOfOne() {
            double e = Math.E;
            // at x = 4: symbol, data, derivative in closed form
            return Stream.of(
                    Arguments.of("+ 2", (UnaryOperator<Value>) x -> x.plus(2), 6, 1),
                    Arguments.of("- 2", (UnaryOperator<Value>) x -> x.minus(2), 2, 1),
                    Arguments.of("* 2", (UnaryOperator<Value>) x -> x.times(2), 8, 2),
                    Arguments.of("/ 2", (UnaryOperator<Value>) x -> x.div(2), 2, 0.5),
                    Arguments.of("^3", (UnaryOperator<Value>) x -> x.pow(3), 64, 48),
                    Arguments.of("^-1", (UnaryOperator<Value>) x -> x.pow(-1), 0.25, -0.0625),
                    Arguments.of("^0.5", (UnaryOperator<Value>) x -> x.pow(0.5), 2, 0.25),
                    Arguments.of("-", (UnaryOperator<Value>) Value::negate, -4, -1),
                    Arguments.of("exp", (UnaryOperator<Value>) Value::exp, e * e * e * e, e * e * e * e),
                    Arguments.of("log", (UnaryOperator<Value>) Value::log, 2 * Math.log(2), 0.25),
                    Arguments.of("sqrt", (UnaryOperator<Value>) Value::sqrt, 2, 0.25),
                    Arguments.of("relu", (UnaryOperator<Value>) Value::relu, 4, 1),
                    Arguments.of("leaky relu", (UnaryOperator<Value>) Value::leakyRelu, 4, 1),
                    Arguments.of("leaky relu 0.3", (UnaryOperator<Value>) x -> x.leakyRelu(0.3), 4, 1),
                    Arguments.of("elu", (UnaryOperator<Value>) Value::elu, 4, 1),
                    Arguments.of("elu 0.3", (UnaryOperator<Value>) x -> x.elu(0.3), 4, 1),
                    Arguments.of(
                            "sigmoid",
                            (UnaryOperator<Value>) Value::sigmoid,
                            0.98201379003790845,
                            0.017662706213291118),
                    Arguments.of(
                            "tanh", (UnaryOperator<Value>) Value::tanh, 0.99932929973906704, 0.0013409506830258969),
                    Arguments.of("silu", (UnaryOperator<Value>) Value::silu, 3.9280551601516338, 1.0526646148910729),
                    Arguments.of("gelu", (UnaryOperator<Value>) Value::gelu, 3.9998733150326675, 1.0005036496612264),
                    Arguments.of(
                            "softplus",
                            (UnaryOperator<Value>) Value::softplus,
                            4.0181499279178094,
                            0.98201379003790845));
        }

        @ParameterizedTest
        @MethodSource("operationsOfOne")
        void oneValueGivesDataAndDerivative(
                String symbol, UnaryOperator<Value> function, double data, double derivative) {
            Value x = Value.of(4);

            Value result = function.apply(x);
            result.backward();

            assertThat(result.data()).isCloseTo(data, within(4 * Math.ulp(data)));
            assertThat(x.grad()).isCloseTo(derivative, within(4 * Math.ulp(derivative)));
            assertThat(result.operation().symbol()).isEqualTo(symbol);
            assertThat(result.inputs()).containsExactly(x);
        }

        @ParameterizedTest
        @MethodSource("operationsOfOne")
        void derivativeOfOneValueIsASlope(String symbol, UnaryOperator<Value> function) {
            for (double at : new double[] {0.5, 1.3, 6}) {
                Value x = Value.of(at);
                function.apply(x).backward();

                double slope =
                        Numerically.slope(t -> function.apply(Value.of(t)).data(), at);
                assertThat(x.grad()).as("at %s", at).isCloseTo(slope, within(1e-8 * (1 + Math.abs(slope))));
            }
        }

        @ParameterizedTest
        @CsvSource({
            // base, exponent, data, toward the base
            " 0,  0,    1,         0",
            " 0,  1,    0,         1",
            " 0,  2,    0,         0",
            " 0,  0.5,  0,         Infinity",
            " 0, -1,    Infinity, -Infinity",
            "-2,  0,    1,         0",
            "-2,  2,    4,        -4",
            "-2,  3,   -8,        12",
            "-2, -1,   -0.5,      -0.25",
            "-2,  0.5,  NaN,       NaN",
            "NaN, 0,    NaN,       NaN",
            "NaN, 2,    NaN,       NaN",
            " 2,  NaN,  NaN,       NaN"
        })
        void powersAtTheEdges(double base, double exponent, Double data, Double towardBase) {
            Value constantPower = Value.of(base).pow(exponent);
            Value learnedPower = Value.of(base).pow(Value.of(exponent));

            // + 0.0 since -0.0 is as good a zero
            assertThat(constantPower.data() + 0.0).isEqualTo(data);
            assertThat(learnedPower.data() + 0.0).isEqualTo(data);
            assertThat(constantPower.localDerivative(0) + 0.0).isEqualTo(towardBase);
            assertThat(learnedPower.localDerivative(0) + 0.0).isEqualTo(towardBase);
        }

        @ParameterizedTest
        @CsvSource({"0, 2, 0", "0, 0, -Infinity", "0, -1, -Infinity", "1, 5, 0", "-2, 2, NaN", "NaN, 2, NaN"})
        void exponentHasADerivativeWhereTheLogarithmHasAValue(double base, double exponent, Double towardExponent) {
            Value power = Value.of(base).pow(Value.of(exponent));

            assertThat(power.localDerivative(1) + 0.0).isEqualTo(towardExponent);
        }

        @Test
        void logarithmAndRootHaveNoDerivativeBelowZero() {
            assertThat(Value.of(-1).log().localDerivative(0)).isNaN();
            assertThat(Value.of(-1).sqrt().localDerivative(0)).isNaN();
            assertThat(Value.of(0).log().localDerivative(0)).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(Value.of(0).sqrt().localDerivative(0)).isEqualTo(Double.POSITIVE_INFINITY);
        }

        @Test
        void preluLearnsTheSlopeOfNegativeNumbers() {
            Value x = Value.of(-3);
            Value slope = Value.of(0.25);

            Value y = x.prelu(slope);
            y.backward();

            assertThat(y.data()).isEqualTo(-0.75);
            assertThat(x.grad()).isEqualTo(0.25);
            assertThat(slope.grad()).isEqualTo(-3);
        }

        @Test
        void preluTakesTheLeftSideOfItsKink() {
            Value x = Value.of(0);
            Value slope = Value.of(0.25);

            x.prelu(slope).backward();

            assertThat(x.grad()).isEqualTo(0.25);
            assertThat(slope.grad()).isZero();
        }

        @ParameterizedTest
        @MethodSource("operationsOfTwo")
        void notANumberSpreadsFromEitherSide(String operation, BinaryOperator<Value> function) {
            Value nan = Value.of(Double.NaN);
            Value negative = Value.of(-2);

            assertThat(function.apply(nan, negative).data()).isNaN();
            assertThat(function.apply(negative, nan).data()).isNaN();
            assertThat(Value.sum(negative, nan).data()).isNaN();
            assertThat(Value.logSumExp(negative, nan).data()).isNaN();
        }

        @Test
        void notANumberThroughPreluIsNotHidden() {
            Value y = Value.of(Double.NaN).prelu(Value.of(0.25));

            assertThat(y.localDerivative(0)).isNaN();
            assertThat(y.localDerivative(1)).isNaN();
        }
    }

    @Nested
    class ManyInputs {
        private final Value a = Value.of(2);
        private final Value b = Value.of(-3);
        private final Value c = Value.of(5);

        @Test
        void sumAddsAllAndPassesTheGradientToEach() {
            Value sum = Value.sum(a, b, c, a);
            sum.backward();

            assertThat(sum.data()).isEqualTo(6);
            assertThat(a.grad()).isEqualTo(2);
            assertThat(b.grad()).isEqualTo(1);
            assertThat(sum.inputs()).containsExactly(a, b, c, a);
            assertThat(sum.operation().symbol()).isEqualTo("sum");
        }

        @Test
        void dotMultipliesPairs() {
            Value d = Value.of(7);

            Value dot = Value.dot(new Value[] {a, b}, new Value[] {c, d});
            dot.backward();

            assertThat(dot.data()).isEqualTo(2 * 5 - 3 * 7);
            assertThat(dot.inputs()).containsExactly(a, b, c, d);
            assertThat(Stream.of(a, b, c, d).map(Value::grad)).containsExactly(5.0, 7.0, 2.0, -3.0);
            assertThat(dot.operation().symbol()).isEqualTo("dot");
        }

        @Test
        void dotOfOneArrayWithItselfIsTheSquaredLength() {
            Value[] vector = {a, b};

            Value dot = Value.dot(vector, vector);
            dot.backward();

            assertThat(dot.data()).isEqualTo(13);
            assertThat(a.grad()).isEqualTo(4);
            assertThat(b.grad()).isEqualTo(-6);
            assertThat(dot.inputs()).containsExactly(a, b, a, b);
        }

        @Test
        void dotWithBiasIsANeuron() {
            Value weight = Value.of(0.5);
            Value bias = Value.of(10);

            Value dot = Value.dot(new Value[] {weight}, new Value[] {a}, bias);
            dot.backward();

            assertThat(dot.data()).isEqualTo(11);
            assertThat(dot.inputs()).containsExactly(weight, a, bias);
            assertThat(Stream.of(weight, a, bias).map(Value::grad)).containsExactly(2.0, 0.5, 1.0);
            assertThat(Stream.of(0, 1, 2).map(dot::localDerivative)).containsExactly(2.0, 0.5, 1.0);
        }

        @Test
        void dotOfInnerNodesPassesTheGradientThrough() {
            Value square = a.times(a);

            Value dot = Value.dot(new Value[] {square, a}, new Value[] {c, square}, square);
            dot.backward(); // 5a² + a³ + a²

            assertThat(dot.data()).isEqualTo(20 + 8 + 4);
            assertThat(a.grad()).isEqualTo(10 * 2 + 3 * 4 + 2 * 2);
        }

        @Test
        void logSumExpHasTheSoftmaxAsDerivative() {
            Value x = Value.of(Math.log(1));
            Value y = Value.of(Math.log(2));
            Value z = Value.of(Math.log(5));

            Value result = Value.logSumExp(x, y, z);
            result.backward();

            assertThat(result.data()).isCloseTo(Math.log(8), within(1e-15));
            assertThat(x.grad()).isCloseTo(0.125, within(1e-15));
            assertThat(y.grad()).isCloseTo(0.25, within(1e-15));
            assertThat(z.grad()).isCloseTo(0.625, within(1e-15));
            assertThat(result.operation().symbol()).isEqualTo("logsumexp");
        }

        @ParameterizedTest
        @CsvSource({"1000", "-1000", "1e300", "-1e300", "0"})
        void logSumExpIsStableForNumbersOfAnySize(double size) {
            Value x = Value.of(size);
            Value y = Value.of(size);

            Value result = Value.logSumExp(x, y);
            result.backward();

            assertThat(result.data()).isEqualTo(size + Math.log(2));
            assertThat(x.grad()).isEqualTo(0.5);
            assertThat(y.grad()).isEqualTo(0.5);
        }

        @Test
        void logSumExpOfFarApartNumbersIsTheLargest() {
            Value x = Value.of(-1000);
            Value y = Value.of(1000);

            Value result = Value.logSumExp(x, y);
            result.backward();

            assertThat(result.data()).isEqualTo(1000);
            assertThat(x.grad()).isZero();
            assertThat(y.grad()).isEqualTo(1);
        }

        @Test
        void theCallersArraysMayChangeAfterwards() {
            Value[] left = {a, b};
            Value[] right = {b, c};
            Value dot = Value.dot(left, right);
            Value neuron = Value.dot(left, right, c);
            Value sum = Value.sum(left);
            Value logSumExp = Value.logSumExp(left);

            left[0] = Value.of(99);
            right[1] = Value.of(99);

            assertThat(dot.inputs()).containsExactly(a, b, b, c);
            assertThat(neuron.inputs()).containsExactly(a, b, b, c, c);
            assertThat(sum.inputs()).containsExactly(a, b);
            assertThat(logSumExp.inputs()).containsExactly(a, b);
            dot.backward();
            assertThat(a.grad()).isEqualTo(-3);
        }

        @Test
        void nothingToAddIsAnError() {
            Value[] none = {};

            assertThatIllegalArgumentException()
                    .isThrownBy(Value::sum)
                    .withMessage("terms: expected at least 1 value, got 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(Value::logSumExp)
                    .withMessage("terms: expected at least 1 value, got 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Value.dot(none, none))
                    .withMessage("a: expected at least 1 value, got 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Value.dot(none, none, a))
                    .withMessage("weights: expected at least 1 value, got 0");
        }

        @Test
        void unequalLengthsAreAnError() {
            Value[] two = {a, b};
            Value[] three = {a, b, c};

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Value.dot(two, three))
                    .withMessage("b: expected as many values as a, 2, got 3");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Value.dot(three, two, a))
                    .withMessage("inputs: expected as many values as weights, 3, got 2");
        }
    }

    @Nested
    class Backward {
        @Test
        void theExampleOfMicrogradGivesItsPublishedNumbers() {
            Value a = Value.of(-4.0);
            Value b = Value.of(2.0);
            Value c = a.plus(b);
            Value d = a.times(b).plus(b.pow(3));
            c = c.plus(c.plus(1));
            c = c.plus(Value.of(1).plus(c).plus(a.negate()));
            d = d.plus(d.times(2).plus(b.plus(a).relu()));
            d = d.plus(Value.of(3).times(d).plus(b.minus(a).relu()));
            Value e = c.minus(d);
            Value f = e.pow(2);
            Value g = f.div(2);
            g = g.plus(Value.of(10).div(f));
            g.backward();

            // https://github.com/karpathy/micrograd, README.md prints them with four decimals: 24.7041, 138.8338,
            // 645.5773
            assertThat(g.data()).isCloseTo(24.70408163265306, within(1e-14));
            assertThat(a.grad()).isCloseTo(138.83381924198252, within(1e-13));
            assertThat(b.grad()).isCloseTo(645.5772594752186, within(1e-12));
        }

        @Test
        void reuseAddsUp() {
            Value a = Value.of(3);
            Value b = a.plus(a);
            Value c = b.times(a);
            c.backward();

            assertThat(c.data()).isEqualTo(18);
            assertThat(b.grad()).isEqualTo(3);
            assertThat(a.grad()).isEqualTo(12);
            assertThat(c.grad()).isEqualTo(1);
        }

        @Test
        void aSecondPassExactlyDoublesTheLeaves() {
            Value a = Value.of(3);
            Value b = a.plus(a);
            Value c = b.times(a);

            c.backward();
            c.backward();

            assertThat(a.grad()).isEqualTo(24);
            assertThat(b.grad()).isEqualTo(3);
            assertThat(c.grad()).isEqualTo(1);
        }

        @Test
        void leavesAccumulateOverGraphsUntilZeroGrad() {
            Value w = Value.of(2);

            w.times(5).backward();
            w.times(w).backward();
            assertThat(w.grad()).isEqualTo(9);

            w.zeroGrad();
            assertThat(w.grad()).isZero();

            w.times(7).backward();
            assertThat(w.grad()).isEqualTo(7);
        }

        @Test
        void zeroGradConcernsOneValueAlone() {
            Value x = Value.of(2);
            Value y = Value.of(3);
            Value product = x.times(y);
            product.backward();

            product.zeroGrad();
            x.zeroGrad();

            assertThat(product.grad()).isZero();
            assertThat(x.grad()).isZero();
            assertThat(y.grad()).isEqualTo(2);
        }

        @Test
        void aLeafIsItsOwnDerivative() {
            Value x = Value.of(2);

            x.backward();
            assertThat(x.grad()).isEqualTo(1);

            x.backward();
            assertThat(x.grad()).isEqualTo(2);
        }

        @Test
        void anInnerNodeMayBeTheOutput() {
            Value x = Value.of(3);
            Value square = x.times(x);
            Value later = square.times(100);

            square.backward();

            assertThat(x.grad()).isEqualTo(6);
            assertThat(later.grad()).isZero();
        }

        @Test
        void twoOutputsOfOneGraphRunOneAfterTheOther() {
            Value x = Value.of(3);
            Value shared = x.times(x);
            Value first = shared.times(2);
            Value second = shared.plus(x);

            first.backward();
            assertThat(x.grad()).isEqualTo(12);
            assertThat(shared.grad()).isEqualTo(2);

            second.backward();
            assertThat(x.grad()).isEqualTo(12 + 7);
            assertThat(shared.grad()).isEqualTo(1);
        }

        @Test
        void aWeightThatChangedSinceDoesNotReachElementaryOperations() {
            Value w = Value.of(3);
            Value x = Value.of(5);
            Value y = w.times(x).plus(w.pow(2)).plus(w.exp()).plus(x.pow(w)).plus(x.div(w));
            double before = Math.exp(3);

            w.setData(1000);
            x.setData(1000);
            y.backward();

            assertThat(w.grad()).isCloseTo(5 + 6 + before + 125 * Math.log(5) - 5.0 / 9, within(1e-12));
            assertThat(x.grad()).isCloseTo(3 + 75 + 1.0 / 3, within(1e-12));
        }

        @Test
        void dotKeepsTheNumbersOfItsForwardPassToo() {
            Value w = Value.of(3);
            Value x = Value.of(5);
            Value bias = Value.of(1);
            Value loss =
                    Value.dot(new Value[] {w}, new Value[] {x}, bias).pow(2).plus(x);

            List.of(w, x, bias).forEach(leaf -> leaf.setData(100));
            loss.backward();

            assertThat(Stream.of(w, x, bias).map(Value::grad)).containsExactly(160.0, 97.0, 32.0);
        }

        @Test
        void eachDotOfARowHasTheNumbersOfItsOwnTime() {
            Value w = Value.of(3);
            Value x = Value.of(5);
            Values weights = Values.of(w);
            Values inputs = Values.of(x);
            Value before = Value.dot(weights, inputs, Value.of(0));
            w.setData(7);
            Value between = Value.dot(weights, inputs, Value.of(0));
            x.setData(11);
            Value after = Value.dot(weights, inputs, Value.of(0));

            assertThat(Stream.of(before, between, after).map(Value::data)).containsExactly(15.0, 35.0, 77.0);
            after.backward();
            assertThat(Stream.of(w, x).map(Value::grad)).containsExactly(11.0, 7.0);
            before.backward();
            assertThat(Stream.of(w, x).map(Value::grad)).containsExactly(11.0 + 5, 7.0 + 3);
        }

        @Test
        void aLeafThatStandsInManyRowsChangesInAllOfThem() {
            Value w = Value.of(3);
            Value inner = Value.of(1).times(2);
            List<Values> rows = List.of(Values.of(w), Values.of(w, w), Values.of(w, inner), Values.of(inner, w));
            w.setData(5);

            assertThat(rows.stream().map(row -> Value.dot(row, row, Value.of(0)).data()))
                    .containsExactly(25.0, 50.0, 29.0, 29.0);
        }

        @Test
        void aRowMayFeedTheVeryWeightsThatItIsMultipliedWith() {
            Value x = Value.of(3);
            Value h = x.times(2);
            Values signals = Values.of(h);
            Value gate = Value.dot(signals, signals, Value.of(0));

            Value.dot(Values.of(gate), signals, Value.of(0)).backward();

            assertThat(x.grad()).isEqualTo(3 * 8 * 9); // (2x)^3
        }

        @Test
        void aDotThatNobodyNeedsPassesNothingOnButInfinityStillShows() {
            Value x = Value.of(3);
            Value finite = Value.dot(new Value[] {Value.of(2)}, new Value[] {x});
            Value infinite = Value.dot(new Value[] {Value.of(Double.POSITIVE_INFINITY)}, new Value[] {x});

            finite.times(0).backward();
            assertThat(x.grad()).isZero();

            infinite.times(0).backward();
            assertThat(x.grad()).isNaN(); // 0 * infinity, as from times and plus
        }

        @Test
        void infinityAndNotANumberTravelWithoutAnError() {
            Value x = Value.of(0);

            x.log().times(0).backward();

            assertThat(x.grad()).isNaN();
        }
    }

    @Nested
    class DataAndStructure {
        @Test
        void aLeafKnowsItsDataAndNothingElse() {
            Value x = Value.of(2.5);

            assertThat(x.data()).isEqualTo(2.5);
            assertThat(x.grad()).isZero();
            assertThat(x.label()).isEmpty();
            assertThat(x.operation()).isSameAs(Operation.NONE);
            assertThat(x.isLeaf()).isTrue();
            assertThat(x.inputs()).isEmpty();
            assertThatThrownBy(() -> x.localDerivative(0)).isInstanceOf(IndexOutOfBoundsException.class);
        }

        @Test
        void setDataChangesALeafAndKeepsItsGradient() {
            Value x = Value.of(2);
            x.times(3).backward();

            x.setData(-1);

            assertThat(x.data()).isEqualTo(-1);
            assertThat(x.grad()).isEqualTo(3);
            assertThat(x.times(x).data()).isEqualTo(1);
        }

        @Test
        void setGradChangesALeafAlone() {
            Value x = Value.of(2);
            Value y = x.times(3);
            y.backward();

            x.setGrad(0.5);

            assertThat(x.grad()).isEqualTo(0.5);
            assertThat(x.data()).isEqualTo(2);
            assertThatIllegalStateException()
                    .isThrownBy(() -> y.setGrad(7))
                    .withMessage(
                            "setGrad: expected a leaf, got * 3 | data 6 | grad 1, whose gradient is a result of backward()");
            assertThat(y.grad()).isEqualTo(1);
        }

        @Test
        void setDataOfAnInnerNodeIsRefused() {
            Value x = Value.of(2, "x");
            Value y = x.times(3).label("y");
            y.backward();

            assertThatIllegalStateException()
                    .isThrownBy(() -> y.setData(7))
                    .withMessageStartingWith("setData: expected a leaf, got y = * 3 | data 6 | grad 1");
            assertThat(y.data()).isEqualTo(6);
            assertThat(y.grad()).isEqualTo(1);
            assertThat(x.data()).isEqualTo(2);
            assertThat(x.grad()).isEqualTo(3);
        }

        @Test
        void labelsNameLeavesAndInnerNodes() {
            Value x = Value.of(2, "x");
            Value y = x.times(3);

            assertThat(y.label("y")).isSameAs(y);
            assertThat(x.label()).isEqualTo("x");
            assertThat(y.label()).isEqualTo("y");
            assertThatNullPointerException().isThrownBy(() -> x.label(null)).withMessage("label");
            assertThat(x.label()).isEqualTo("x");
        }

        @Test
        void inputsCannotBeChanged() {
            Value x = Value.of(2);
            Value y = x.plus(x);

            assertThatThrownBy(() -> y.inputs().add(x)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> y.inputs().clear()).isInstanceOf(UnsupportedOperationException.class);
            assertThat(y.inputs()).hasSize(2);
        }

        @Test
        void localDerivativesExistForInputsAlone() {
            Value x = Value.of(2);
            Value[] two = {x, x};

            for (Value node :
                    new Value[] {x.exp(), x.plus(x), Value.sum(x), Value.dot(two, two), Value.dot(two, two, x)}) {
                int inputs = node.inputs().size();
                assertThatThrownBy(() -> node.localDerivative(inputs)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> node.localDerivative(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            }
        }

        @Test
        void graphListsEveryNodeOnceAfterItsInputs() {
            Value a = Value.of(1);
            Value b = Value.of(2);
            Value sum = a.plus(b);
            Value product = sum.times(a);

            assertThat(product.graph()).containsExactly(a, b, sum, product);
            assertThat(a.graph()).containsExactly(a);
        }
    }

    @Nested
    class Text {
        /** d(tanh(z) - 1)²/dz at -0.7 is 2 (tanh(-0.7) - 1) (1 - tanh(-0.7)²) = -2.03666... */
        @Test
        void aNodeIsOneLineWithItsNameItsOperationAndItsNumbers() {
            Value x = Value.of(-0.9, "x");
            Value z = x.plus(Value.of(0.2, "y")).label("z");
            z.tanh().minus(1).pow(2).backward();

            assertThat(z).hasToString("z = + | data -0.7 | grad -2.0367");
            assertThat(x).hasToString("x | data -0.9 | grad -2.0367");
        }

        @Test
        void labelAndOperationAreLeftOutWhereThereAreNone() {
            Value x = Value.of(2);

            assertThat(x).hasToString("leaf | data 2 | grad 0");
            assertThat(x.times(2)).hasToString("* 2 | data 4 | grad 0");
            assertThat(x.pow(-0.5)).hasToString("^-0.5 | data 0.7071 | grad 0");
        }

        @ParameterizedTest
        @CsvSource({
            "0, 0",
            "-0.0, 0",
            "12, 12",
            "-0.7, -0.7",
            "0.123456, 0.1235",
            "1234567.125, 1234567",
            "617282.3205, 617282.3",
            "1234.56789, 1234.568",
            "123.456789, 123.4568",
            "0.0098660372, 0.009866",
            "0.99996, 1",
            "0.001, 0.001",
            "0.00099999, 1E-3",
            "0.0000015259, 1.526E-6",
            "12345678, 1.235E7",
            "-1e-300, -1E-300",
            "4.9e-324, 4.941E-324",
            "1.7976931348623157e308, 1.798E308",
            "NaN, NaN",
            "-Infinity, -Infinity"
        })
        void numbersAreShort(double number, String text) {
            assertThat(Value.of(number)).hasToString("leaf | data " + text + " | grad 0");
        }

        @Test
        void numbersLookTheSameInEveryLocale() {
            Locale before = Locale.getDefault();
            try {
                for (Locale locale :
                        new Locale[] {Locale.GERMANY, Locale.forLanguageTag("ar-EG"), Locale.forLanguageTag("hi-IN")}) {
                    Locale.setDefault(locale);
                    assertThat(Value.of(-1234.5, "w").times(0.25)).hasToString("* 0.25 | data -308.625 | grad 0");
                    assertThat(Value.of(1e-7).leakyRelu(0.125)).hasToString("leaky relu 0.125 | data 1E-7 | grad 0");
                }
            } finally {
                Locale.setDefault(before);
            }
        }

        @Test
        void aLabelWithALineBreakStillIsOneLine() {
            assertThat(Value.of(1, "two\nlines").toString()).doesNotContain("\n", "\r");
        }
    }
}
