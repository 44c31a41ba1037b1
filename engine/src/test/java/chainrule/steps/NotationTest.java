package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NotationTest {
    private final Value a = Value.of(-2, "a");
    private final Value b = Value.of(-0.5, "b");
    private final Value c = Value.of(3, "c");

    private static String symbols(Value output) {
        Recording recording = new Recording(output);
        return Notation.PLAIN.symbols(recording, recording.outputPosition());
    }

    private static String numbers(Value output) {
        Recording recording = new Recording(output);
        return Notation.PLAIN.numbers(recording, recording.outputPosition());
    }

    /** On the page, with the minus of mathematics shown as ~ here. */
    private static String onThePage(Value output) {
        Recording recording = new Recording(output);
        int node = recording.outputPosition();
        String both =
                Notation.MATHEMATICAL.symbols(recording, node) + " = " + Notation.MATHEMATICAL.numbers(recording, node);
        assertThat(both).doesNotContain("*", "-", "~");
        return both.replace('\u2212', '~');
    }

    private static Value[] leaves(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Value.of(-i, "x" + i))
                .toArray(Value[]::new);
    }

    @Test
    void arithmeticOfTwoValues() {
        assertThat(symbols(a.plus(b))).isEqualTo("a + b");
        assertThat(symbols(a.minus(b))).isEqualTo("a - b");
        assertThat(symbols(a.times(b))).isEqualTo("a * b");
        assertThat(symbols(a.div(b))).isEqualTo("a / b");
        assertThat(symbols(a.pow(b))).isEqualTo("a^b");
    }

    @Test
    void aNegativeSecondOperandIsInParentheses() {
        assertThat(numbers(a.plus(b))).isEqualTo("-2 + (-0.5)");
        assertThat(numbers(a.minus(b))).isEqualTo("-2 - (-0.5)");
        assertThat(numbers(a.times(b))).isEqualTo("-2 * (-0.5)");
        assertThat(numbers(a.div(b))).isEqualTo("-2 / (-0.5)");
        assertThat(numbers(a.pow(b))).isEqualTo("(-2)^(-0.5)");
        assertThat(numbers(c.times(c))).isEqualTo("3 * 3");
    }

    @Test
    void arithmeticWithAConstant() {
        assertThat(symbols(a.plus(1))).isEqualTo("a + 1");
        assertThat(symbols(a.minus(1))).isEqualTo("a - 1");
        assertThat(symbols(a.times(0.01))).isEqualTo("a * 0.01");
        assertThat(symbols(a.div(4))).isEqualTo("a / 4");
        assertThat(symbols(a.pow(2))).isEqualTo("a^2");
        assertThat(numbers(a.pow(2))).isEqualTo("(-2)^2");
        assertThat(numbers(a.minus(1))).isEqualTo("-2 - 1");
    }

    @Test
    void aNegativeConstantIsInParentheses() {
        assertThat(symbols(a.plus(-1))).isEqualTo("a + (-1)");
        assertThat(symbols(a.minus(-1))).isEqualTo("a - (-1)");
        assertThat(symbols(a.times(-1.5))).isEqualTo("a * (-1.5)");
        assertThat(symbols(a.div(-1e-9))).isEqualTo("a / (-1E-9)");
        assertThat(symbols(a.pow(-1))).isEqualTo("a^(-1)");
    }

    @Test
    void aSignIsInFrontOfItsOperand() {
        assertThat(symbols(a.negate())).isEqualTo("-a");
        assertThat(numbers(a.negate())).isEqualTo("-(-2)");
        assertThat(numbers(c.negate())).isEqualTo("-3");
    }

    @Test
    void functionsStandBeforeTheirArguments() {
        assertThat(symbols(a.tanh())).isEqualTo("tanh(a)");
        assertThat(numbers(a.tanh())).isEqualTo("tanh(-2)");
        assertThat(symbols(a.leakyRelu(0.2))).isEqualTo("leaky relu 0.2(a)");
        assertThat(symbols(a.prelu(b))).isEqualTo("prelu(a, b)");
        assertThat(symbols(a.max(b).min(2))).isEqualTo("min(v3, 2)");
        assertThat(numbers(a.max(b))).isEqualTo("max(-2, -0.5)");
        assertThat(numbers(Value.logSumExp(a, b, c))).isEqualTo("logsumexp(-2, -0.5, 3)");
        assertThat(symbols(a.apply(DifferentiableFunction.of("cube", x -> x * x * x, x -> 3 * x * x))))
                .isEqualTo("cube(a)");
    }

    @Test
    void sumsAreWrittenAsSums() {
        assertThat(symbols(Value.sum(a, b, c))).isEqualTo("a + b + c");
        assertThat(numbers(Value.sum(a, b, c))).isEqualTo("-2 + (-0.5) + 3");
        assertThat(symbols(Value.sum(a))).isEqualTo("a");
    }

    @Test
    void aNeuronIsASumOfProductsAndABias() {
        Value z = Value.dot(new Value[] {a, b}, new Value[] {c, a}, b);

        assertThat(symbols(z)).isEqualTo("a * c + b * a + b");
        assertThat(numbers(z)).isEqualTo("-2 * 3 + (-0.5) * (-2) + (-0.5)");
        assertThat(symbols(Value.dot(new Value[] {a, b}, new Value[] {c, a}))).isEqualTo("a * c + b * a");
    }

    @Test
    void sumsOfMoreThanFiveTermsAreShortened() {
        assertThat(symbols(Value.sum(leaves(5)))).isEqualTo("x1 + x2 + x3 + x4 + x5");
        assertThat(symbols(Value.sum(leaves(6)))).isEqualTo("x1 + x2 + ... + x5 + x6");
        assertThat(numbers(Value.sum(leaves(6)))).isEqualTo("-1 + (-2) + ... + (-5) + (-6)");
        assertThat(symbols(Value.logSumExp(leaves(6)))).isEqualTo("logsumexp(x1, x2, ..., x5, x6)");
        assertThat(symbols(Value.dot(leaves(4), leaves(4), c))).isEqualTo("x1 * x1 + x2 * x2 + x3 * x3 + x4 * x4 + c");
        assertThat(symbols(Value.dot(leaves(5), leaves(5), c))).isEqualTo("x1 * x1 + x2 * x2 + ... + x5 * x5 + c");
    }

    @Test
    void thePageHasTheSignsOfMathematics() {
        assertThat(onThePage(a.minus(b))).isEqualTo("a ~ b = ~2 ~ (~0.5)");
        assertThat(onThePage(a.times(-1.5))).isEqualTo("a × (~1.5) = ~2 × (~1.5)");
        assertThat(onThePage(a.pow(-1e-9))).isEqualTo("a^(~1E~9) = (~2)^(~1E~9)");
        assertThat(onThePage(a.negate())).isEqualTo("~a = ~(~2)");
        assertThat(onThePage(Value.dot(new Value[] {a}, new Value[] {b}, b)))
                .isEqualTo("a × b + b = ~2 × (~0.5) + (~0.5)");
        assertThat(onThePage(Value.sum(leaves(6)))).isEqualTo("x1 + x2 + … + x5 + x6 = ~1 + (~2) + … + (~5) + (~6)");
    }

    @Test
    void numbersThatAreNotFiniteAreWrittenOut() {
        Value infinite = Value.of(Double.NEGATIVE_INFINITY, "i");

        assertThat(numbers(c.plus(infinite))).isEqualTo("3 + (-Infinity)");
        assertThat(numbers(c.plus(Value.of(Double.NaN)))).isEqualTo("3 + NaN");
    }
}
