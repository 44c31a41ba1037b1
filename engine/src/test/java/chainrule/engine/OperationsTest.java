package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every entry of the four tables of operations. */
class OperationsTest {
    private static Stream<Operation> all() {
        return Stream.of(
                        Activation.values(),
                        ElementaryFunction.values(),
                        BinaryOperation.values(),
                        NaryOperation.values())
                .flatMap(Stream::of);
    }

    private static int arity(Operation operation) {
        return operation instanceof BinaryOperation ? 2 : operation instanceof DifferentiableFunction ? 1 : 5;
    }

    /** Above 0, where all are defined; off the kinks at 0 and where two inputs are equal. */
    private static double[] numbers(Operation operation, SplittableRandom random) {
        return IntStream.range(0, arity(operation))
                .mapToDouble(i -> 0.5 + i % 3 + random.nextDouble(0.9))
                .toArray();
    }

    private static double[] withOne(double[] numbers, int index, double number) {
        double[] changed = numbers.clone();
        changed[index] = number;
        return changed;
    }

    @ParameterizedTest
    @MethodSource("all")
    void derivativesAreSlopesOfTheValue(Operation operation) {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20; round++) {
            double[] at = numbers(operation, random);
            double[] derivatives = operation.derivativesAt(at);
            for (int i = 0; i < at.length; i++) {
                int index = i;
                double slope = Numerically.slope(x -> operation.valueAt(withOne(at, index, x)), at[i]);
                assertThat(derivatives[i])
                        .as("%s at %s, toward input %s", operation, Arrays.toString(at), i)
                        .isCloseTo(slope, within(1e-8 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void valueDerivativesAndNodeHaveTheSameNumbers(Operation operation) {
        double[] at = numbers(operation, new SplittableRandom(6));
        double[] derivatives = new double[at.length];

        double value = operation.evaluate(at, derivatives);
        Value node = operation.applyTo(Arrays.stream(at).mapToObj(Value::of).toArray(Value[]::new));

        assertThat(value).isEqualTo(operation.valueAt(at)).isEqualTo(node.data());
        assertThat(derivatives).isEqualTo(operation.derivativesAt(at));
        assertThat(IntStream.range(0, at.length).mapToDouble(node::localDerivative))
                .containsExactly(Arrays.stream(derivatives).boxed().toArray(Double[]::new));
        assertThat(node.operation()).isSameAs(operation);
    }

    @ParameterizedTest
    @MethodSource("all")
    void notANumberInAnyPlaceGivesNotANumber(Operation operation) {
        double[] at = numbers(operation, new SplittableRandom(7));
        for (int i = 0; i < at.length; i++) {
            assertThat(operation.valueAt(withOne(at, i, Double.NaN)))
                    .as("%s, input %s", operation, i)
                    .isNaN();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aWrongNumberOfInputsIsNamed(Operation operation) {
        double[] wrong = operation instanceof NaryOperation ? new double[0] : new double[3];
        String message = operation instanceof NaryOperation
                ? "inputs: expected at least 1 value, got 0"
                : "inputs of " + operation.symbol() + ": expected " + arity(operation) + ", got 3";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> operation.valueAt(wrong))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operation.derivativesAt(wrong))
                .withMessage(message);
    }

    // ---- kinks: the side x <= 0, or a <= b -------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "1, 2, 2, 0, 1",
        "2, 1, 2, 1, 0",
        "2, 2, 2, 0, 1",
        "-Infinity, 3, 3, 0, 1",
        "0, Infinity, Infinity, 0, 1"
    })
    void theLargerOneHasTheGradientAndTheSecondOneAtATie(
            double a, double b, double max, double towardA, double towardB) {
        assertThat(BinaryOperation.MAX.valueAt(a, b)).isEqualTo(max);
        assertThat(BinaryOperation.MAX.derivativesAt(a, b)).containsExactly(towardA, towardB);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1, 1, 0", "2, 1, 1, 0, 1", "2, 2, 2, 1, 0", "-Infinity, 3, -Infinity, 1, 0"})
    void theSmallerOneHasTheGradientAndTheFirstOneAtATie(
            double a, double b, double min, double towardA, double towardB) {
        assertThat(BinaryOperation.MIN.valueAt(a, b)).isEqualTo(min);
        assertThat(BinaryOperation.MIN.derivativesAt(a, b)).containsExactly(towardA, towardB);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, -0.0, 0, 3})
    void maxAndMinWithZeroAreThoseOfRelu(double x) {
        WithConstant max = new WithConstant(BinaryOperation.MAX, 0);
        WithConstant min = new WithConstant(BinaryOperation.MIN, 0);

        assertThat(max.derivative(x)).isEqualTo(Activation.RELU.derivative(x));
        assertThat(min.derivative(x)).isEqualTo(1 - Activation.RELU.derivative(x));
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "1, NaN", "NaN, NaN"})
    void maxAndMinOfNotANumberHaveNoSlope(double a, double b) {
        assertThat(BinaryOperation.MAX.derivativesAt(a, b)).containsExactly(Double.NaN, Double.NaN);
        assertThat(BinaryOperation.MIN.derivativesAt(a, b)).containsExactly(Double.NaN, Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"-2, 2, -1", "-0.0, 0, -1", "0, 0, -1", "5e-324, 5e-324, 1", "-Infinity, Infinity, -1", "NaN, NaN, NaN"
    })
    void absHasTheSlopeOfTheSideOfTheSmallerNumbers(double x, Double value, Double slope) {
        assertThat(ElementaryFunction.ABS.value(x)).isEqualTo(value);
        assertThat(ElementaryFunction.ABS.derivative(x)).isEqualTo(slope);
    }

    @ParameterizedTest
    @CsvSource({"-3, -1, 0", "-1, -1, 0", "-0.5, -0.5, 1", "2, 2, 1", "2.5, 2, 0", "Infinity, 2, 0", "NaN, NaN, NaN"})
    void clampStaysWithinItsBounds(double number, Double value, Double slope) {
        Value x = Value.of(number);

        Value clamped = x.clamp(-1, 2);
        clamped.backward();

        assertThat(clamped.data()).isEqualTo(value);
        assertThat(x.grad()).isEqualTo(slope);
    }

    @Test
    void boundsOfClampMustBeInOrder() {
        Value x = Value.of(0);

        assertThat(x.clamp(1, 1).data()).isEqualTo(1);
        assertThat(x.clamp(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).data())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.clamp(2, 1))
                .withMessage("low: expected a number <= high, 1.0, got 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.clamp(0, Double.NaN))
                .withMessage("low: expected a number <= high, NaN, got 0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "2, NaN, NaN, NaN, 0",
        "-2, NaN, NaN, NaN, -2",
        "NaN, 0.5, NaN, NaN, NaN",
        "NaN, 0, NaN, NaN, NaN",
        "-Infinity, 0, 0, 0, -Infinity",
        "-Infinity, 0.5, -Infinity, 0.5, -Infinity",
        "2, Infinity, 2, 1, 0",
        "0, 0.5, 0, 0.5, 0"
    })
    void preluAtTheEdges(double x, double slope, Double value, double towardX, double towardSlope) {
        assertThat(BinaryOperation.PRELU.valueAt(x, slope)).isEqualTo(value);
        assertThat(BinaryOperation.PRELU.derivativesAt(x, slope)).containsExactly(towardX, towardSlope);
    }

    // ---- logSumExp and softmax: right values from 60 digits --------------------------------------------------------

    @Test
    void logSumExpKeepsItsDigitsWhereOneTermRules() {
        assertThat(NaryOperation.LOG_SUM_EXP.valueAt(0, -40)).isEqualTo(4.248354255291589e-18);
        assertThat(NaryOperation.LOG_SUM_EXP.valueAt(-40, 0)).isEqualTo(4.248354255291589e-18);
        assertThat(NaryOperation.LOG_SUM_EXP.valueAt(-41, 0, -40)).isCloseTo(5.811236444626578e-18, within(2e-33));
    }

    @ParameterizedTest
    @CsvSource({
        "2 Infinity, Infinity, 0 1",
        "Infinity, Infinity, 1",
        "-Infinity, -Infinity, 1",
        "-Infinity -Infinity, -Infinity, 0.5 0.5",
        "Infinity 1 Infinity, Infinity, 0.5 0 0.5",
        "-Infinity 3, 3, 0 1",
        "NaN, NaN, NaN",
        "NaN 1, NaN, NaN NaN",
        "1 NaN, NaN, NaN NaN",
        "Infinity NaN, NaN, NaN NaN",
        "-Infinity NaN, NaN, NaN NaN"
    })
    void logSumExpAtTheEdges(String terms, Double value, String softmax) {
        double[] at = parse(terms);

        assertThat(NaryOperation.LOG_SUM_EXP.valueAt(at)).isEqualTo(value);
        assertThat(NaryOperation.LOG_SUM_EXP.derivativesAt(at)).containsExactly(parse(softmax));
        Value[] shares = Value.softmax(Arrays.stream(at).mapToObj(Value::of).toArray(Value[]::new));
        assertThat(Stream.of(shares).mapToDouble(Value::data))
                .containsExactly(Arrays.stream(parse(softmax)).boxed().toArray(Double[]::new));
    }

    private static double[] parse(String numbers) {
        return Stream.of(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Test
    void softmaxGivesTheShareOfEachLogitInItsOrder() {
        Value[] logits = {Value.of(Math.log(1)), Value.of(Math.log(2)), Value.of(Math.log(5))};

        Value[] shares = Value.softmax(logits);
        shares[1].backward();

        assertThat(Stream.of(shares).mapToDouble(Value::data))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
                .containsExactly(0.125, 0.25, 0.625);
        assertThat(shares[1].inputs()).containsExactlyInAnyOrder(logits).first().isSameAs(logits[1]);
        assertThat(logits[0].grad()).isCloseTo(-0.25 * 0.125, within(1e-16)); // -p[1] p[0]
        assertThat(logits[1].grad()).isCloseTo(0.25 * 0.75, within(1e-16)); // p[1] (1 - p[1])
        assertThat(logits[2].grad()).isCloseTo(-0.25 * 0.625, within(1e-16));
        assertThat(logits).extracting(Value::data).containsExactly(Math.log(1), Math.log(2), Math.log(5));
    }

    @Test
    void softmaxKeepsTheDigitsOfTinySharesAndOfTheSlopeOfAFullOne() {
        Value sure = Value.of(0);
        Value tiny = Value.of(-40);

        Value[] shares = Value.softmax(sure, tiny);
        shares[0].backward();

        assertThat(shares[0].data()).isEqualTo(1);
        assertThat(shares[1].data()).isEqualTo(4.248354255291589e-18);
        assertThat(sure.grad()).isEqualTo(4.248354255291589e-18); // where p (1 - p) would be 0
        assertThat(tiny.grad()).isEqualTo(-4.248354255291589e-18);
    }

    @Test
    void softmaxIsStableAndRefusesNothing() {
        assertThat(Value.softmax(Value.of(1e300), Value.of(1e300))[0].data()).isEqualTo(0.5);
        assertThat(Value.softmax(Value.of(-1e300))[0].data()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(Value::softmax)
                .withMessage("logits: expected at least 1 value, got 0");
    }
}
