package chainrule.steps;

import static chainrule.steps.StepsPage.mathematical;
import static chainrule.steps.StepsPage.net;
import static chainrule.steps.StepsPage.neuron;
import static chainrule.steps.StepsPage.usedThreeTimes;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Backpropagation;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** In 2 a² = (a + a) * a at 3, a receives 6, then 3, then 3: 12 in all. */
class StepsPageMistakesTest extends StepsPageFixture {
    private List<String> gradients() {
        return page.boxes().values().stream().map(StepsPage.Box::gradient).toList();
    }

    @Test
    void assignmentKeepsTheLastContribution() {
        page.open(usedThreeTimes(), "#5");
        page.choose("= in place of +=");
        assertThat(gradients()).as("before the last contribution").containsExactly("grad 6", "grad 3", "grad 1");

        browser.press(Keys.END);

        assertThat(page.formula()).isEqualTo("∂L/∂a = ∂L/∂b × ∂b/∂a = 3 × 1 = 3 → 3 is overwritten by 3 ✗ right: 12");
        assertThat(gradients()).containsExactly("3 ✗ 12", "grad 3", "grad 1");
        assertThat(page.box("a").spoken()).contains("gradient 3, wrong, right is 12");
        assertThat(page.why()).contains("overwrites the one before");
        assertThat(browser.text("#consequence")).endsWith("1 of 3 gradients come out wrong: a gets 3 instead of 12.");
    }

    /** u (u + 1) with u = 2 a at 3: u gets 7 from the product, and later 6 from the sum, so a gets 2 * 13 = 26. */
    @Test
    void withoutTopologicalOrderWhatComesLateIsNotPassedOn() {
        Value u = Value.of(3, "a").times(2).label("u");
        page.open(u.times(u.plus(1).label("w")).label("loss"), "#end");

        page.choose("no topological order");

        assertThat(gradients()).containsExactly("14 ✗ 26", "grad 13", "grad 6", "grad 1");
        assertThat(page.formula()).isEqualTo("∂L/∂u += ∂L/∂w × ∂w/∂u = 6 × 1 = 6 → 7 + 6 = 13");
        browser.press(Keys.ARROW_LEFT);
        assertThat(page.formula()).isEqualTo("∂L/∂a += ∂L/∂u × ∂u/∂a = 7 ✗ right: 13 × 2 = 14 ✗ right: 26");
    }

    @Test
    void gradientsThatAreNotSetToZeroAddToThoseOfBefore() {
        page.open(usedThreeTimes(), "#2");

        page.choose("gradients not set to zero");

        assertThat(page.step()).as("the backward pass begins").isEqualTo(3);
        assertThat(gradients()).containsExactly("12 ✗ 0", "grad 0", "grad 1");
        browser.press(Keys.END);
        assertThat(page.formula()).isEqualTo("∂L/∂a += ∂L/∂b × ∂b/∂a = 3 × 1 = 3 → 21 + 3 = 24 ✗ right: 12");
        assertThat(gradients()).containsExactly("24 ✗ 12", "grad 3", "grad 1");
    }

    @Test
    void withoutASeedNothingMoves() {
        page.open(usedThreeTimes(), "#3");

        page.choose("no 1 at the output");

        assertThat(page.formula()).isEqualTo("∂L/∂loss = 0 ✗ right: 1");
        assertThat(page.box("loss = *").gradient()).isEqualTo("0 ✗ 1");
        browser.press(Keys.END);
        assertThat(gradients()).containsExactly("0 ✗ 12", "0 ✗ 3", "0 ✗ 1");
        assertThat(browser.text("#consequence")).contains("3 of 3 gradients come out wrong");
    }

    @Test
    void backToRightNoMarkIsLeft() {
        Value loss = usedThreeTimes();
        List<Backpropagation.Step> steps = Backpropagation.steps(loss);
        page.open(loss, "#7");
        for (int mistake = 2; mistake <= 5; mistake++) {
            browser.click("#mistakes label:nth-of-type(" + mistake + ")");
        }
        assertThat(browser.elements("#formula .wrong")).isNotEmpty();

        page.choose("right");

        assertThat(browser.elements(".wrong, .remark")).isEmpty();
        assertThat(gradients()).containsExactly("grad 12", "grad 3", "grad 1");
        assertThat(page.formula()).isEqualTo(mathematical(steps.get(3).text()));
        assertThat(page.step()).isEqualTo(7);
        assertThat(browser.text("#consequence")).startsWith("Choose a mistake");
    }

    @Test
    void aMistakeThatDoesNotShowHereIsExcused() {
        page.open(neuron(), "#20");

        page.choose("= in place of +=");

        assertThat(browser.text("#consequence")).contains("In this graph nothing goes wrong", "no value is used twice");
        assertThat(browser.elements(".wrong")).isEmpty();
    }

    @Test
    void arrowsOnTheRadioButtonsChooseAMistakeAndDoNotStep() {
        page.open(neuron(), "#14");
        browser.script("document.querySelector('[name=mistake]').focus()");

        browser.press(Keys.ARROW_RIGHT);
        browser.press(Keys.ARROW_DOWN);

        assertThat(page.step()).isEqualTo(14);
        assertThat(browser.script(
                        "return document.querySelector('[name=mistake]:checked').parentNode.textContent.trim()"))
                .isEqualTo("no topological order");
        browser.press(Keys.ARROW_LEFT);
        assertThat(browser.text("#consequence")).startsWith("Each contribution overwrites");
        assertThat(page.step()).isEqualTo(14);
    }

    @Test
    void afterAClickOnAMistakeArrowsStep() {
        page.open(neuron(), "#14");

        page.choose("= in place of +=");
        browser.press(Keys.ARROW_RIGHT);

        assertThat(page.step()).isEqualTo(15);
        assertThat(browser.text("#consequence")).startsWith("Each contribution overwrites");
    }

    /** A dot product of 9 pairs has boxes with a single line for both numbers. */
    @Test
    void wrongNumbersFitIntoTheirBoxes() {
        for (Value loss : List.of(neuron(), dotOf(9), net(2, 4, 4, 1))) {
            page.open(loss, "#end");
            page.choose("gradients not set to zero");

            assertThat(page.texts(".box .gradient.wrong")).isNotEmpty().allMatch(text -> text.contains(" ✗ "));
            assertThat(browser.script("""
                    return [...document.querySelectorAll(".box text")].filter(text => text.getBBox().x
                        + text.getBBox().width > text.parentNode.querySelector(".frame").width.baseVal.value)
                        .map(text => text.textContent)""")).isEqualTo(List.of());
        }
    }

    private static Value dotOf(int pairs) {
        Value[] a = new Value[pairs];
        Value[] b = new Value[pairs];
        Arrays.setAll(a, i -> Value.of(-1234.5678 * (i + 1), "a" + i));
        Arrays.setAll(b, i -> Value.of(-0.0001234 / (i + 1), "b" + i));
        return Value.dot(a, b).label("loss");
    }
}
