package chainrule.steps;

import static chainrule.steps.StepsPage.neuron;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The address has all that can be chosen, and a page around this one can ask and tell. The step downhill is a part of it. */
class StepsPageAddressTest extends StepsPageFixture {
    private Object address() {
        return browser.script("return decodeURIComponent(location.hash)");
    }

    @Test
    void allThatIsChosenStandsInTheAddress() {
        page.open(neuron(), "#14");

        page.pressOn("#graph", "b", Keys.ENTER);
        assertThat(address()).isEqualTo("#step=14&leaf=b");
        page.choose("gradients not set to zero");
        assertThat(address()).isEqualTo("#step=14&mistake=not-zeroed&leaf=b");
        browser.press("p");
        assertThat(address()).isEqualTo("#step=14&mode=predict&mistake=not-zeroed");
    }

    @Test
    void anAddressBringsItBackAndBackUndoesAChoice() {
        page.open(neuron(), "#step=14&mistake=not-zeroed&leaf=b");
        assertThat(page.formula()).endsWith("−4.0734 ✗ right: −2.0367");
        assertThat(page.marked("#graph", "chosen")).containsExactly("b");

        page.choose("right");
        assertThat(page.formula()).endsWith(" = −2.0367");
        browser.script("history.back()");
        browser.await("state.pass.id === 'not-zeroed'");
        assertThat(page.step()).isEqualTo(14);
        browser.script("history.forward()");
        browser.await("state.pass.id === 'right'");
        assertThat(page.marked("#graph", "chosen")).containsExactly("b");
        assertThat(browser.element("#address").isDisplayed()).isFalse();
    }

    @Test
    void whatAnAddressDoesNotKnowIsToldAndTheRestIsDone() {
        page.open(neuron(), "#step=9&mistake=<b>&leaf=%F0&rate=much&colour=red");

        assertThat(browser.text("#address"))
                .startsWith(
                        "The address has what this page does not know. mistake <b>: expected right, assigns, no-order,"
                                + " not-zeroed, no-seed; leaf %F0: expected x1, w1, ")
                .contains("rate much: expected 0.01, 0.03, ", "colour: expected step, mode, ");
        assertThat(page.text("#position")).isEqualTo("backward · step 9 / 20");

        page.open(neuron(), "#999");
        assertThat(browser.text("#address")).contains("step 999: expected a number from 0 to 20");
        assertThat(page.step()).isZero();
    }

    @Test
    void leavesOfTheSameNameAreToldApart() {
        Value loss = Value.of(2, "w").times(Value.of(3, "w")).label("loss");

        page.open(loss, "#leaf=w~2");

        assertThat(page.text("#ledger h2")).startsWith("The gradient of w: 2,");
        assertThat(address()).isEqualTo("#leaf=w~2");
    }

    @Test
    void aPageAroundMayAskAndTell() {
        page.open(neuron());
        browser.script("window.told = []; addEventListener('chainrule:state', event => told.push(event.detail))");

        browser.script(
                "chainrulePage.goTo({ step: 14, leaf: 'b' }); postMessage({ chainrule: 'goTo', state: { mistake: 'assigns' } }, '*')");
        browser.await("state.pass.id === 'assigns'");

        assertThat(browser.script("return chainrulePage.address()")).isEqualTo("step=14&mistake=assigns&leaf=b");
        assertThat(browser.script("return [told.length, told.at(-1).step, told.at(-1).leaf, told.at(-1).mistake]"))
                .isEqualTo(List.of(2L, 14L, "b", "assigns"));
        browser.script("chainrulePage.goTo({ mistake: null, leaf: null, step: null })");
        assertThat(browser.script("return chainrulePage.state()"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsAllEntriesOf(Map.of("step", 0L, "last", 20L, "mode", "walk", "mistake", "right"));
    }

    /** The rate 0.1 takes b from 1.8 to 1.8 + 0.1 * 2.0367. */
    @Test
    void aStepDownhillShowsOldAndNewNumbers() {
        page.open(neuron(), "#14");
        assertThat(page.text("#descended")).startsWith("w1, w2 and b move against the gradient");

        browser.click("#descend");

        assertThat(page.step()).isEqualTo(20);
        assertThat(page.box("b").data()).isEqualTo("1.8 → 2.0037");
        assertThat(page.box("y").data()).as("data").isEqualTo("data 1");
        assertThat(browser.text("#descended")).startsWith("loss falls from 2.574 to 0.2712, by ");
        assertThat(address()).isEqualTo("#step=20&rate=0.1");

        browser.press(Keys.ARROW_LEFT);
        assertThat(page.box("b").data()).isEqualTo("data 1.8");
    }

    @Test
    void aRateThatIsTooHighIsMarked() {
        page.open(Value.of(1, "a").times(3).pow(2).label("loss"), "#rate=0.3");

        assertThat(browser.text("#descended")).startsWith("loss rises from 9 to 174.24: the rate is too high.");
        assertThat(browser.element("#descended.rises").isDisplayed()).isTrue();
        page.choose("no 1 at the output");
        assertThat(browser.element("#descend").isEnabled()).isFalse();
    }

    @Test
    void whereJavaRunsBesideThePageAnyRateWillDoAndOneGoesOnFromThere() {
        Value loss = Value.of(1, "a").times(3).pow(2).label("loss");
        page.open(loss, "#end");
        browser.script(
                "window.chainrule = { downhill: rate => arguments[0][rate], recompute: leaves => { chainrule.got = leaves; } };"
                        + "chainrulePage.goTo({})",
                Map.of("0.02", Steps.of(loss).downhill(0.02)));

        browser.type("#own-rate", "0.02");
        browser.click("#descend");
        assertThat(browser.text("#descended")).startsWith("loss falls from 9 to 3.6864,");
        browser.click("#go-on");

        assertThat(browser.script("return [chainrule.got[0].name, chainrule.got[0].data]"))
                .isEqualTo(List.of("a", 0.64));
    }
}
