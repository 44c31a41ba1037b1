package chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.examples.gallery.SiteLinks;
import chainrule.steps.Browser;
import chainrule.web.activation.ActivationSession;
import chainrule.web.bentgrid.BentGridSession;
import chainrule.web.neuron.NeuronSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WrapsDriver;
import org.openqa.selenium.interactions.Actions;

/** The rooms of single parts of a net, in a real browser: what they say and compute is what the JVM does. */
class PartsTest {
    @RegisterExtension
    static final Browser page = Browser.ofSite(SitePage.FOLDER);

    private static void open(String fragment) {
        SitePage.open(page, fragment);
        page.await("open.view && open.view.answer !== null");
        assertThat((Boolean) page.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }

    private static double[] numbers(String script) {
        return ((List<?>) page.script("return [" + script + "]"))
                .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }

    /** Focuses the picture without dragging it. */
    private static void focus(String canvas) {
        page.script("open.view." + canvas + ".focus()");
    }

    private static void drag(String canvas, int right, int up) {
        WebElement element = (WebElement) page.script("return open.view." + canvas);
        new Actions(((WrapsDriver) element).getWrappedDriver())
                .clickAndHold(element)
                .moveByOffset(right, -up)
                .release()
                .perform();
    }

    /** Without the mouse, under which the page may still be scrolling. */
    private static void press(String button) {
        page.script("document.querySelector('" + button + "').click()");
    }

    private static List<String> facts() {
        return page.elements("#facts li").stream().map(WebElement::getText).toList();
    }

    private static List<String> said(Answer answer) {
        return ((List<?>) answer.parts().get("readouts"))
                .stream()
                        .map(Object::toString)
                        .map(each -> each.matches("[a-z][a-z ].*")
                                ? Character.toUpperCase(each.charAt(0)) + each.substring(1)
                                : each)
                        .toList();
    }

    @Test
    void anActivationIsMovedAlongX() {
        page.resize(500, 844);
        open("#activations?activation=sigmoid&bias=0");
        focus("picture");
        page.press(Keys.ARROW_RIGHT);
        page.press(Keys.ARROW_RIGHT);
        page.await(
                "location.hash.includes('bias=-0.2') && document.querySelector('#facts').textContent.includes('−0.20')");

        assertThat(facts())
                .isEqualTo(said(new ActivationSession().ask("look", Map.of("activation", "sigmoid", "bias", "-0.2"))));
        drag("picture", -50, 0);
        page.await("Number(document.querySelector('#control-bias').value) > 0.5");
        press("[data-activation=gelu]");
        page.await("location.hash.includes('activation=gelu') && open.view.answer.name === 'GELU'");
    }

    @Test
    void ofWhichInputTheGradientIsLeftIsTold() {
        open("#activations");
        assertThat(page.text("#left")).isEqualTo("At x = 0, 8 layers leave 100 % of the gradient; at most, 100 %");

        open("#activations?bias=0");
        assertThat(page.text("#left"))
                .contains("leave nothing of the gradient (x = 0 is on the kink, where the slope counts as 0)");
    }

    @Test
    void aNeuronTakesStepsAndStartsAnewWhereItIsMoved() {
        NeuronSession onJvm = new NeuronSession();
        open("#neuron?steps=20");
        double[] weights = onJvm.ask("look", Map.of("steps", "20")).numbers("weights");
        assertThat(numbers("...open.view.answer.weights")).containsExactly(weights, within(1e-12));

        page.press("s");
        page.await("document.querySelector('#count').textContent === '21'");
        assertThat(facts()).isEqualTo(said(onJvm.ask("step", Map.of())));
        page.await("location.hash.includes('steps=21')");

        focus("curve");
        page.press(Keys.ARROW_RIGHT);
        page.await("document.querySelector('#count').textContent === '0'");
        assertThat(numbers("open.view.answer.weights[0]")[0])
                .isCloseTo(onJvm.ask("look", Map.of()).numbers("weights")[0] + 0.1, within(0.03));
        assertThat((String) page.script("return location.hash")).doesNotContain("steps");
    }

    @Test
    void aGridIsBentByTrainingAndByHand() {
        BentGridSession onJvm = new BentGridSession();
        open("#bentgrid?seed=5");
        page.press("s");
        page.await("document.querySelector('#count').textContent === '1'");
        double loss = onJvm.ask("step", Map.of("seed", "5")).number("loss");
        assertThat(numbers("open.view.answer.loss")[0]).isCloseTo(loss, within(1e-12));

        press(".presets a:nth-of-type(5)");
        page.await("open.view.answer.outcome !== undefined");
        focus("before");
        page.press(Keys.ARROW_UP);
        page.await("location.hash.includes('biasY=0.5')");
        Map<String, String> byHand = Map.of("by", "hand", "layers", "1", "activation", "relu", "biasY", "0.5");
        List<String> expected = said(onJvm.ask("look", byHand));
        page.await("document.querySelector('#facts').textContent.includes('" + expected.get(1) + "')");
        assertThat(facts()).isEqualTo(expected);
        press(".strip button");
        page.await("location.hash.includes('at=0')");
    }

    @Test
    void whatTheLessonsEmbedIsUnderstood() {
        SitePage.go(page, "");
        List<String> states = SiteLinks.all().values().stream()
                .flatMap(List::stream)
                .map(SiteLinks.Link::state)
                .toList();

        Object complaints = page.script("""
                return arguments[0].flatMap(state => {
                  const { room, given } = State.parse(state), known = Rooms.find(({ id }) => id === room);
                  return known ? State.read(known.fields, given).complaints : [`no room ${room}`];
                });
                """, states);

        assertThat(states).hasSizeGreaterThan(10);
        assertThat(complaints).isEqualTo(List.of());
    }
}
