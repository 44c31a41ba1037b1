package chainrule.examples.lab.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.lab.DecimalSetting;
import chainrule.examples.lab.Mouse;
import chainrule.examples.plot.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NeuronRoomTest {
    /** dL/dz of the neuron at the start: z = 2 * -0.5 - 1 * 1.5 + 1.8 = -0.7, and its target is 1. */
    private static final double AT_Z = 2 * (Math.tanh(-0.7) - 1) / Math.pow(Math.cosh(-0.7), 2);

    private final List<Value> browsed = new ArrayList<>();
    private final NeuronRoom room = new NeuronRoom(browsed::add);

    @BeforeEach
    void listen() {
        room.settings().onChange(room::change);
        room.change(room.settings().all());
    }

    private void perform(String deed) {
        room.deeds().stream()
                .filter(each -> each.name().equals(deed))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }

    private void preset(String start) {
        room.settings()
                .set(room.presets().stream()
                        .filter(preset -> preset.name().startsWith(start))
                        .findFirst()
                        .orElseThrow()
                        .settings());
    }

    private void set(String key, double value) {
        room.settings().all().stream()
                .filter(setting -> setting.key().equals(key))
                .map(DecimalSetting.class::cast)
                .forEach(setting -> setting.set(value));
    }

    private double number(String key) {
        return Double.parseDouble(room.settings().texts().get(key));
    }

    private List<List<Object>> rows(String part) {
        return room.data().rows().stream()
                .filter(row -> row.get(0).equals(part))
                .toList();
    }

    private List<Object> node(String name) {
        return rows("graph").stream()
                .filter(row -> row.get(1).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Double> losses() {
        return rows("steps").stream().map(row -> (Double) row.get(3)).toList();
    }

    private List<String> readouts() {
        return room.look().readouts();
    }

    @Test
    void theFiguresAreThoseOfTheChainRuleByHand() {
        assertThat((double) node("z").get(3)).isCloseTo(-0.7, within(1e-15));
        assertThat((double) node("z").get(4)).isCloseTo(AT_Z, within(1e-14));
        assertThat((double) node("w1").get(4)).isCloseTo(2 * AT_Z, within(1e-14));
        assertThat((double) node("w2").get(4)).isCloseTo(-AT_Z, within(1e-14));
        assertThat((double) node("x1").get(4)).isCloseTo(-0.5 * AT_Z, within(1e-14));
        assertThat(readouts())
                .containsExactly(
                        "loss 2.574: output −0.6044, target 1",
                        "dL/dw1 = −4.073, dL/dw2 = 2.037, dL/db = −2.037",
                        "slope of tanh at z = −0.7: 0.6347",
                        "no step taken yet");
    }

    @Test
    void aStepMovesAllWeightsByRateTimesGradient() {
        set("rate", 0.2);

        perform("apply the gradient");

        assertThat(number("w1")).isCloseTo(-0.5 - 0.2 * 2 * AT_Z, within(1e-14));
        assertThat(number("w2")).isCloseTo(1.5 + 0.2 * AT_Z, within(1e-14));
        assertThat(number("b")).isCloseTo(1.8 - 0.2 * AT_Z, within(1e-14));
        assertThat(readouts()).anyMatch(sentence -> sentence.startsWith("1 step taken, loss before: 2.574"));
    }

    /** Without an activation, a step multiplies the error by 1 - 2 rate (x1² + x2² + 1), here by -1.04. */
    @Test
    void tooLargeARateOvershootsByTheFactorThatTheoryGives() {
        preset("rate too large");

        perform("10 times");

        assertThat(losses()).hasSize(11);
        for (int step = 0; step <= 10; step++) {
            assertThat(losses().get(step)).isCloseTo(1.7 * 1.7 * Math.pow(1.04, 2 * step), within(1e-9));
        }
        assertThat(readouts())
                .contains("10 steps taken, loss before: 2.89; the last step jumped over the target")
                .doesNotContain("at the end of the slider");
    }

    @Test
    void aGoodStartLearnsFastASaturatedTanhHardlyAReluThatIsOffNever() {
        preset("good start");
        perform("10 times");
        assertThat(losses().get(10)).isLessThan(losses().get(0) / 100);

        preset("saturated");
        perform("10 times");
        assertThat(losses().get(10)).isBetween(0.99 * losses().get(0), Math.nextDown(losses().get(0)));
        assertThat(readouts().get(2)).endsWith("hardly any gradient gets through");

        preset("ReLU off");
        perform("10 times");
        assertThat(losses()).containsOnly(1.0);
        assertThat(readouts().get(2)).isEqualTo("slope of ReLU at z = −0.7: 0: no gradient gets through");
    }

    /**
     * A fact of algebra: the slope 1 - t² of tanh is under 0.05 where |t| > √0.95, that is beyond z = 2.1783; the slope of the sigmoid is
     * (1 - t²) / 4 with t = tanh(z / 2), so under a twentieth of its steepest beyond twice that z. Softplus has the sigmoid for a slope, and the
     * steepest one is 1: under 0.05 below z = -ln 19 = -2.9444.
     */
    @ParameterizedTest
    @CsvSource({
        "tanh, 2.17, false",
        "tanh, -2.19, true",
        "sigmoid, 3.9, false",
        "sigmoid, 4.34, false",
        "sigmoid, 4.37, true",
        "softplus, -2.93, false",
        "softplus, -2.96, true",
        "leaky relu, -0.5, true",
        "identity, 4, false"
    })
    void saturatedIsASlopeUnderATwentiethOfTheSteepest(String activation, double z, boolean saturated) {
        room.settings()
                .set(Map.of("activation", activation, "x1", "0.0", "x2", "1.0", "w2", "0.5", "b", "" + (z - 0.5)));

        assertThat(readouts().get(2).endsWith(", under 5 % of its steepest: hardly any gradient gets through"))
                .isEqualTo(saturated);
    }

    @Test
    void aWeightStopsAtTheEndOfItsSlider() {
        preset("rate too large");
        set("rate", 1);

        perform("10 times");

        assertThat(Math.abs(number("w1"))).isEqualTo(4);
        assertThat(readouts()).anyMatch(sentence -> sentence.contains("w1") && sentence.contains("end of the slider"));
    }

    @Test
    void theCurveIsTheLossWithAllElseHeld() {
        room.settings().set(Map.of("activation", "identity", "along", "w2"));

        assertThat(rows("curve")).hasSize(161).allSatisfy(row -> {
            double w2 = (double) row.get(2);
            assertThat(row.get(1)).isEqualTo("w2");
            assertThat((double) row.get(3)).isCloseTo(Math.pow(2 * -0.5 - w2 + 1.8 - 1, 2), within(1e-12));
        });
        assertThat(rows("curve").get(0).get(2)).isEqualTo(-4.0);
        assertThat(rows("curve").get(160).get(2)).isEqualTo(4.0);
    }

    @Test
    void theCurveIsAboutTheWeightThatWasMovedLastByHand() {
        set("b", 0.5);
        assertThat(room.settings().texts()).containsEntry("along", "b");
        assertThat(room.look().pictures().get(0).title()).isEqualTo("The loss where only b changes");

        perform("apply the gradient");
        set("x1", 1);
        assertThat(room.settings().texts()).containsEntry("along", "b");

        preset("saturated");
        assertThat(room.settings().texts()).containsEntry("along", "w1");
    }

    @Test
    void anotherRateGoesOnAndAnythingElseBeginsAnew() {
        perform("10 times");
        set("rate", 0.3);
        perform("apply the gradient");
        assertThat(losses()).hasSize(12);

        set("y", 0.5);
        assertThat(losses()).hasSize(1);
        perform("apply the gradient");
        set("w1", 0.7);
        assertThat(losses()).hasSize(1);
        assertThat(readouts()).contains("no step taken yet");
    }

    @Test
    void undoingTheStepsLeadsBackToWhatWasSetByHand() {
        set("w1", 0.35);
        Map<String, String> before = room.settings().texts();
        List<String> readouts = readouts();
        perform("10 times");
        assertThat(room.settings().texts()).isNotEqualTo(before);

        perform("undo the steps");

        assertThat(room.settings().texts()).isEqualTo(before);
        assertThat(readouts()).isEqualTo(readouts);
    }

    @Test
    void advancingReproducesTheSteps() {
        perform("10 times");
        perform("apply the gradient");
        List<Double> losses = losses();
        NeuronRoom other = new NeuronRoom(browsed::add);
        other.change(other.settings().all());

        other.advanceTo(11);

        assertThat(other.settings().texts()).isEqualTo(room.settings().texts());
        assertThat(other.data().rows()).isEqualTo(room.data().rows());
        room.advanceTo(4);
        assertThat(losses()).isEqualTo(losses.subList(0, 5));
    }

    /** The settings hold what the steps have changed, so the line of Java takes none. */
    @Test
    void theLineOfJavaShowsTheSameNeuron() {
        perform("10 times");
        NeuronRoom other = new NeuronRoom(browsed::add);
        other.settings().set(room.settings().changes());
        other.change(other.settings().all());
        other.advanceTo(room.progress());

        assertThat(room.java()).startsWith("chainrule.examples.lab.Lab.show(\"One neuron\", 0, \"w1=");
        assertThat(other.look().readouts().subList(0, 3)).isEqualTo(readouts().subList(0, 3));
    }

    @Test
    void theBrowserGetsTheLossThatIsShown() {
        perform("apply the gradient");

        perform("open in browser");

        assertThat(browsed).hasSize(1);
        assertThat(browsed.get(0).label()).isEqualTo("loss");
        assertThat(browsed.get(0).data()).isEqualTo(losses().get(1));
        assertThat(browsed.get(0).graph()).hasSize(12);
    }

    @Test
    void theSquareFollowsTheMouseOnTheCurveOnly() {
        Mouse.press(room, 0, 1.23, 0.4);
        assertThat(number("w1")).isEqualTo(1.25);

        Mouse.press(room, 1, 3, 0.4);
        assertThat(number("w1")).isEqualTo(1.25);
    }

    @Test
    void theArrowKeysMoveTheWeightAndChooseAnother() {
        room.arrow(1, 0);
        assertThat(number("w1")).isEqualTo(-0.4);

        room.arrow(0, -1);
        room.arrow(-1, 0);
        assertThat(room.settings().texts()).containsEntry("along", "w2").containsEntry("w2", "1.4");

        room.arrow(0, 1);
        room.arrow(0, 1);
        assertThat(room.settings().texts()).containsEntry("along", "w1");
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void everyActivationLearnsWithoutSurprises(Activation activation) {
        room.settings().set(Map.of("activation", activation.symbol(), "x1", "1.0", "w1", "1.0", "rate", "0.05"));

        perform("10 times");

        assertThat(losses().get(10)).isLessThan(losses().get(0)).isNotNegative();
        assertThat(room.look().pictures())
                .extracting(Picture::title)
                .containsExactly(
                        "The loss where only w1 changes", "The loss after each step", "Forward to the loss, and back");
        assertThat(room.data().header()).containsExactly("part", "name", "at", "value", "gradient");
    }

    @Test
    void aBadSettingIsRefusedAndNothingChanges() {
        Map<String, String> before = room.settings().texts();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.settings().set(Map.of("w1", "1.0", "rate", "0.0")))
                .withMessage("rate: expected a number from 0.01 to 1.0, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.settings().set(Map.of("along", "x1")))
                .withMessageStartingWith("along: expected one of w1, w2, b, got x1");

        assertThat(room.settings().texts()).isEqualTo(before);
    }
}
