package chainrule.web.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.examples.lab.Method;
import chainrule.examples.lab.playground.Cloud;
import chainrule.examples.lab.playground.Feature;
import chainrule.examples.lab.playground.Goal;
import chainrule.examples.lab.playground.Penalty;
import chainrule.examples.lab.playground.Plan;
import chainrule.examples.lab.playground.PlaneTraining;
import chainrule.nn.LayerActivity;
import chainrule.web.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
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
        assertThat(after.numbers("training")).hasSize(3 * 100);
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
    void aDeadNeuronIsToldByItsLayer() {
        for (String seed : List.of("3", "4", "5")) {
            Map<String, String> settings = Map.of("rate", "1", "seed", seed);
            session.ask("restart", settings);
            Answer look = session.ask("train", settings);
            PlaneTraining same = new PlaneTraining(
                    new Plan(
                            Cloud.MOONS,
                            0.15,
                            25,
                            List.of(Feature.X, Feature.Y),
                            List.of(16, 16),
                            List.of(Activation.RELU, Activation.RELU),
                            Goal.CROSS_ENTROPY,
                            400,
                            Integer.parseInt(seed)),
                    Method.ADAM,
                    1,
                    Penalty.NONE);
            while (same.steps() < look.number("steps")) {
                same.step();
            }
            List<LayerActivity> expected =
                    LayerActivity.of(same.net(), same.training().inputs());
            List<?> layers = (List<?>) look.parts().get("layers");
            for (int i = 0; i < 2; i++) {
                double[] dead = ((Answer) layers.get(i)).numbers("dead");
                assertThat(DoubleStream.of(dead).sum())
                        .isEqualTo(expected.get(i).deadUnits());
            }
        }
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
