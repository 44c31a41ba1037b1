package chainrule.web.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.steps.Browser;
import chainrule.web.Answer;
import chainrule.web.SitePage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The playground in a real browser: with mouse, finger and keys alone. */
class PlaygroundPageTest {
    @RegisterExtension
    static final Browser page = Browser.ofSite(SitePage.FOLDER);

    /** Fresh, whatever the tests before have trained. */
    private static void open(String settings) {
        SitePage.go(page, "#playground" + settings);
        page.script("""
                window.fresh = false;
                window.chainruleRoom.player.once('restart').then(() => { window.fresh = true; });
                """);
        page.await("window.fresh");
    }

    private static String text(String css) {
        return (String) page.script("return document.querySelector('" + css + "').textContent");
    }

    /** Sends an event to a picture, at the place that an expression gives. */
    private static void point(String kind, String picture, String place) {
        page.script("""
                const canvas = document.querySelector('#%s'), box = canvas.getBoundingClientRect(), at = %s;
                canvas.dispatchEvent(new PointerEvent('%s', { clientX: box.x + at.x, clientY: box.y + at.y, bubbles: true, cancelable: true }));
                """.formatted(picture, place, kind));
    }

    private static String neuron(int layer, int unit) {
        return "window.chainruleRoom.net.spot(%s, %s, box.width, box.height)".formatted(layer, unit);
    }

    @Test
    void aNeuronThatIsPointedAtIsSeenLargeAndALineIsRead() {
        Answer look = new PlaygroundSession().ask("look", Map.of("hidden", "3", "layer", "1", "unit", "1"));
        open("?hidden=3");

        point("pointermove", "net", neuron(1, 1));
        page.await("window.chainruleRoom.answer.focus[7] !== window.chainruleRoom.answer.score[7]");

        assertThat(text("#plane-title")).isEqualTo("Layer 1, neuron 2, over the plane");
        assertThat(((Number) page.script("return window.chainruleRoom.answer.focus[7]")).doubleValue())
                .isCloseTo(look.numbers("focus")[7], within(1e-14));

        String middle = "(() => { const a = %s, b = %s; return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }; })()"
                .formatted(neuron(1, 2), neuron(2, 0));
        point("pointermove", "net", middle);
        assertThat(text("#told")).startsWith("From layer 1, neuron 3 into the score: weight ");
    }

    @Test
    void aWeightIsSetByItsLineOrByKeys() {
        open("?hidden=3");
        String middle = "(() => { const a = %s, b = %s; return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }; })()"
                .formatted(neuron(1, 2), neuron(2, 0));
        point("click", "net", middle);
        assertThat(page.script("return document.activeElement.id")).isEqualTo("weight-number");
        page.type("#weight-number", "2.5" + Keys.ENTER);
        page.await("window.chainruleRoom.answer.layers[1].weights[2] === 2.5");

        page.script("document.querySelector('#net').focus()");
        for (CharSequence key : List.of(Keys.ARROW_RIGHT, Keys.ARROW_DOWN)) {
            page.press(key);
        }
        assertThat((String) page.script("return document.querySelector('#weight-into').selectedOptions[0].text"))
                .isEqualTo("layer 1, neuron 2");
        page.type("#weight-number", "-4" + Keys.ENTER);
        page.await("window.chainruleRoom.answer.layers[0].weights[2] === -4");
    }

    @Test
    void trainingGoesOnAfterAQuestionThatWasRefused() {
        open("?hidden=3");
        page.script(
                "window.chainruleRoom.player.once('dance').catch(refused => { window.refused = refused.message; })");
        page.await("window.refused !== undefined");

        page.press("s");

        page.await("document.querySelector('#count').textContent === '1'");
        assertThat((String) page.script("return window.refused")).contains("got dance");
    }

