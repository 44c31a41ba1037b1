package chainrule.web.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.web.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaygroundSessionTest {
    private final PlaygroundSession session = new PlaygroundSession();

    @Test
    void trainsAndShowsWhatThereIsToSee() {
        double before = session.ask("restart", Map.of()).number("loss");
        Answer after = session.ask("train", Map.of("ms", "0"));
        for (int i = 0; i < 50; i++) {
            after = session.ask("step", Map.of());
        }

        assertThat(after.number("steps")).isEqualTo(51);
        assertThat(after.number("loss")).isLessThan(before / 2);
        assertThat(after.numbers("score")).hasSize(50 * 50);
        assertThat(after.numbers("training")).hasSize(3 * 200);
        List<?> fields = (List<?>) after.parts().get("fields");
        assertThat(fields)
                .extracting(each -> ((double[]) each).length)
                .containsExactly(2 * 196, 16 * 196, 16 * 196, 196);
        List<?> layers = (List<?>) after.parts().get("layers");
        assertThat(layers)
                .extracting(each -> ((Answer) each).numbers("weights").length)
                .containsExactly(32, 256, 16);
    }

    @Test
    void anotherNetStartsAnewAnotherRateDoesNot() {
        session.ask("step", Map.of());

        assertThat(session.ask("look", Map.of("rate", "0.1")).number("steps")).isEqualTo(1);
        assertThat(session.ask("look", Map.of("hidden", "4")).number("steps")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "data, stars",
        "noise, 3",
        "noise, loud",
        "'hidden', '1,2,3,4,5'",
        "hidden, 0",
        "batch, 1.5",
        "optimizer, ''"
    })
    void refusesWhatIsNotAsExpected(String name, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask("look", Map.of(name, text)))
                .withMessageStartingWith(name + ": expected ")
                .withMessageEndingWith(", got " + text.replaceAll("^0$", "0"));
    }
}
