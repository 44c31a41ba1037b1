package chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.steps.Browser;
import chainrule.web.deadrelu.DeadReluSession;
import chainrule.web.vanishing.VanishingSession;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rooms where nets read digits, in a real browser: what they show is what the JVM computes. */
class DigitRoomsTest {
    @RegisterExtension
    static final Browser page = Browser.ofSite(SitePage.FOLDER);

    private static void open(String fragment) {
        SitePage.go(page, fragment);
    }

    private static String hash() {
        return (String) page.script("return location.hash");
    }

    private static void awaitCount(int count) {
        page.await("document.querySelector('#count')?.textContent === '" + count
                + "' && document.querySelector('#play').textContent.includes('play')");
    }

    /** Asks the session in the browser with the settings that stand in the address. */
    private static double[] asked(String room, String name, String settings) {
        page.script("""
                window.outcome = null;
                Engines.get('digits').then(engine => engine.ask('%s', 'look', %s)).then(answer => { window.outcome = [...answer.%s]; });
                """.formatted(room, settings, name));
        page.await("window.outcome !== null");
        return ((List<?>) page.script("return window.outcome"))
                .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }

    private static Answer after(int steps, Session session, Map<String, String> settings) {
        Answer answer = session.ask("restart", settings);
        for (int i = 0; i < steps; i++) {
            answer = session.ask("step", settings);
        }
        return answer;
    }

    private static void assertNear(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("%s", i).isCloseTo(expected[i], Percentage.withPercentage(1e-7));
        }
    }

    @Test
    void aLinkTrainsNetsAsFarAsItSaysToTheNumbersOfTheJvm() {
        open("#vanishing?activation=tanh&depth=3&width=8&steps=50&layer=2");
        awaitCount(50);

        Map<String, String> settings = Map.of("activation", "tanh", "depth", "3", "width", "8");
        double[] got = asked("vanishing", "deltas", "{ activation: 'tanh', depth: 3, width: 8 }");
        Answer expected = after(50, new VanishingSession(), settings);
        assertNear(got, expected.numbers("deltas"));
        page.await("document.querySelector('#told').textContent.startsWith('layer 2: ')");
        assertThat(page.text("#told")).isEqualTo(((List<?>) expected.parts().get("layers")).get(1));
        assertThat(hash()).isEqualTo("#vanishing?activation=tanh&depth=3&width=8&steps=50&layer=2");
    }

    @Test
    void aPresetIsALinkAndASliderLooksAtALayer() {
        open("#vanishing");
        page.await("document.querySelector('#reading li') !== null");
        page.click(".presets a:nth-child(2)");
        page.await("document.querySelector('#told').textContent.startsWith('layer 1: ')"
                + " && document.querySelector('.legend').textContent.includes('× 1 a layer')");
        assertThat(page.text(".presets a[aria-current]")).isEqualTo("ReLU: arrives");

        page.script("const s = document.querySelector('#layer'); s.value = 9; s.dispatchEvent(new Event('input'))");

        assertThat(page.text("#told")).startsWith("output layer: ");
        assertThat(hash()).isEqualTo("#vanishing?activation=relu&layer=9");
    }

    @Test
    void theDeadAreRevivedByASwapInMidTraining() {
        open("#deadrelu?bias=-3&rate=0.01&epochs=3");
        awaitCount(3);
        assertThat(page.text("#reading")).contains("dead now 24 of 24", "revived so far 0");

        page.click("#swap");
        page.await("document.querySelector('#swap').textContent === 'swap back to ReLU'");
        assertThat(hash()).contains("leakyFrom=4", "epochs=3");
        for (int epoch = 4; epoch <= 8; epoch++) {
            page.press("s");
            awaitCount(epoch);
        }

        Map<String, String> settings = Map.of("bias", "-3", "rate", "0.01", "leakyFrom", "4");
        Answer expected = after(8, new DeadReluSession(), settings);
        assertThat(expected.number("revived")).isPositive();
        assertThat(page.text("#reading")).contains("revived so far " + (int) expected.number("revived"));
        assertNear(asked("deadrelu", "shares", "{ bias: -3, rate: 0.01, leakyFrom: 4 }"), expected.numbers("shares"));
    }

    @Test
    void afterTheLastEpochASentenceSaysSoAndNothingCanBePlayed() {
        open("#deadrelu?data=moons&units=8&epochs=200");
        awaitCount(200);

        assertThat(page.text("#ended")).isEqualTo("Epoch 200 is the last: restart, or choose other settings.");
        for (String button : List.of("#play", "#step", "#swap")) {
            assertThat(page.element(button).isEnabled()).as(button).isFalse();
        }
        page.press("r");
        awaitCount(0);
        assertThat(page.text("#ended")).isEmpty();
        assertThat(page.element("#play").isEnabled()).isTrue();
    }

    @Test
    void aPressOnTheStripLooksIntoAUnit() {
        open("#deadrelu?data=moons&units=8");
        page.await("document.querySelector('#reading li') !== null");

        page.click("canvas.pressable");

        page.await("location.hash.includes('unit=')");
        page.await(
                "document.querySelector('#told').textContent.startsWith('Unit ' + document.querySelector('#unit').value + ',')");
    }

    @Test
    void nothingIsWiderThanAPhone() {
        page.resize(500, 844); // as narrow as a window of Chromium gets
        for (String room : List.of("#vanishing", "#deadrelu")) {
            open(room);
            page.await("document.querySelector('#reading li') !== null");
            assertThat((Boolean) page.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(room)
                    .isTrue();
        }
    }
}
