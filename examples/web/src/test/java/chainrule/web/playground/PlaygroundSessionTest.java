package chainrule.web.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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

    @Test
    void aFeatureIsAnInputOfTheNet() {
        Answer look = session.ask("look", Map.of("features", "xy,sin-x", "layer", "0", "unit", "0"));
        double[] plane = look.numbers("plane");
        double left = plane[0] + (plane[1] - plane[0]) / 100;
        double top = plane[3] - (plane[3] - plane[2]) / 100;

        assertThat(look.numbers("focus")[0]).as("xy at the top left").isCloseTo(left * top, within(1e-14));
        assertThat(layer(look, 0).number("inputs")).isEqualTo(2);
    }

    private static Answer layer(Answer look, int layer) {
        return (Answer) ((List<?>) look.parts().get("layers")).get(layer);
    }

    @Test
    void aWeightAndABiasAreSet() {
        session.ask("step", Map.of());
        session.ask("set", Map.of("to", "2", "into", "3", "from", "5", "value", "1.25"));
        Answer look = session.ask("set", Map.of("to", "1", "into", "15", "from", "2", "value", "-7"));

        assertThat(layer(look, 1).numbers("weights")[3 * 16 + 5]).isEqualTo(1.25);
        assertThat(layer(look, 0).numbers("biases")[15]).isEqualTo(-7);
        assertThat(look.number("steps")).isEqualTo(1);
    }

    @Test
    void pointsComeAndGoWhileTheTrainingGoesOn() {
        double[] before = session.ask("step", Map.of()).numbers("training");
        Map<String, String> changed = Map.of("points", "0.5:-2:1;3:0.25:0", "removed", "0,99");
        Answer after = session.ask("step", changed);

        assertThat(after.number("steps")).isEqualTo(2);
        assertThat(after.numbers("training"))
                .hasSize(3 * 100)
                .startsWith(before[3], before[4], before[5])
                .endsWith(0.5, -2, 1, 3, 0.25, 0);
        assertThat(after.numbers("origins")).startsWith(1, 2).endsWith(98, -1, -1);
        assertThat(session.ask("look", Map.of()).numbers("training")).isEqualTo(before);
    }

    @Test
    void learnsFromOnesOwnPointsAlone() {
        Map<String, String> own = Map.of("data", "own", "points", "-1:0:0;1:0:1;0:2:1");
        session.ask("look", Map.of());
        Answer look = session.ask("look", own);
        for (int i = 0; i < 100; i++) {
            look = session.ask("step", own);
        }

        assertThat(look.numbers("training")).containsExactly(-1, 0, 0, 1, 0, 1, 0, 2, 1);
        assertThat(look.number("steps")).isEqualTo(100);
        assertThat(look.number("accuracy")).isEqualTo(1);
    }

    @Test
    void aTaskThatIsRefusedLeavesTheTrainingAsItWas() {
        session.ask("step", Map.of());
        for (Map<String, String> wrong : List.of(
                Map.of("data", "own"),
                Map.of("points", "1:2"),
                Map.of("points", "1:2:3"),
                Map.of("removed", "x"),
                Map.of("features", "x,x"),
                Map.of("features", ""),
                Map.of("activation", "relu,tanh,relu"),
                Map.of("share", "0"),
                Map.of("l1", "-1"),
                Map.of("unit", "7"))) {
            assertThatIllegalArgumentException()
                    .as("%s", wrong)
                    .isThrownBy(() -> session.ask("look", wrong))
                    .withMessageContaining("expected");
        }

        assertThat(session.ask("look", Map.of()).number("steps")).isEqualTo(1);
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
