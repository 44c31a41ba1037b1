package chainrule.steps;

import static chainrule.steps.StepsPage.neuron;
import static chainrule.steps.StepsPage.number;
import static chainrule.steps.StepsPage.usedThreeTimes;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Backpropagation;
import chainrule.engine.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class StepsPagePredictTest extends StepsPageFixture {
    /** All that can be read or heard: texts that are not invisible, and what attributes say. */
    private static final String ALL_THAT_IS_TOLD = """
            const told = [];
            for (const each of document.querySelectorAll("body *:not(script)")) {
                told.push(...["aria-label", "aria-valuetext", "title"].map(name => each.getAttribute(name) ?? ""));
                told.push(each.value ?? "");
                if (getComputedStyle(each).visibility !== "hidden" && getComputedStyle(each).display !== "none") {
                    told.push(...[...each.childNodes].filter(child => child.nodeType === 3).map(child => child.data));
                }
            }
            return told.filter(text => text.trim() !== "").join("\\n")""";

    private void openPredicting(Value loss, String fragment) {
        page.open(loss, fragment);
        browser.press("p");
    }

    private void answer(String text) {
        browser.press(text, Keys.ENTER);
    }

    /** None of its numbers is also a factor of the step that finds it, nor a number of an earlier step. */
    @Test
    void theNumberIsNowhereBeforeItIsRevealedAndThenInItsBox() {
        Value x = Value.of(1.3, "x");
        Value u = x.exp().label("u");
        Value v = u.times(Value.of(0.17, "w")).label("v");
        Value a = v.tanh().label("a");
        Value loss = a.pow(2).label("loss");
        List<Value> computed = List.of(u, v, a, loss);
        List<Backpropagation.Step> steps = Backpropagation.steps(loss);
        openPredicting(loss, "");

        for (Value node : computed) {
            assertThat(page.formula()).startsWith(node.label() + " = ").endsWith(" = ?");
            checkHidden(node, node.data());
            browser.press(Keys.ENTER);
            assertThat(page.box(title(node)).data()).isEqualTo("data " + number(node.data()));
            assertThat(page.formula()).endsWith(" = " + number(node.data()));
            browser.press(Keys.ENTER);
        }
        assertThat(page.formula()).isEqualTo("∂L/∂loss = ?");
        for (Backpropagation.Step step : steps) {
            browser.press(Keys.ARROW_RIGHT);
            assertThat(page.formula()).endsWith(" = ?");
            if (step.outputGradient() != 1) {
                checkHidden(step.input(), step.gradientAfter());
            }
            browser.press(Keys.ENTER);
            assertThat(page.box(title(step.input())).gradient()).isEqualTo("grad " + number(step.gradientAfter()));
            assertThat(page.text("#live")).contains(page.formula(), number(step.gradientAfter()));
        }
    }

    private void checkHidden(Value node, double truth) {
        String told = (String) browser.script(ALL_THAT_IS_TOLD);
        assertThat(told).contains(title(node)).doesNotContain(number(truth), Double.toString(truth));
        assertThat(page.box(title(node)).spoken()).contains("?");
    }

    private static String title(Value node) {
        return node.isLeaf()
                ? node.label()
                : node.label() + " = " + node.operation().symbol();
    }

    @Test
    void contributionAndSumAreBothHiddenWhereSomethingIsAdded() {
        openPredicting(usedThreeTimes(), "#7");

        assertThat(page.formula()).isEqualTo("∂L/∂a += ∂L/∂b × ∂b/∂a = 3 × 1 = ? → 9 + ? = ?");
        assertThat(page.why()).isEmpty();
        assertThat(page.text("#question")).isEqualTo("What is ∂L/∂a after this step?");
        assertThat(page.text("#live")).contains("9 + ? = ?").doesNotContain("12");

        answer("12");
        assertThat(page.text("#verdict")).isEqualTo("✓ right, it is 12");
        assertThat(page.formula()).endsWith("= 3 → 9 + 3 = 12");
        assertThat(page.why()).contains("was reached before");
    }

    @Test
    void whatIsNoNumberIsNoAnswer() {
        assertThat(verdictOn("minus two")).startsWith("minus two is no number");
        assertThat(browser.element("#score").isDisplayed()).isFalse();
        assertThat(page.formula()).endsWith("= ?");
    }

    @Test
    void fromAnEmptyFieldTheKeysWorkAsElsewhere() {
        openPredicting(neuron(), "#14");

        browser.press("b");
        assertThat(page.step()).isEqualTo(8);
        browser.press("p");
        assertThat(browser.script("return predict.checked")).isEqualTo(false);
    }

    @Test
    void theLedgerDoesNotGiveAnswersAway() {
        page.open(usedThreeTimes(), "#7");
        browser.click(".box.leaf");
        assertThat(page.text("#ledger h2")).isEqualTo("The gradient of a: 12, the sum over 3 paths");

        browser.press(Keys.HOME, "p");
        assertThat(page.text("#ledger")).doesNotContain("12");
        browser.click(".box.leaf");
        assertThat(page.text("#ledger")).contains("would give answers away").doesNotContain("12");
    }

    /** The gradient of b is -2.0367; a hundredth of it may be missing. */
    @Test
    void answersMayHaveADecimalCommaAMinusSignOrFewerDigits() {
        assertThat(verdictOn(" \u22122,04")).isEqualTo("✓ right, it is −2.0367");

        assertThat(browser.script(
                        "return arguments[0].map(each => agrees(each, arguments[1]))",
                        List.of("-2.0367", " \u22122.0367", "-2,04", "2.0367", "-2.1", "0"),
                        "\u22122.0367"))
                .isEqualTo(List.of(true, true, true, false, false, false));
    }

    private String verdictOn(String text) {
        openPredicting(neuron(), "#14");
        browser.script("guess.value = arguments[0]", text);
        browser.press(Keys.ENTER);
        return page.text("#verdict");
    }

    @Test
    void zeroAndInfinityCanBeAnswered() {
        openPredicting(Value.of(0, "x").log().label("loss"), "");
        answer("-Infinity");
        assertThat(page.text("#verdict")).isEqualTo("✓ right, it is −Infinity");

        openPredicting(Value.of(0, "x").times(3).label("loss"), "");
        answer("0");
        assertThat(page.text("#verdict")).isEqualTo("✓ right, it is 0");
    }

    @Test
    void anEmptyAnswerRevealsTheNumberAndDoesNotCount() {
        openPredicting(neuron(), "#14");

        browser.press(Keys.ENTER);

        assertThat(page.text("#verdict")).isEqualTo("It is −2.0367.");
        assertThat(page.box("b").gradient()).isEqualTo("grad −2.0367");
        assertThat(browser.text("#predicting")).doesNotContain("answered");
    }

    @Test
    void theScoreCountsEachStepOnce() {
        openPredicting(neuron(), "#14");
        answer("-2.04");
        assertThat(browser.text("#score")).isEqualTo("1 right of 1 answered");
        browser.press(Keys.ENTER);
        answer("7");
        assertThat(browser.text("#score")).isEqualTo("1 right of 2 answered");

        browser.click("#previous");

        assertThat(page.formula()).as("answered before").endsWith("= −2.0367");
        browser.click("#guess");
        answer("-2.04");
        assertThat(page.step()).isEqualTo(15);
        assertThat(browser.text("#score")).isEqualTo("1 right of 2 answered");
    }

    @Test
    void enterRevealsAndEnterAgainGoesOnWithTheFieldReady() {
        openPredicting(neuron(), "#13");

        answer("-2,04");
        assertThat(page.step()).isEqualTo(13);
        browser.press(Keys.ENTER);

        assertThat(page.step()).isEqualTo(14);
        assertThat(page.text("#verdict")).isEmpty();
        assertThat(browser.script("return document.activeElement.id + guess.value"))
                .isEqualTo("guess");
    }

    @Test
    void theLastVerdictStays() {
        openPredicting(neuron(), "#20");
        answer("5");
        String verdict = page.text("#verdict");

        browser.press(Keys.ENTER);

        assertThat(page.step()).isEqualTo(20);
        assertThat(page.text("#verdict")).isEqualTo(verdict).startsWith("✗ not 5");
    }

    @Test
    void oneCanGoOnWithoutAnAnswer() {
        openPredicting(neuron(), "#14");

        browser.click("#next");
        browser.press(Keys.ARROW_RIGHT);

        assertThat(page.step()).isEqualTo(16);
        assertThat(page.box("b").gradient()).isEqualTo("grad −2.0367");
        assertThat(page.formula()).endsWith(" = ?");
        assertThat(browser.text("#predicting")).doesNotContain("answered");
    }

    @Test
    void typingInTheAnswerMovesNothing() {
        openPredicting(neuron(), "#14");

        browser.press("7bp-2", Keys.HOME, "1", Keys.ARROW_RIGHT, Keys.ARROW_LEFT, "2", Keys.END);

        assertThat(page.step()).isEqualTo(14);
        assertThat(browser.script("return guess.value")).isEqualTo("127bp-2");
        assertThat(browser.script("return predict.checked")).isEqualTo(true);
    }

    @Test
    void switchingItOnLeavesTheStartAndOffShowsTheNumber() {
        page.open(neuron());
        browser.click("#predict");
        assertThat(page.step()).isEqualTo(1);
        assertThat(page.formula()).isEqualTo("v3 = x1 × w1 = 2 × (−1) = ?");

        browser.click("#predict");

        assertThat(page.formula()).isEqualTo("v3 = x1 × w1 = 2 × (−1) = −2");
        assertThat(browser.element("#prediction").isDisplayed()).isFalse();
        assertThat(page.box("v3 = *").data()).isEqualTo("data −2");
    }

    @Test
    void theSliderAndTheMistakesKeepTheFocus() {
        openPredicting(neuron(), "#13");
        for (String kept : List.of("slider", "[name=mistake]:checked")) {
            browser.script("document.querySelector(arguments[0]).focus()", kept.replace("slider", "#slider"));
            browser.press(Keys.ARROW_RIGHT);
            assertThat(browser.script("return document.activeElement.type")).isIn("range", "radio");
        }
        assertThat(page.step()).isEqualTo(14);
    }

    /** Without the 1 at the output all is 0. */
    @Test
    void inABrokenPassItsOwnNumberIsAsked() {
        openPredicting(usedThreeTimes(), "#7");
        page.choose("no 1 at the output");
        assertThat(page.formula()).isEqualTo("∂L/∂a += ∂L/∂b × ∂b/∂a = 0 ✗ right: 3 × 1 = ?");
        assertThat(page.box("a").gradient()).isEqualTo("grad ?");

        browser.type("#guess", "0");
        browser.press(Keys.ENTER);

        assertThat(page.text("#verdict")).isEqualTo("✓ right, it is 0");
        assertThat(page.box("a").gradient()).isEqualTo("0 ✗ 12");
    }
}
