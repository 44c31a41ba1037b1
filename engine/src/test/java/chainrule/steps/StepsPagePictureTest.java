package chainrule.steps;

import static chainrule.steps.StepsPage.neuron;
import static chainrule.steps.StepsPage.usedThreeTimes;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What is seen without reading: slopes, sizes, and paths that merge; and the page in motion. */
class StepsPagePictureTest extends StepsPageFixture {
    private List<Double> numbers(String script) {
        return ((List<?>) browser.script(script))
                .stream().map(each -> ((Number) each).doubleValue()).toList();
    }

    /** Steps 4 and 12 are about the sum and the tanh, 20 about the product with w1. */
    @Test
    void theSlopeOfAStepHasAPictureAndASymbol() {
        page.open(neuron(), "#12");
        assertThat(page.texts("#slope text")).containsExactly("z = −0.7", "rise 0.6347", "run 1", "÷");
        assertThat(browser.elements("#slope .curve, #slope .tangent, #slope .point"))
                .hasSize(3);
        assertThat(page.text("#local")).isEqualTo("∂tanh(z)/∂z = 1 − a² = 0.6347");

        browser.press(Keys.END);
        assertThat(browser.elements("#slope .area, #slope .strip")).hasSize(2);
        assertThat(page.text("#local")).isEqualTo("∂(x1 × w1)/∂w1 = x1 = 2");

        page.slideTo(5);
        assertThat(page.text("#local")).as("forward, a single input").startsWith("∂tanh(z)/∂z");
        page.slideTo(4);
        assertThat(page.text("#local") + page.text("#slope")).isEmpty();
    }

    @Test
    void eightSigmoidsFadeAtAGlance() {
        Value signal = Value.of(0.5, "w");
        for (int i = 1; i <= 8; i++) {
            signal = signal.sigmoid().label("s" + i);
        }
        page.open(signal, "#end");

        List<Double> bars =
                numbers("return [...document.querySelectorAll('#graph .size')].map(bar => bar.width.baseVal.value)");
        List<Double> lines = numbers(
                "return [...document.querySelectorAll('#graph .edge')].sort((a, b) => a.getBBox().x - b.getBBox().x)"
                        + ".map(line => parseFloat(line.style.strokeWidth)).slice(1)");
        assertThat(bars)
                .hasSize(9)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();
        assertThat(bars.get(8)).isEqualTo(112);
        assertThat(bars.get(0)).isLessThan(20);
        assertThat(lines)
                .hasSize(7)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();
        assertThat(page.text("#scale")).contains("a full bar is 1,");
        assertThat(browser.element("#scale").isDisplayed()).isTrue();
        page.slideTo(8);
        assertThat(browser.element("#scale").isDisplayed())
                .as("forward, without gradients")
                .isFalse();
        page.slideTo(17);
        assertThat((Boolean) browser.script("return graph.scrollWidth <= graph.clientWidth"))
                .as("all in view")
                .isTrue();
    }

    @Test
    void pathsThatMergeHaveColoursAndTheSumTheSame() {
        page.open(usedThreeTimes(), "#end");

        assertThat(page.text("#sum")).isEqualTo("∂L/∂a = 6 + 3 + 3 = 12, 3 of 3 ways");
        assertThat(browser.script("""
                const colour = (css, property) => [...document.querySelectorAll(css)].map(each => getComputedStyle(each)[property]);
                return [new Set(colour("#sum span", "color")).size,
                    colour("#graph .edge[class*=way-]", "stroke").sort().join() === colour("#sum span", "color").sort().join()]""")).isEqualTo(List.of(3L, true));

        browser.press(Keys.ARROW_LEFT);
        assertThat(page.text("#sum")).isEqualTo("∂L/∂a = 6 + 3 + …, 2 of 3 ways");
        assertThat(browser.elements("#graph .edge.to-come")).hasSize(1);
        page.choose("= in place of +=");
        browser.press(Keys.END);
        assertThat(page.texts("#sum .overwritten")).containsExactly("6", "3");
    }

    @Test
    void theSumOfPathsKeepsWhatIsToBePredicted() {
        page.open(usedThreeTimes(), "#step=7&mode=predict");
        assertThat(page.text("#sum")).isEqualTo("∂L/∂a = 6 + 3 + ? = ?, 3 of 3 ways");

        browser.press("3", Keys.ENTER);

        assertThat(page.text("#verdict")).isEqualTo("3 is what this step adds. How much is it together with 9?");
        browser.press("12", Keys.ENTER);
        assertThat(page.text("#verdict")).as("typed in place of the 3").isEqualTo("✓ right, it is 12");
    }

    @Test
    void playGoesOnByItselfUntilItIsPausedAndADotRunsAlongTheLine() {
        page.open(usedThreeTimes());
        browser.script("Object.defineProperty(calm, 'matches', { value: false }); speed.value = '250'");

        browser.press(Keys.SPACE);
        browser.await("state.step >= 2");
        assertThat(page.text("#play")).isEqualTo("❚❚ pause");
        browser.await("state.step >= 4 && document.querySelector('.dot.back') !== null");
        browser.press(Keys.SPACE);

        assertThat(page.text("#play")).isEqualTo("▶ play");
        assertThat(browser.script("return state.timer")).isEqualTo(0L);
    }

    @Test
    void whoWantsNoMotionGetsNoDot() {
        page.open(usedThreeTimes());

        assertThat(browser.script("go(1); go(2); return [calm.matches, document.querySelectorAll('.dot').length]"))
                .isEqualTo(List.of(true, 0L));
    }
}
