package chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.steps.Browser;
import chainrule.web.expression.ExpressionSession;
import chainrule.web.playground.PlaygroundSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The site, opened from the disk in a real browser: its numbers are those of the JVM. */
class SiteTest {
    @RegisterExtension
    static final Browser page = Browser.ofSite(SitePage.FOLDER);

    /** Asks Java in the browser, and gives what the script makes of the answer. */
    private static Object ask(String engine, String room, String what, String settings, String script) {
        page.script("""
                window.outcome = null;
                Engines.get('%s').then(engine => engine.ask('%s', '%s', %s)).then(answer => { window.outcome = [%s]; });
                """.formatted(engine, room, what, settings, script));
        page.await("window.outcome !== null");
        return ((List<?>) page.script("return window.outcome")).get(0);
    }

    private static void open(String fragment) {
        SitePage.open(page, fragment);
    }

    private static void go(String fragment) {
        SitePage.go(page, fragment);
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }

    @Test
    void listsItsRooms() {
        go("");

        assertThat(page.text("main")).contains("Any expression", "Playground");
        page.click(".cards li:nth-child(2) a");
        page.await("document.querySelector('#play') !== null");
        page.script("history.back()");
        page.await("document.querySelector('.cards') !== null");
    }

    /** The browser would scroll there, and put the cursor into a field. */
    @Test
    void noRoomHasAnElementThatItsAddressPointsAt() {
        go("");
        for (Object room : (List<?>) page.script("return Rooms.map(({ id }) => id)")) {
            go("#" + room);
            assertThat(page.script("return document.getElementById(arguments[0])", room))
                    .as("%s", room)
                    .isNull();
        }
    }

    @Test
    void anExpressionHasTheNumbersOfTheJvm() {
        String f = "(tanh(x1*w1 + gelu(x2)*w2 + b) - y)^2 + mish(x1) + exp(x2) + softplus(w1)";
        Answer expected = new ExpressionSession().ask("steps", Map.of("f", f, "at", "x1:1.7"));
        go("#expression");

        Object got = ask(
                "steps",
                "expression",
                "steps",
                "{ f: '" + f + "', at: 'x1:1.7' }",
                "[answer.loss, ...answer.gradients]");

        double[] numbers = numbers(got);
        assertThat(numbers[0]).isCloseTo(expected.number("loss"), within(1e-15 * Math.abs(expected.number("loss"))));
        for (int i = 1; i < numbers.length; i++) {
            double gradient = expected.numbers("gradients")[i - 1];
            assertThat(numbers[i]).as("gradient %s", i).isCloseTo(gradient, within(2e-15 * Math.abs(gradient)));
        }
    }

    @Test
    void theStepPageIsThatOfTheJvm() {
        String f = "(x*w + b)^2";
        go("#expression");

        Object got = ask("steps", "expression", "steps", "{ f: '" + f + "' }", "answer.html");

        assertThat(got)
                .isEqualTo(new ExpressionSession().ask("steps", Map.of("f", f)).text("html"));
    }

    @Test
    void nobodyIsToldHowToStartJavaInABrowser() {
        go("#expression");

        String notice = (String) ask("steps", "expression", "steps", "{ f: 'log(x)', at: 'x:-1' }", "answer.html");

        assertThat(notice).contains("First NaN: ").doesNotContain("-Dchainrule");
    }

    @Test
    void theStepIsKeptWhileALeafIsDragged() {
        go("#expression?f=x*w+%2B+b&step=3");
        page.await(
                "document.querySelector('iframe:not(.waiting)').contentDocument?.getElementById('position')?.textContent.includes('step 3')");

        Object entries = page.script("return history.length");
        page.script("const s = document.getElementById('leaf-w'); s.value = 3; s.dispatchEvent(new Event('input'))");

        page.await(
                "document.querySelector('iframe:not(.waiting)').contentDocument.getElementById('graph').textContent.includes('data 3')");
        assertThat(
                        (String)
                                page.script(
                                        "return document.querySelector('iframe:not(.waiting)').contentDocument.getElementById('position').textContent"))
                .contains("step 3 ");
        assertThat((String) page.script("return location.hash")).contains("step=3", "at=x%3A2%2Cw%3A3%2Cb%3A0.5");
        assertThat(page.script("return history.length")).isEqualTo(entries);
    }

