package chainrule.web.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.web.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionSessionTest {
    private final ExpressionSession session = new ExpressionSession();

    @Test
    void answersWithThePageTheLeavesAndTheirGradients() {
        Answer answer = session.ask("steps", Map.of("f", "x*w + b", "at", "w:0.25,b:7"));

        assertThat(answer.text("html")).startsWith("<!DOCTYPE html>").contains("x*w + b");
        assertThat(answer.number("loss")).isEqualTo(7.5);
        assertThat(answer.parts().get("names")).isEqualTo(java.util.List.of("x", "w", "b"));
        assertThat(answer.numbers("values")).containsExactly(2, 0.25, 7);
        assertThat(answer.numbers("gradients")).containsExactly(0.25, 2, 1);
    }

    @Test
    void tellsWhatIsMisspelt() {
        Answer answer = session.ask("steps", Map.of("f", "x*"));

        assertThat(answer.text("problem")).startsWith("expected a number");
        assertThat(answer.number("position")).isEqualTo(2);
    }

    @Test
    void takesAStepDownhillAtAnyRate() {
        Map<String, String> square = Map.of("f", "(w*x)^2", "at", "w:1,x:2", "rate", "0.025");

        assertThat(session.ask("downhill", square).text("step")).startsWith("{\"rate\":\"0.025\",\"loss\":\"2.56\",");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask("downhill", Map.of("f", "w", "rate", "0")))
                .withMessageStartingWith("rate: expected a number from ");
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask("steps", Map.of("f", "x", "at", "x:two")))
                .withMessage("at: expected a finite number for x, got two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask("steps", Map.of("f", "x", "at", "x")))
                .withMessage("at: expected numbers of leaves as in x:2,w:0.5, got x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask("dance", Map.of()))
                .withMessage("what: expected steps, downhill or functions, got dance");
    }
}
