package chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.gallery.SiteLinks;
import chainrule.web.expression.ExpressionSession;
import chainrule.web.neuron.NeuronSession;
import chainrule.web.playground.PlaygroundSession;
import chainrule.web.vanishing.VanishingSession;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What the lessons say of the rooms that they embed; what is a preset of the lab is tested there. */
class LessonRoomsTest {
    private static Map<String, String> settings(String lesson, int place) {
        String state = SiteLinks.all().get(lesson).get(place).state();
        Map<String, String> settings = new HashMap<>();
        for (String pair : state.substring(state.indexOf('?') + 1).split("&")) {
            settings.put(pair.split("=", 2)[0], URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8));
        }
        return settings;
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String text) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(name, text);
        return all;
    }

    private static double firstToLast(Map<String, String> settings) {
        double[] deltas = new VanishingSession().ask("look", settings).numbers("deltas");
        return deltas[0] / deltas[deltas.length - 1];
    }

    @Test
    void eightSigmoidsLeaveHardlyAnythingWhereverXIs() {
        Map<String, String> settings = settings("StepThrough", 0);
        for (String x : List.of("-2", "0", "0.5", "2")) {
            double[] gradients = new ExpressionSession()
                    .ask("steps", with(settings, "at", "x:" + x))
                    .numbers("gradients");
            assertThat(gradients).hasSize(1);
            assertThat(gradients[0]).isBetween(1e-7, Math.pow(0.25, 8));
        }
    }

    @Test
    void smallWeightsShrinkTheSignalAndNotWhatTheWeightsGet() {
        for (int seed = 0; seed < 3; seed++) {
            Answer answer =
                    new VanishingSession().ask("look", with(settings("VanishingGradients", 1), "seed", "" + seed));
            double[] deltas = answer.numbers("deltas");
            double[] gradients = answer.numbers("gradients");
            double signal = deltas[0] / deltas[8];
            assertThat(signal).isLessThan(0.05);
            assertThat(gradients[0] / gradients[8]).isGreaterThan(10 * signal);
        }
    }

    @Test
    void theSizeOfTheWeightsDecidesWhetherTheSignalFadesOrExplodes() {
        Map<String, String> settings = settings("Initialization", 0);
        for (int seed = 0; seed < 3; seed++) {
            assertThat(firstToLast(with(settings, "seed", "" + seed))).isLessThan(0.05);
            assertThat(firstToLast(with(with(settings, "scale", "1.4"), "seed", "" + seed)))
                    .isGreaterThan(20);
        }
    }

    @Test
    void aSaturatedNeuronHardlyMoves() {
        Map<String, String> settings = settings("SaturatedUnits", 0);
        NeuronSession session = new NeuronSession();
        double before = session.ask("look", settings).number("loss");
        for (int i = 0; i < 10; i++) {
            session.ask("step", settings);
        }

        assertThat(session.ask("look", settings).number("loss")).isBetween(0.98 * before, before);
    }

    @Test
    void aNetThatIsBornDeadMovesNothingButItsLastBias() {
        Map<String, String> settings = settings("BornDead", 0);
        PlaygroundSession session = new PlaygroundSession();
        double[] before = allButTheLastBias(session.ask("look", settings));
        for (int i = 0; i < 50; i++) {
            session.ask("step", settings);
        }
        Answer after = session.ask("look", settings);

        assertThat(allButTheLastBias(after)).isEqualTo(before);
        assertThat(Arrays.stream(after.numbers("score")).distinct()).hasSize(1);
    }

    private static double[] allButTheLastBias(Answer answer) {
        double[] all = ((List<?>) answer.parts().get("layers"))
                .stream()
                        .map(Answer.class::cast)
                        .flatMapToDouble(layer -> DoubleStream.concat(
                                Arrays.stream(layer.numbers("weights")), Arrays.stream(layer.numbers("biases"))))
                        .toArray();
        return Arrays.copyOf(all, all.length - 1);
    }
}