    @Test
    void modeMistakeAndLeafStandInTheAddressOfTheSite() {
        go("#expression?f=a*a+%2B+a&step=4&mistake=not-zeroed");
        page.await("document.querySelector('iframe:not(.waiting)').contentWindow.chainrulePage?.state().step === 4");
        assertThat(
                        page.script(
                                "return document.querySelector('iframe:not(.waiting)').contentWindow.chainrulePage.state().mistake"))
                .isEqualTo("not-zeroed");

        page.script(
                "document.querySelector('iframe:not(.waiting)').contentWindow.chainrulePage.goTo({ mistake: null, leaf: 'a' })");

        page.await("location.hash === '#expression?f=a*a+%2B+a&step=4&leaf=a'");
    }

    @Test
    void aClickOnALeafScrollsNothing() {
        page.resize(1280, 757);
        go("#expression?step=10");
        page.await("document.querySelector('iframe:not(.waiting)').contentWindow.chainrulePage?.state().step === 10");

        page.script("document.querySelector('iframe:not(.waiting)').contentDocument.querySelector('.box.leaf')"
                + ".dispatchEvent(new MouseEvent('click', { bubbles: true }))");

        page.await("location.hash.includes('leaf=')");
        assertThat(
                        page.script(
                                "const steps = document.querySelector('iframe:not(.waiting)').contentWindow;"
                                        + " return steps.document.querySelectorAll('.edge.path').length > 0 && [scrollY, steps.scrollY].join()"))
                .isEqualTo("0,0");
    }

    @Test
    void trainingGoesOnFromWhereAStepDownhillEnded() {
        go("#expression?f=(w*x+-+y)%5E2&at=w:1,x:2,y:0&rate=0.1");
        page.await(
                "document.querySelector('iframe:not(.waiting)').contentWindow.chainrulePage?.state().rate === '0.1'");

        page.script("document.querySelector('iframe:not(.waiting)').contentDocument.getElementById('go-on').click()");

        // the gradient of (2 w)² is 8 w
        page.await("location.hash.includes('w%3A0.19999999999999996%2Cx%3A2%2Cy%3A0')");
        assertThat((String) page.script("return location.hash")).doesNotContain("rate");
    }

    @Test
    void aStepDownhillIsTakenAtAnyRate() {
        go("#expression?f=(w*x+-+y)%5E2&at=w:1,x:2,y:0&rate=0.0125");
        page.await(
                "document.querySelector('iframe:not(.waiting)').contentWindow.chainrulePage?.state().rate === '0.0125'");

        // the gradient of (2 w)² is 8 w, and (2 · 0.9)² is 3.24
        assertThat(
                        (String)
                                page.script(
                                        "return document.querySelector('iframe:not(.waiting)').contentDocument.getElementById('descended').textContent"))
                .startsWith("loss falls from 4 to 3.24");
        page.script("""
                const page = document.querySelector('iframe:not(.waiting)').contentDocument;
                page.getElementById('own-rate').value = '0.025';
                page.getElementById('descend').click();
                """);
        page.await("location.hash.includes('rate=0.025')");
    }

