package chainrule.web.deadrelu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.examples.data.HandwrittenDigits;
import chainrule.web.Answer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadReluSessionTest {
    /** The preset whose units are all dead. */
    private static final Map<String, String> DEAD = Map.of("bias", "-3", "rate", "0.01");

    private final DeadReluSession session = new DeadReluSession();

    private static Map<String, String> dead(String... more) {
        Map<String, String> all = new HashMap<>(DEAD);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private Answer train(Map<String, String> settings, int upTo) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("upTo", "" + upTo);
        all.put("ms", "1000");
        Answer answer = session.ask("train", all);
        while (answer.number("steps") < upTo) {
            answer = session.ask("train", all);
        }
        return answer;
    }

    @Test
    void theDeadStayDeadUntilLeakyRevivesThem() {
        Answer still = train(DEAD, 5);
        assertThat(still.number("dead")).isEqualTo(24);
        assertThat(still.number("revived")).isZero();
        assertThat(still.number("accuracy")).isLessThan(0.2);

        Answer leaky = train(dead("leakyFrom", "6"), 12);

        assertThat(leaky.number("steps")).isEqualTo(12);
        assertThat(leaky.number("revived")).isBetween(20.0, 24.0);
        assertThat(leaky.number("dead")).isEqualTo(leaky.number("died") - leaky.number("revived"));
        assertThat(leaky.number("accuracy")).isGreaterThan(0.8);
        assertThat(leaky.numbers("leakyByEpoch")).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1);
        assertThat(leaky.numbers("deadByEpoch")).startsWith(24, 24, 24, 24, 24, 24);
    }

    @Test
    void aStripHoldsEachUnitInEachEpoch() {
        Answer answer = train(Map.of("data", "moons", "units", "8", "unit", "3"), 4);

        assertThat(answer.numbers("shares")).hasSize(5 * 8);
        double[] sums = answer.numbers("preActivations");
        long above = Arrays.stream(sums).filter(sum -> sum > 0).count();
        assertThat(answer.numbers("shares")[4 * 8 + 2]).isEqualTo(above / (double) sums.length);
    }

    @Test
    void digitsAreThoseOfTheFirst480() {
        HandwrittenDigits digits = HandwrittenDigits.load();
        double[] sums = session.ask("look", DEAD).numbers("preActivations");

        assertThat(sums).hasSize(480);
        assertThat(digits.train().size()).isGreaterThan(480);
        assertThat(Arrays.stream(sums).max().orElseThrow()).isNegative();
    }

    @Test
    void theSwapIsFromTheNextEpochAndMayBeTakenBack() {
        Answer swap = (Answer) train(DEAD, 3).parts().get("swap");
        assertThat(swap.text("name")).isEqualTo("swap to leaky now");
        assertThat(List.of(swap.number("leakyFrom"), swap.number("reluFrom"))).containsExactly(4.0, 0.0);

        Answer swapped = session.ask("look", dead("leakyFrom", "4"));
        assertThat(swapped.number("steps")).isEqualTo(3);
        Answer back = (Answer) swapped.parts().get("swap");
        assertThat(back.text("name")).isEqualTo("swap back to ReLU");
        assertThat(back.number("leakyFrom")).isZero();

        Answer end = (Answer) train(dead("leakyFrom", "4"), 5).parts().get("swap");
        assertThat(List.of(end.number("leakyFrom"), end.number("reluFrom"))).containsExactly(4.0, 6.0);
    }

    @Test
    void anotherPastStartsAnewAnotherFutureDoesNot() {
        train(DEAD, 3);

        assertThat(session.ask("look", dead("leakyFrom", "4", "unit", "7")).number("steps"))
                .isEqualTo(3);
        assertThat(session.ask("look", dead("leakyFrom", "3")).number("steps")).isZero();
        session.ask("step", DEAD);
        assertThat(session.ask("look", dead("rate", "0.1")).number("steps")).isZero();
    }

    @Test
    void aLinkShowsTheSameAgain() {
        Map<String, String> settings = Map.of("rate", "0.1", "seed", "2", "units", "8");
        Answer atOnce = train(settings, 6);
        DeadReluSession other = new DeadReluSession();
        Answer stepByStep = other.ask("look", settings);
        for (int i = 0; i < 6; i++) {
            stepByStep = other.ask("step", settings);
        }

        assertThat(stepByStep.numbers("shares")).isEqualTo(atOnce.numbers("shares"));
        assertThat(stepByStep.parts().get("readouts")).isEqualTo(atOnce.parts().get("readouts"));
    }

    @ParameterizedTest
    @CsvSource({
        "data, letters",
        "units, 7",
        "bias, 3",
        "shift, x",
        "leakyFrom, -1",
        "reluFrom, 201",
        "unit, 0",
        "upTo, 1.5"
    })
    void refusesWhatIsNotAsExpected(String name, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask("look", Map.of(name, text)))
                .withMessageStartingWith(name + ": expected ")
                .withMessageEndingWith(", got " + text);
    }
}
