package chainrule.web.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.web.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronSessionTest {
    private static final Map<String, String> ONE_POINT = Map.of("points", "2:-1:1");

    private final NeuronSession session = new NeuronSession();

    private static double[] gradients(Map<String, String> settings) {
        return new NeuronSession().ask("look", settings).numbers("gradients");
    }

    private static double loss(String name, double weight) {
        return new NeuronSession().ask("look", Map.of(name, "" + weight)).number("loss");
    }

    /** z = 2 * -0.5 - 1 * 1.5 + 1.8 = -0.7, and the target is 1. */
    @Test
    void onePointHasTheGradientsOfTheChainRuleByHand() {
        double atZ = 2 * (Math.tanh(-0.7) - 1) / Math.pow(Math.cosh(-0.7), 2);

        assertThat(gradients(ONE_POINT)).containsExactly(new double[] {2 * atZ, -atZ, atZ}, within(1e-14));
    }

    @Test
    void theGradientsOfManyPointsAreThoseOfFiniteDifferences() {
        double[] gradients = gradients(Map.of());
        double[] start = {-0.5, 1.5, 1.8};
        double h = 1e-5;
        for (int i = 0; i < 3; i++) {
            String name = new String[] {"w1", "w2", "b"}[i];
            double slope = (loss(name, start[i] + h) - loss(name, start[i] - h)) / (2 * h);
            assertThat(gradients[i]).as(name).isCloseTo(slope, within(1e-8));
        }
    }

    @Test
    void stepsGoDownhillAndComeBackWithTheAddress() {
        Answer after = session.ask("look", Map.of());
        double before = after.number("loss");
        for (int i = 0; i < 100; i++) {
            after = session.ask("step", Map.of());
        }

        assertThat(after.number("loss")).isLessThan(before / 10);
        assertThat(after.number("steps")).isEqualTo(100);
        assertThat(after.numbers("losses")).hasSize(101);
        Answer reopened = new NeuronSession().ask("look", Map.of("steps", "100"));
        assertThat(reopened.numbers("weights")).isEqualTo(after.numbers("weights"));
        assertThat(session.ask("restart", Map.of()).number("loss")).isEqualTo(before);
    }

    @Test
    void anotherWeightStartsAnewAnotherRateDoesNot() {
        session.ask("step", Map.of());

        assertThat(session.ask("look", Map.of("rate", "0.5")).number("steps")).isEqualTo(1);
        assertThat(session.ask("look", Map.of("w1", "2")).number("steps")).isZero();
    }

    /** The first row is the top, the first cell of a row the left; the line is where the output is 0. */
    @Test
    void theFieldIsTheOutputOverThePlane() {
        Answer look = session.ask("look", Map.of("activation", "identity", "w1", "1", "w2", "1", "b", "0.5"));

        double[] field = look.numbers("field");
        double cell = 2 * look.number("reach") / 40;
        assertThat(field[0]).isCloseTo(0.5, within(1e-12));
        assertThat(field[39 * 40]).isCloseTo(0.5 - 39 * cell, within(1e-12));
        assertThat(field[1] - field[0]).isCloseTo(cell, within(1e-12));
    }

    @Test
    void aReluThatIsOffForAllPointsGetsNoGradient() {
        Answer look = session.ask("look", Map.of("activation", "relu", "b", "-4", "w1", "0", "w2", "0"));

        assertThat(look.numbers("gradients")).containsOnly(0);
        assertThat((Iterable<?>) look.parts().get("readouts"))
                .anyMatch(sentence -> sentence.toString().endsWith("it is 0 at 8: no gradient gets through there"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:2", "1:2:x", "1:2:9", "1:2:3,", "NaN:0:0"})
    void refusesPointsThatAreNone(String points) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask("look", Map.of("points", points)))
                .withMessageStartingWith("points: expected x1:x2:target");
    }
}