    @Test
    void pointsAreAddedAndRemovedByClick() {
        open("?hidden=3");
        point("click", "plane", "{ x: 9, y: 9 }");
        page.await("window.chainruleRoom.answer.training.length === 303");
        point("contextmenu", "plane", "{ x: 60, y: 9 }");
        page.await("window.chainruleRoom.answer.training.length === 306");

        assertThat(page.script(
                        "return [...window.chainruleRoom.answer.training].slice(-4).filter((_, i) => i % 3 === 0)"))
                .isEqualTo(List.of(1L, 0L));
        assertThat((String) page.script("return location.hash")).contains("points=");

        page.script(
                "const s = document.querySelector('#control-click'); s.value = 'remove'; s.dispatchEvent(new Event('change'))");
        for (int i = 0; i < 2; i++) {
            int left = 306 - 3 * (i + 1);
            point(
                    "click",
                    "plane",
                    "(() => { const p = window.chainruleRoom.plane, t = p.answer.training; const [x, y] = p.pixel(t[%1$s], t[%1$s + 1], box.width); return { x, y }; })()"
                            .formatted(i == 0 ? 303 : 0));
            page.await("window.chainruleRoom.answer.training.length === " + left);
        }
        assertThat((String) page.script("return location.hash")).contains("removed=");
        page.click("#take-back");
        page.await("window.chainruleRoom.answer.training.length === 300");
    }

    @Test
    void everyPresetAndEverySettingIsUnderstood() {
        open("");
        int presets = ((Number) page.script("return Playground.PRESETS.length")).intValue();
        for (int i = 0; i < presets; i++) {
            page.click(".presets :nth-child(%s)".formatted(i + 1));
            page.await("window.chainruleRoom.sizes === String(Playground.sizesOf(window.chainruleRoom.values))"
                    + " && document.querySelector('.presets :nth-child(%s)').ariaCurrent === 'true'".formatted(i + 1));
            assertThat(page.script("return document.querySelector('#complaint').hidden"))
                    .isEqualTo(true);
        }
        page.click("#feature-xy");
        page.click("#add-layer");
        page.script(
                "const s = document.querySelector('#activation-3'); s.value = 'tanh'; s.dispatchEvent(new Event('change'))");
        page.await("window.chainruleRoom.sizes === '3,16,16,16,1'");
        assertThat((String) page.script("return location.hash"))
                .contains("features=x%2Cy%2Cxy", "activation=relu%2Crelu%2Ctanh");
    }

    @Test
    void webAssemblyAndJavaScriptHaveTheNumbersOfTheJvm() {
        PlaygroundSession onJvm = new PlaygroundSession();
        Map<String, String> settings =
                Map.of("features", "x,sin-y", "activation", "tanh", "hidden", "4,3", "l1", "0.001");
        for (int i = 0; i < 20; i++) {
            onJvm.ask("step", settings);
        }
        double expected = onJvm.ask("look", settings).number("loss");
        open("");
        for (boolean fast : new boolean[] {true, false}) {
            page.script("""
                    Engines.started.clear();
                    Engines.fast = %s;
                    window.outcome = null;
                    (async () => {
                      const engine = await Engines.get('training');
                      const settings = { features: 'x,sin-y', activation: 'tanh', hidden: '4,3', l1: 0.001 };
                      for (let i = 0; i < 20; i++) await engine.ask('playground', 'step', settings);
                      window.outcome = [(await engine.ask('playground', 'look', settings)).loss, self.chainruleCode !== undefined];
                    })();
                    """.formatted(fast));
            page.await("window.outcome !== null");
            List<?> outcome = (List<?>) page.script("return window.outcome");
            assertThat(((Number) outcome.get(0)).doubleValue()).isCloseTo(expected, within(1e-13));
            assertThat(outcome.get(1)).as("WebAssembly was loaded").isEqualTo(true);
        }
        SitePage.open(page, ""); // with engines as they are chosen
    }

    @Test
    void oneStepIsNoSteps() {
        open("");
        page.press("s");
        page.await("document.querySelector('#count').textContent === '1'");

        assertThat(text("#count + span")).isEqualTo("step");
    }
}
