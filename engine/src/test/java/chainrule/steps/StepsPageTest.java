package chainrule.steps;

import static chainrule.steps.StepsPage.neuron;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class StepsPageTest extends StepsPageFixture {
    private int stepAfter(Keys key) {
        browser.press(key);
        return page.step();
    }

    @Test
    void arrowsGoOneStepAndStopAtTheEnds() {
        page.open(neuron());

        assertThat(stepAfter(Keys.ARROW_LEFT)).isEqualTo(0);
        assertThat(stepAfter(Keys.ARROW_RIGHT)).isEqualTo(1);
        assertThat(stepAfter(Keys.ARROW_RIGHT)).isEqualTo(2);
        assertThat(stepAfter(Keys.ARROW_LEFT)).isEqualTo(1);
        assertThat(stepAfter(Keys.END)).isEqualTo(20);
        assertThat(stepAfter(Keys.ARROW_RIGHT)).isEqualTo(20);
        assertThat(stepAfter(Keys.HOME)).isEqualTo(0);
        assertThat(page.text("#position")).isEqualTo("start · step 0 / 20");
    }

    @Test
    void theLetterBGoesToTheStartOfTheBackwardPass() {
        page.open(neuron());

        browser.press("b");

        assertThat(page.text("#position")).isEqualTo("backward · step 8 / 20");
        assertThat(page.formula()).isEqualTo("∂L/∂loss = 1");
    }

    /** Steps 10 and 11 belong to e, 13 and 14 to z; forward each step is another node. */
    @Test
    void pageDownAndPageUpGoToTheFirstStepOfANode() {
        page.open(neuron(), "#6");

        for (int first : new int[] {7, 8, 9, 10, 12, 13, 15, 17, 19, 20, 20}) {
            assertThat(stepAfter(Keys.PAGE_DOWN)).isEqualTo(first);
        }
        for (int first : new int[] {17, 15, 13, 12, 10, 9, 8, 7, 6}) {
            assertThat(stepAfter(Keys.PAGE_UP)).isEqualTo(first);
        }
    }

    @Test
    void keysWithControlAreLeftToTheBrowser() {
        page.open(neuron(), "#6");

        browser.press(Keys.CONTROL, "b");
        browser.press(Keys.CONTROL, Keys.END);

        assertThat(page.step()).isEqualTo(6);
    }

    @Test
    void buttonsGoWhereTheySay() {
        page.open(neuron(), "#6");

        assertThat(stepAfterClick("first")).isEqualTo(0);
        assertThat(stepAfterClick("last")).isEqualTo(20);
        assertThat(stepAfterClick("previous")).isEqualTo(19);
        assertThat(stepAfterClick("backward")).isEqualTo(8);
        assertThat(stepAfterClick("next")).isEqualTo(9);
    }

    private int stepAfterClick(String button) {
        browser.click("#" + button);
        return page.step();
    }

    @Test
    void buttonsAreOffWhereTheyLeadNowhere() {
        page.open(neuron());
        assertThat(page.texts("nav button:disabled")).containsExactly("⇤", "← previous");

        browser.press(Keys.END);

        assertThat(page.texts("nav button:disabled")).containsExactly("next →", "⇥");
    }

    @Test
    void keysGoOnAfterTheButtonInUseIsSwitchedOff() {
        page.open(neuron(), "#19");
        browser.click("#next");

        assertThat(stepAfter(Keys.ARROW_LEFT)).isEqualTo(19);
    }

    @Test
    void theSliderWithTheFocusMovesOneStepAtATime() {
        page.open(neuron(), "#6");
        browser.script("slider.focus()");

        assertThat(stepAfter(Keys.ARROW_RIGHT)).isEqualTo(7);
        assertThat(stepAfter(Keys.ARROW_LEFT)).isEqualTo(6);
        assertThat(stepAfter(Keys.HOME)).isEqualTo(0);
        assertThat(stepAfter(Keys.END)).isEqualTo(20);
        assertThat(stepAfter(Keys.PAGE_UP)).isEqualTo(17);
        browser.press("b");
        assertThat(page.step()).isEqualTo(8);
        assertThat(browser.script("return document.activeElement.id")).isEqualTo("slider");
    }

    @Test
    void draggingTheSliderGoesToItsStep() {
        page.open(neuron());

        page.slideTo(14);

        assertThat(page.step()).isEqualTo(14);
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.script("return slider.value + ' of ' + slider.max")).isEqualTo("15 of 20");
        assertThat(browser.script("return slider.getAttribute('aria-valuetext')"))
                .isEqualTo("backward · step 15 / 20");
    }

    @Test
    void aStepInTheAddressIsOpened() {
        page.open(neuron(), "#14");

        assertThat(page.step()).isEqualTo(14);
        assertThat(page.formula()).isEqualTo("∂L/∂b += ∂L/∂z × ∂z/∂b = −2.0367 × 1 = −2.0367");
        assertThat(page.box("b").gradient()).isEqualTo("grad −2.0367");
        assertThat(page.why()).contains("when b grows by 1, so does z");
    }

    @Test
    void theAddressFollowsTheStepsWithoutFillingTheHistory() {
        page.open(neuron(), "#14");
        Object visited = browser.script("return history.length");

        browser.press(Keys.ARROW_RIGHT);

        assertThat(browser.script("return location.hash")).isEqualTo("#15");
        assertThat(browser.script("return history.length")).isEqualTo(visited);
    }

    @Test
    void anAddressThatChangesWhileThePageIsOpenIsFollowed() {
        page.open(neuron(), "#14");

        browser.script("location.hash = '#9'");

        browser.await("document.getElementById('position').textContent === 'backward · step 9 / 20'");
        assertThat(page.formula()).startsWith("∂L/∂e += ∂L/∂loss × ∂loss/∂e = 1 × ");
    }

    @Test
    void nonsenseInTheAddressIsHarmless() {
        Map<String, Integer> stepOf = Map.of("#abc", 0, "#-3", 0, "#999", 0, "#", 0, "#%F0", 0);
        stepOf.forEach((fragment, step) -> {
            page.open(neuron(), fragment);
            assertThat(page.step()).as(fragment).isEqualTo(step);
        });

        assertThat(stepAfter(Keys.END)).isEqualTo(20);
        browser.script("location.hash = '#abc'");
        browser.await("document.getElementById('position').textContent === 'start · step 0 / 20'");
    }
}
