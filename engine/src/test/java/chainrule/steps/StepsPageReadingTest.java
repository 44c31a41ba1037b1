package chainrule.steps;

import static chainrule.steps.StepsPage.net;
import static chainrule.steps.StepsPage.neuron;
import static chainrule.steps.StepsPage.usedThreeTimes;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.NonFinite;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page by keyboard and by ear, in a narrow window, in the dark, and with labels of all kinds. */
class StepsPageReadingTest extends StepsPageFixture {
    private static final String FOCUS = """
            const at = document.activeElement, style = getComputedStyle(at.querySelector(".frame") ?? at);
            return [at.querySelector?.(".name")?.textContent ?? (at.id || at.value),
                at.matches(":focus-visible") && (style.outlineStyle !== "none" || parseFloat(style.strokeWidth) >= 4)]""";

    /** The least contrast between two colours of the page, as WCAG 2.2 defines it. */
    private static final String CONTRASTS = """
            if (arguments[0]) {
                for (const rule of document.styleSheets[0].cssRules) {
                    if (rule.conditionText?.includes("dark")) rule.media.mediaText = "all";
                }
            }
            const style = getComputedStyle(document.documentElement);
            const light = name => {
                const hex = style.getPropertyValue(name).trim().slice(1);
                const full = hex.length === 3 ? [...hex].map(digit => digit + digit).join("") : hex;
                const [r, g, b] = [0, 2, 4].map(i => parseInt(full.slice(i, i + 2), 16) / 255)
                    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            return arguments[1].map(pair => {
                const [dim, bright] = pair.split(" on ").map(light).sort((a, b) => a - b);
                return pair + ": " + ((bright + 0.05) / (dim + 0.05)).toFixed(2);
            })""";

    @Test
    void everythingIsReachedByTabAndTheFocusIsSeen() {
        page.open(neuron(), "#14");
        List<Object> reached = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            browser.press(Keys.TAB);
            List<?> focus = (List<?>) browser.script(FOCUS);
            assertThat(focus.get(1)).as("the focus is seen on " + focus.get(0)).isEqualTo(true);
            reached.add(focus.get(0));
        }

