package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescentTest {
    private static Descent descent(Value output) {
        return new Descent(new Recording(output));
    }

    /** (3 a)² at 1 has the gradient 18: at rate 0.01 a is 0.82, the output 9 * 0.6724; the slope promises 0.01 * 18². */
    @Test
    void eachLeafMovesByRateTimesGradientAndTheForwardPassIsMadeAgain() {
        Value a = Value.of(1, "a");
        Value output = a.times(3).label("u").pow(2).label("loss");

        Map<String, Object> step = descent(output).at(0.01);

        assertThat(step)
                .containsEntry("rate", "0.01")
                .containsEntry("loss", "6.0516")
                .containsEntry("rises", false)
                .containsEntry("data", List.of("0.82", "2.46", "6.0516"))
                .containsEntry("leaves", Map.of("0", "0.8200000000000001"));
        assertThat(step.get("say"))
                .isEqualTo(
                        "loss falls from 9 to 6.0516, by 2.9484. The slope promised 3.24: so short a step nearly keeps the"
                                + " promise.");
        assertThat(a.data()).isEqualTo(1);
        assertThat(a.grad()).isZero();
    }

    /** The valley of (3 a)² is left behind for any rate above 1/9. */
    @Test
    void aRateThatIsTooHighIsTold() {
        Descent descent = descent(Value.of(1, "a").times(3).pow(2).label("loss"));

        assertThat(descent.at(0.11)).containsEntry("rises", false);
        assertThat(descent.at(0.12)).containsEntry("rises", true);
        assertThat(descent.at(0.12).get("say").toString())
                .startsWith("loss rises from 9 to 12.11")
                .contains("the rate is too high");
    }

    @Test
    void dataStaysWhereLabelsTellItFromWhatIsLearned() {
        Value x = Value.of(2, "x1");
        Value w = Value.of(3, "L1.w1");
        Value y = Value.of(1, "y");
        Value output = x.times(w).plus(Value.of(1, "L1.b")).minus(y).times(Value.of(5));

        Recording recording = new Recording(output);
        assertThat(new Descent(recording).learned())
                .extracting(recording::name)
                .containsExactlyInAnyOrder("L1.w1", "L1.b");
        assertThat(descent(x.times(y)).learned()).as("data alone").hasSize(2);
        assertThat(descent(Value.of(2).times(3)).learned()).as("no labels").containsExactly(0);
    }

    @Test
    void whereNothingMovesThatIsSaid() {
        assertThat(descent(Value.of(-1, "a").relu().label("loss")).at(1).get("say"))
                .isEqualTo("loss stays 0: all gradients are 0, so nothing moves.");
        assertThat(descent(Value.of(40, "a").sigmoid().label("s"))
                        .at(1)
                        .get("say")
                        .toString())
                .contains("too little to show in the digits of a double");
        assertThat(descent(Value.of(0, "a").log().label("loss"))
                        .at(1)
                        .get("say")
                        .toString())
                .contains("no number to compare");
    }

    @Test
    void anyRateCanBeAskedFor() {
        Steps steps = Steps.of(Value.of(1, "a").times(3).pow(2).label("loss"));

        assertThat(steps.downhill(0.01)).startsWith("{\"rate\":\"0.01\",\"loss\":\"6.0516\",\"rises\":false,");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateIsAbove0(double rate) {
        Steps steps = Steps.of(Value.of(1, "a"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> steps.downhill(rate))
                .withMessage("rate: expected a finite number above 0, got " + rate);
    }
}
