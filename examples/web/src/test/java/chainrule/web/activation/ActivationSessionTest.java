package chainrule.web.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.web.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationSessionTest {
    private final ActivationSession session = new ActivationSession();

    /** The slope of the sigmoid is s (1 - s), at most 1/4; at z = -1 it is e / (1 + e)². */
    @Test
    void whatLayersLeaveOfAGradientArePowersOfASlope() {
        Answer look = session.ask("look", Map.of("activation", "sigmoid", "bias", "-1", "depth", "8"));

        assertThat(look.numbers("atMost")).hasSize(8);
        assertThat(look.numbers("atMost")[7]).isCloseTo(Math.pow(4, -8), within(1e-18));
        double slope = Math.E / Math.pow(1 + Math.E, 2);
        assertThat(look.numbers("left")[0]).isCloseTo(slope, within(1e-15));
        assertThat(look.numbers("left")[7]).isCloseTo(Math.pow(slope, 8), within(1e-18));
        assertThat(((List<?>) look.parts().get("readouts")).stream().map(Object::toString))
                .contains(
                        "steepest slope 0.25 at x = 1.00",
                        "after 8 layers the slopes leave at most 1.53 × 10⁻⁵ of a gradient",
                        "an input x = 0 meets the slope 0.2: 8 such layers leave 2.2 × 10⁻⁶ of a gradient");
    }

    @Test
    void theBiasMovesValuesAndSlopesAlongX() {
        Answer look = session.ask("look", Map.of("activation", "leaky-relu", "alpha", "0.2", "bias", "-1.5"));

        assertThat(look.text("middle")).isEqualTo("kink");
        assertThat(look.numbers("x")[200]).isZero();
        assertThat(look.numbers("values")[200]).isCloseTo(-0.3, within(1e-15));
        assertThat(look.numbers("slopes")[200]).isEqualTo(0.2);
        assertThat(look.numbers("slopes")[300]).isEqualTo(1);
    }

    @Test
    void allActivationsStandSideBySide() {
        List<?> all = (List<?>) session.ask("all", Map.of()).parts().get("functions");

        assertThat(all)
                .extracting(each -> ((Answer) each).text("name"))
                .hasSize(Activation.values().length)
                .contains("GELU", "Leaky ReLU", "SiLU");
        assertThat(all).extracting(each -> ((Answer) each).text("key")).contains("leaky-relu", "gelu-tanh");
    }

    @ParameterizedTest
    @CsvSource({"bias, 5", "depth, 0", "activation, step", "alpha, -1"})
    void refusesWhatIsNotAsExpected(String name, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask("look", Map.of(name, text)))
                .withMessageStartingWith(name + ": expected ");
    }
}