    @Test
    void whatIsMisspeltIsMarkedWhereItStands() {
        go("#expression");
        page.type("#formula", "x + tahn(y)");

        page.await("document.getElementById('problem').textContent !== ''");

        assertThat(page.text("#problem")).isEqualTo("No function is called tahn: do you mean tanh?");
        assertThat((String) page.script("return document.querySelector('.caret').textContent"))
                .isEqualTo("    ▲");
        assertThat(page.element(".stack iframe").getCssValue("opacity")).isNotEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"adam, 400", "sgd, 400", "adam, 10"})
    void aTrainingHasTheNumbersOfTheJvm(String optimizer, String batch) {
        Map<String, String> settings =
                Map.of("optimizer", optimizer, "batch", batch, "activation", "gelu", "seed", "5");
        PlaygroundSession onJvm = new PlaygroundSession();
        double start = onJvm.ask("restart", settings).number("loss");
        for (int i = 0; i < 10; i++) {
            onJvm.ask("step", settings);
        }
        double end = onJvm.ask("look", settings).number("loss");
        go("#playground");

        page.script("""
                const settings = arguments[0];
                window.outcome = null;
                (async () => {
                  const engine = await Engines.get('training');
                  const { loss } = await engine.ask('playground', 'restart', settings);
                  for (let i = 0; i < 10; i++) await engine.ask('playground', 'step', settings);
                  window.outcome = [loss, (await engine.ask('playground', 'look', settings)).loss];
                })();
                """, settings);
        page.await("window.outcome !== null");

        double[] losses = numbers(page.script("return window.outcome"));
        assertThat(losses[0]).isCloseTo(start, within(1e-14));
        assertThat(losses[1]).isCloseTo(end, within(1e-9)).isLessThan(start);
    }

    @Test
    void keysPlayStepAndRestart() {
        open("#playground");
        page.await("document.querySelector('#reading').textContent !== ''");

        page.press("s");
        page.await("document.querySelector('#count').textContent === '1'");
        page.press(Keys.SPACE);
        page.await("Number(document.querySelector('#count').textContent.replace(/\\\\D/g, '')) > 20");
        page.press(Keys.SPACE);
        page.await("document.querySelector('#play').textContent.includes('play')");
        page.press("r");
        page.await("document.querySelector('#count').textContent === '0'");
    }

    @Test
    void settingsStandInTheAddress() {
        go("#playground?hidden=4&data=circles");
        page.await("document.querySelector('#reading').textContent !== ''");
        assertThat(page.script("return document.querySelector('#control-data').value"))
                .isEqualTo("circles");

        page.script(
                "const s = document.querySelector('#activation-1'); s.value = 'tanh'; s.dispatchEvent(new Event('change'))");

        assertThat((String) page.script("return location.hash"))
                .isEqualTo("#playground?data=circles&hidden=4&activation=tanh");
    }

    @Test
    void aBadAddressGetsASentenceAndTheDefault() {
        go("#playground?noise=%3Cimg+src%3Dx%3E&seed=1e9&hidden=&color=red");
        page.await("document.querySelector('#reading').textContent !== ''");

        assertThat(page.text("#complaint"))
                .contains(
                        "noise must be a number from 0 to 0.5",
                        "seed must be a whole number",
                        "hidden must be",
                        "no setting “color”");
        go("#nowhere");
        assertThat(page.text("#complaint")).contains("There is no room “nowhere”");
    }

    @Test
    void aTeacherHidesTheControls() {
        go("#playground?hide=controls");
        page.await("document.querySelector('#reading').textContent !== ''");

        assertThat(page.element("#control-data").isDisplayed()).isFalse();
        assertThat(page.element("#play").isDisplayed()).isTrue();
    }

    @Test
    void nothingIsWiderThanAPhone() {
        page.resize(500, 844); // as narrow as a window of Chromium gets
        for (String room : List.of("", "#expression", "#playground")) {
            go(room);
            assertThat((Boolean) page.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(room)
                    .isTrue();
            assertThat((Boolean) page.script("const rooms = document.querySelector('#rooms');"
                            + " return rooms.offsetHeight < 2 * rooms.firstElementChild.offsetHeight"))
                    .as("rooms in one line")
                    .isTrue();
        }
    }
}
