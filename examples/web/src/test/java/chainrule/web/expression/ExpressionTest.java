package chainrule.web.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Map<String, Double> NUMBERS = Map.of("x", 2.0, "y", -3.0, "w", 0.5);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x | 2",
                "x + y | -1",
                "x - y - w | 4.5",
                "x - (y - w) | 5.5",
                "x * y + w | -5.5",
                "x + y * w | 0.5",
                "x / w / x | 2",
                "-x^2 | -4",
                "(-x)^2 | 4",
                "x^3^x | 512",
                "2^-1 | 0.5",
                "x^w | 1.4142135623730951",
                "2*x - 3 | 1",
                "1 - x | -1",
                "1/x | 0.5",
                "--x | 2",
                "1.5e1 * x | 30",
                ".5*x | 1",
                "max(x, y) | 2",
                "min(x, y) | -3",
                "abs(y) | 3",
                "sqrt(x + 2) | 2",
                "exp(log(x)) | 2",
                "sin(x)^2 + cos(x)^2 | 1",
                "ReLU(y) | 0",
                "leaky_relu(y) | -0.03",
                "pow(x, 3) | 8",
                "prelu(y, w) | -1.5",
                "sum(x, y, w) | -0.5",
                "logsumexp(x, x) | 2.6931471805599454",
                "softmax(x, x) | 0.5",
                "clamp(y, -1, 1) | -1",
                "clamp(w, -1, 1) | 0.5",
                "dot(x, y, w, x) | -5",
                "tanh(w) | 0.46211715726000975",
            })
    void readsAsInSchool(String text, double expected) {
        assertThat(new Expression(text, NUMBERS).output().data())
                .isCloseTo(expected, within(1e-15 * (1 + Math.abs(expected))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | 0 | expected a number, a name, a function or (, got the end",
                "x + | 3 | expected a number, a name, a function or (, got the end",
                "x + * y | 4 | expected a number, a name, a function or (, got \"*\"",
                "(x + y | 6 | expected +, -, *, /, ^ or ), got the end",
                "x + y) | 5 | expected +, -, *, /, ^ or the end, got \")\"",
                "2 x | 2 | expected +, -, *, /, ^ or the end, got \"x\"",
                "tahn(x) | 0 | no function is called tahn: do you mean tanh?",
                "x * tanh + 1 | 9 | expected ( after the function tanh, got \"+\"",
                "max(x) | 5 | expected , and argument 2 of max, got \")\"",
                "max(x, y, w) | 8 | expected +, -, *, /, ^ or ), got \",\"",
                "x + dot(x, y, w) | 4 | dot takes two rows of the same length, one behind the other: dot(a1, a2, b1, b2), got 3 arguments",
                "x # y | 2 | expected +, -, *, /, ^ or the end, got \"#\"",
                "1e999 | 0 | expected a number below 1.8e308, got 1e999",
            })
    void tellsWhereItIsMisspeltAndWhatWasExpected(String text, int position, String message) {
        assertThatThrownBy(() -> new Expression(text == null ? "" : text, NUMBERS))
                .isInstanceOf(Misspelt.class)
                .hasMessage(message)
                .satisfies(e -> assertThat(((Misspelt) e).position()).isEqualTo(position));
    }

    @Test
    void aNameIsOneLeafHoweverOftenItStandsThere() {
        Expression expression = new Expression("a*a + b*a", Map.of("a", 3.0, "b", 4.0));

        expression.output().backward();

        assertThat(expression.leaves().keySet()).containsExactly("a", "b");
        assertThat(expression.leaves().get("a").grad()).isEqualTo(2 * 3 + 4);
        assertThat(expression.leaves().get("b").grad()).isEqualTo(3);
    }

    @Test
    void tooMuchIsRefusedBeforeTheStackEnds() {
        assertThatThrownBy(() -> new Expression("(".repeat(1500), NUMBERS)).hasMessageContaining("at most 100");
        assertThatThrownBy(() -> new Expression("x+".repeat(1500), NUMBERS))
                .hasMessageContaining("at most 2000 characters");
    }

    @Test
    void everyFunctionComputes() {
        for (String name : Functions.names()) {
            String arguments = switch (Functions.named(name).arguments()) {
                case 1 -> "x";
                case 3 -> "x, y, w";
                default -> "x, w";
            };
            Value output = new Expression(name + "(" + arguments + ")", NUMBERS).output();
            assertThat(output.data()).as(name).isFinite();
        }
    }
}
