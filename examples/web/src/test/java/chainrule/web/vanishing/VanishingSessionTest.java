package chainrule.web.vanishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.Training;
import chainrule.nn.Adam;
import chainrule.nn.GradientFlow;
import chainrule.nn.MLP;
import chainrule.nn.Probe;
import chainrule.web.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VanishingSessionTest {
    private static final HandwrittenDigits DIGITS = HandwrittenDigits.load();
    private static final Map<String, String> SMALL =
            Map.of("activation", "relu", "depth", "2", "width", "6", "optimizer", "adam", "rate", "0.01", "seed", "4");

    private final VanishingSession session = new VanishingSession();

    private static Map<String, String> small(String... more) {
        Map<String, String> all = new HashMap<>(SMALL);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    /** As often as it takes on a slow machine. */
    private static Answer train(VanishingSession session, Map<String, String> settings, int upTo) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(Map.of("upTo", "" + upTo, "ms", "1000"));
        Answer answer = session.ask("train", all);
        while (answer.number("steps") < upTo) {
            answer = session.ask("train", all);
        }
        return answer;
    }

    private static AbstractDoubleAssert<?> near(double actual, double expected) {
        return assertThat(actual).isCloseTo(expected, Percentage.withPercentage(1e-7));
    }

    @Test
    void showsWhatArrivesInANetThatWasTrainedForSevenSteps() {
        MLP net = new MLP(new int[] {64, 6, 6, 10}, Activation.RELU, new Random(4));
        Training training = new Training(net, new Adam(net.parameters(), 0.01), DIGITS.train());
        training.batches(32, new Random(4)).stream().limit(7).forEach(training::step);
        net.parameters().forEach(parameter -> parameter.setGrad(0));
        Probe probe = new Probe();
        var loss = probe.watch(() -> Classifier.loss(net, DIGITS.train().first(50)));
        loss.backward();

        Answer answer = train(session, SMALL, 7);

        assertThat(answer.number("steps")).isEqualTo(7);
        near(answer.number("loss"), loss.data());
        for (int layer = 0; layer < 3; layer++) {
            near(answer.numbers("deltas")[layer], GradientFlow.meanAbsoluteDeltas(net, probe)[layer]);
            near(answer.numbers("gradients")[layer], GradientFlow.meanAbsoluteGradients(net)[layer]);
        }
    }

    /** A digit that is looked at with weights of a few steps ago gives nearly the same. */
    @Test
    void onItsWayItLooksAtSomeDigitsAndWhereItStopsAtAll() {
        Map<String, String> hurried = small("ms", "0", "upTo", "4500");
        Answer onItsWay = session.ask("restart", SMALL);
        while (onItsWay.number("steps") < 9) {
            onItsWay = session.ask("train", hurried);
        }
        VanishingSession other = new VanishingSession();
        double[] expected = train(other, SMALL, 9).numbers("deltas");

        assertThat(onItsWay.number("steps")).isEqualTo(9);
        for (int layer = 0; layer < 3; layer++) {
            assertThat(onItsWay.numbers("deltas")[layer])
                    .isCloseTo(expected[layer], Percentage.withPercentage(20))
                    .isNotEqualTo(expected[layer]);
        }
        assertThat(session.ask("look", SMALL).numbers("deltas")).isEqualTo(expected);
    }

    @Test
    void judgesAfterEachEpoch() {
        MLP net = new MLP(new int[] {64, 6, 6, 10}, Activation.RELU, new Random(4));
        Training training = new Training(net, new Adam(net.parameters(), 0.01), DIGITS.train());
        double before = Classifier.accuracy(net, DIGITS.test());
        training.epoch(32, new Random(4));
        double after = Classifier.accuracy(net, DIGITS.test());

        Answer answer = train(session, SMALL, 45);

        assertThat(answer.numbers("accuracies")).containsExactly(before, after);
        assertThat(answer.numbers("deltasByEpoch")).hasSize(2 * 3).endsWith(answer.numbers("deltas"));
    }

    @Test
    void stepByStepAndAtOnceAreTheSame() {
        Map<String, String> three = small("nets", "3");
        Answer atOnce = train(session, three, 50);
        VanishingSession other = new VanishingSession();
        Answer stepByStep = other.ask("look", three);
        for (int i = 0; i < 50; i++) {
            stepByStep = other.ask("step", three);
        }

        assertThat(stepByStep.number("steps")).isEqualTo(50);
        assertThat(stepByStep.numbers("deltas")).isEqualTo(atOnce.numbers("deltas"));
        assertThat(stepByStep.parts().get("readouts")).isEqualTo(atOnce.parts().get("readouts"));
    }

    @Test
    void sigmoidVanishesWhereReluArrives() {
        double[] sigmoid = session.ask("look", Map.of("activation", "sigmoid")).numbers("deltas");
        double[] relu = session.ask("look", Map.of("activation", "relu")).numbers("deltas");

        assertThat(sigmoid[0] / sigmoid[8]).isLessThan(Math.pow(0.25, 8));
        assertThat(relu[0] / relu[8]).isBetween(0.1, 10.0);
    }

    @Test
    void otherSettingsStartAnew() {
        session.ask("step", SMALL);

        assertThat(session.ask("look", small("layer", "2")).number("steps")).isEqualTo(1);
        assertThat(session.ask("look", small("rate", "0.02")).number("steps")).isZero();
    }

    @Test
    void saysSoWhereNumbersOverflow() {
        Map<String, String> steep =
                Map.of("activation", "relu", "initializer", "naive", "scale", "4", "depth", "16", "rate", "0.1");
        assertThat(session.ask("look", steep).parts()).containsEntry("finite", true);

        assertThat(train(session, steep, 3).parts()).containsEntry("finite", false);
    }

    @Test
    void tellsOfEachLayer() {
        List<?> layers = (List<?>) session.ask("look", SMALL).parts().get("layers");

        assertThat(layers).hasSize(3);
        assertThat((String) layers.get(0))
                .matches(
                        "layer 1: ∂L/∂z (.+), (.+) (of|times) the output layer's; ∂L/∂w (.+), (.+) (of|times) the output layer's");
        assertThat((String) layers.get(2)).startsWith("output layer: ∂L/∂z ").doesNotContain("times");
    }

    @ParameterizedTest
    @CsvSource({
        "activation, step",
        "depth, 17",
        "width, 3",
        "initializer, he",
        "scale, 0",
        "nets, 6",
        "rate, 1",
        "upTo, 4501"
    })
    void refusesWhatIsNotAsExpected(String name, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask("look", Map.of(name, text)))
                .withMessageStartingWith(name + ": expected ")
                .withMessageEndingWith(", got " + text);
    }
}