        assertThat(reached.subList(0, 6)).containsExactlyInAnyOrder("x1", "x2", "w1", "w2", "b", "y");
        assertThat(reached.subList(6, 18))
                .containsExactly(
                        "first",
                        "previous",
                        "next",
                        "last",
                        "backward",
                        "play",
                        "speed",
                        "slider",
                        "predict",
                        "0",
                        "rate",
                        "descend");
    }

    @Test
    void boxesHaveNamesThatTellTheirNumbers() {
        page.open(neuron(), "#14");
        assertThat(page.box("b").spoken()).isEqualTo("b, data 1.8, gradient −2.0367, show its paths");
        assertThat(page.box("z = +").spoken()).isEqualTo("z = +, data −0.7, gradient −2.0367");
        assertThat(page.box("v3 = *").spoken()).isEqualTo("v3 = *, data −2, gradient 0");
        assertThat(browser.elements("#graph .box[role=button]")).hasSize(6);
        assertThat(browser.elements("#graph .box[role=img]")).hasSize(7);

        page.open(neuron());
        assertThat(page.box("z = +").spoken()).isEqualTo("z = +");
        assertThat(page.box("z = +").title())
                .as("nothing that is not known yet")
                .isEqualTo("z = +");
    }

    @Test
    void titlesOfBoxesHaveAllDigits() {
        Value loss = neuron();
        loss.backward();
        Value z = loss.graph().stream()
                .filter(node -> node.label().equals("z"))
                .findFirst()
                .orElseThrow();

        page.open(loss, "#14");
        assertThat(page.box("v3 = *").title()).as("so far").isEqualTo("v3 = *\ndata -2.0\ngradient 0");

        browser.press(Keys.END);

        assertThat(page.box("z = +").title()).isEqualTo("z = +\ndata " + z.data() + "\ngradient " + z.grad());
    }

    @Test
    void onlyTheLineForScreenReadersAnnouncesAStep() {
        page.open(usedThreeTimes(), "#7");

        assertThat(page.text("#live"))
                .startsWith("Step 7 of 7, backward. ∂L/∂a += ∂L/∂b × ∂b/∂a = 3 × 1 = 3 → 9 + 3 = 12."
                        + " Addition passes the gradient on as it is: when this term grows by 1, so does b."
                        + " a was reached before on another path, so the contributions add up (+=, not =).");
        assertThat(page.texts("output, [aria-live]:not(#live):not(#ledger), [role=alert]"))
                .isEmpty();
        assertThat(browser.element("#live").getDomAttribute("aria-live")).isEqualTo("polite");
        assertThat(browser.element("#live").getAriaRole()).isNotEqualTo("none");
    }

    @Test
    void fieldsHaveNames() {
        page.open(neuron(), "#14");
        browser.press("p");

        Map<String, String> names = Map.of(
                "#slider", "Step",
                "#guess", "What is ∂L/∂b after this step?",
                "#predict", "hide the next number, to work it out",
                "#mistakes input", "right");
        names.forEach((css, name) ->
                assertThat(browser.element(css).getAccessibleName()).isEqualTo(name));
    }

    @Test
    void labelsAreShownAsTheyAreAndWholeInTheTitleOfTheBox() {
        List<String> labels = List.of(
                "say \"hi\" & 'bye'",
                "</script><script>document.title = 'broken'</script>",
                "<img src=x onerror=alert(1)>",
                "{{title}} ${x} \\u0041 \\",
                "🦊".repeat(40),
                "i" + "🦊".repeat(40),
                "iii" + "🦊".repeat(40),
                "w" + "🦊".repeat(40),
                "w".repeat(200));
        Value[] leaves = labels.stream().map(label -> Value.of(1, label)).toArray(Value[]::new);
        Value loss = Value.sum(leaves).label("loss");
        page.openTitled("<b>{{recording}}</b> & \"</title>\"", loss);
        browser.press(Keys.END);

        assertThat(page.text("title")).isEqualTo("<b>{{recording}}</b> & \"</title>\"");
        assertThat(page.text("h1")).isEqualTo(page.text("title"));
        assertThat(browser.elements("img, b, svg script")).isEmpty();
        assertThat(browser.elements("script")).hasSize(2);
        List<StepsPage.Box> boxes = List.copyOf(page.boxes().values()).subList(0, labels.size());
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            String shown = boxes.get(i).name();
            assertThat(boxes.get(i).title()).startsWith(label + "\ndata 1.0");
            assertThat(shown.equals(label) ? label + "…" : shown)
                    .endsWith("…")
                    .matches(name -> label.startsWith(name.substring(0, name.length() - 1)));
            assertThat(shown.codePoints()).noneMatch(c -> c >= 0xD800 && c < 0xE000);
        }
        assertThat(page.formula()).startsWith("∂L/∂" + "w".repeat(200) + " += ");
        assertFits();
    }

    @Test
    void aNumberThatIsNotFiniteIsAnnounced() {
        Value loss = Value.of(-1, "x").log().label("v").times(2).label("loss");

        page.open(loss, "#1");

        assertThat(browser.text("#notice"))
                .isEqualTo(NonFinite.firstIn(loss).orElseThrow().explanation())
                .contains("v");
        assertThat(page.box("v = log").sign()).isEqualTo("not finite");
        assertThat(page.box("v = log").data()).isEqualTo("data NaN");
    }

    @Test
    void aLeafThatHasChangedIsAnnounced() {
        Value x = Value.of(3, "x");
        Value loss = x.pow(2).label("loss");
        page.open(loss);
        assertThat(browser.element("#notice").isDisplayed()).isFalse();

        x.setData(4);
        page.open(loss);

        assertThat(browser.text("#notice")).startsWith("A leaf has changed since this was computed.");
    }

    @Test
    void aNarrowWindowNeedsNoScrollingSideways() {
        browser.resize(500, 800);
        Value longNames =
                Value.of(0.3, "x".repeat(90)).times(Value.of(2, "y".repeat(90))).label("z".repeat(90));
        for (Value loss : List.of(net(2, 4, 4, 1), longNames)) {
            page.open(loss, "#end");
            assertFits();
            page.pressOn("#graph", page.marked("#graph", "leaf").get(0), Keys.ENTER);
            page.choose("gradients not set to zero");
            assertFits();
            page.slideTo(1);
            browser.click("#predict");
            browser.type("#guess", "7");
            browser.press(Keys.ENTER);
            assertFits();
        }
    }

    private static void assertFits() {
        assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo((Long) browser.script("return innerWidth"));
    }

    /** From the first step on, which opens a box: at the start there is one picture less. */
    @Test
    void nextStaysUnderTheMouse() {
        page.open(net(2, 3, 1));
        for (int width : new int[] {1400, 820, 500}) {
            browser.resize(width, 900);
            assertThat(browser.script("""
                    const places = new Set();
                    for (let step = 1; step < lastStep; step++) {
                        go(step);
                        const place = document.getElementById("next").getBoundingClientRect();
                        places.add(`${Math.round(place.x)} ${Math.round(place.y)}`);
                    }
                    return [...places]"""))
                    .as("%d wide", width)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(1);
        }
    }

    @Test
    void aPictureThatFitsTheWindowHasNoScrollBars() {
        browser.resize(1400, 900);
        for (Value loss : List.of(neuron(), net(2, 4, 4, 1))) {
            page.open(loss);
            assertThat(
                            browser.script(
                                    "const pane = document.getElementById('graph'); return [pane.scrollWidth - pane.clientWidth, pane.scrollHeight - pane.clientHeight]"))
                    .isEqualTo(List.of(0L, 0L));
        }
    }

    /** WCAG 2.2, 1.4.3: at least 4.5 for text. */
    @Test
    void textStandsOutInTheLightAndInTheDark() {
        page.open(neuron());
        List<String> pairs = Stream.of("--ink", "--gradient", "--wrong")
                .flatMap(text -> Stream.of("--paper", "--panel", "--leaf", "--node", "--active-fill")
                        .map(ground -> text + " on " + ground))
                .collect(Collectors.toCollection(ArrayList::new));
        pairs.addAll(List.of("--quiet on --paper", "--quiet on --panel", "--right on --paper"));

        IntStream.range(0, 5).forEach(way -> pairs.add("--way-" + way + " on --paper"));

        for (boolean dark : new boolean[] {false, true}) {
            assertThat((List<?>) browser.script(CONTRASTS, dark, pairs))
                    .hasSize(pairs.size())
                    .allMatch(pair -> Double.parseDouble(pair.toString().replaceFirst(".*: ", "")) >= 4.5);
        }
        assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(23, 25, 29)");
    }
}
