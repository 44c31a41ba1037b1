package chainrule.steps;

import static chainrule.steps.StepsPage.net;
import static chainrule.steps.StepsPage.neuron;
import static chainrule.steps.StepsPage.number;
import static chainrule.steps.StepsPage.usedThreeTimes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import chainrule.engine.Backpropagation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class StepsPageLedgerTest extends StepsPageFixture {
    private List<String> cells(String part, int column) {
        return page.texts("#ledger " + part + " td:nth-child(" + column + ")");
    }

    /** 2 a² at 3.0001 is 18.00120002. */
    @Test
    void aClickOnALeafTakesItsGradientApart() {
        page.open(usedThreeTimes());

        browser.click("#graph .leaf");

        assertThat(page.text("#ledger h2")).isEqualTo("The gradient of a: 12, the sum over 3 paths");
        assertThat(cells("tbody", 1)).containsExactly("loss → a", "loss → b → a (line 1)", "loss → b → a (line 2)");
        assertThat(cells("tbody", 2)).containsExactly("6", "3 × 1", "3 × 1");
        assertThat(cells("tbody", 3)).containsExactly("6", "3", "3");
        assertThat(cells("tfoot", 3)).containsExactly("12");
        assertThat(page.text("#nudge"))
                .startsWith("Nudge it: a + 0.0001 moves the loss by 0.0012, which is 12.0002 for each unit of a."
                        + " The gradient says 12;");
        assertThat(page.marked("#graph", "chosen")).containsExactly("a");
        assertThat(page.step()).isZero();
    }

    @Test
    void ofEachLeafThePathsAreThoseOfTheEngineAndAddUpToItsGradient() {
        Value loss = net(2, 2, 1);
        List<Backpropagation.Step> steps = Backpropagation.steps(loss);
        page.open(loss);

        for (Value leaf : loss.graph().stream().filter(Value::isLeaf).toList()) {
            List<Double> products = products(steps, loss, leaf);
            page.pressOn("#graph", leaf.label(), Keys.ENTER);

            assertThat(page.text("#ledger h2"))
                    .isEqualTo("The gradient of " + leaf.label() + ": " + number(leaf.grad()) + ", the sum over "
                            + products.size() + (products.size() == 1 ? " path" : " paths"));
            assertThat(cells("tbody", 3))
                    .containsExactlyInAnyOrderElementsOf(
                            products.stream().map(StepsPage::number).toList());
            assertThat(cells("tfoot", 3)).containsExactly(number(leaf.grad()));
            assertThat(products.stream().mapToDouble(each -> each).sum()).isCloseTo(leaf.grad(), offset(1e-12));
        }
    }

    /** One product for each way from the output down to a node. */
    private static List<Double> products(List<Backpropagation.Step> steps, Value output, Value node) {
        if (node == output) {
            return List.of(1.0);
        }
        List<Double> products = new ArrayList<>();
        for (Backpropagation.Step step : steps) {
            if (step.input() == node) {
                products(steps, output, step.output()).forEach(each -> products.add(each * step.localDerivative()));
            }
        }
        return products;
    }

    @Test
    void theKeyboardOpensALedgerAndReachesItsRows() {
        page.open(usedThreeTimes());

        browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        assertThat(page.text("#ledger h2")).contains("The gradient of a: 12");

        page.open(usedThreeTimes());
        browser.press(Keys.TAB);
        browser.press(Keys.SPACE);
        assertThat(page.text("#ledger h2")).contains("The gradient of a: 12");

        browser.script("document.getElementById('descend').focus()");
        browser.press(Keys.TAB);
        assertThat(browser.script("return document.activeElement.firstChild.textContent"))
                .isEqualTo("loss → a");
        assertThat(browser.elements("#graph .edge.path")).hasSize(1);
        browser.press(Keys.TAB);
        assertThat(browser.elements("#graph .edge.path")).hasSize(2);
    }

    @Test
    void underThePointerARowShowsItsPathAloneAndAfterwardsAllAreShown() {
        page.open(usedThreeTimes());
        browser.click("#graph .leaf");
        assertThat(browser.elements("#graph .edge.path")).hasSize(4);

        browser.pointAt("#ledger tbody tr:nth-child(1)");
        List<String> first = lines();
        browser.pointAt("#ledger tbody tr:nth-child(2)");
        List<String> second = lines();
        browser.pointAt("#ledger tbody tr:nth-child(3)");
        List<String> third = lines();

        assertThat(first).hasSize(1);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(third).hasSize(2).doesNotContainAnyElementsOf(first).isNotEqualTo(second);
        browser.pointAt("h1");
        assertThat(browser.elements("#graph .edge.path")).hasSize(4);
    }

    private List<String> lines() {
        return browser.elements("#graph .edge.path").stream()
                .map(line -> line.getDomAttribute("d"))
                .toList();
    }

    /** 2 * 2 * ... * 2 = 64 paths, each of which brings 1. */
    @Test
    void ofManyPathsTheLargestAreShownAndTheRestIsSummedUp() {
        Value sum = Value.of(1, "u");
        for (int i = 1; i <= 6; i++) {
            sum = sum.plus(sum).label("u" + i);
        }
        page.open(sum);

        browser.click("#graph .leaf");

        assertThat(page.text("#ledger h2")).isEqualTo("The gradient of u: 64, the sum over 64 paths");
        assertThat(cells("tbody", 3)).containsExactly("1", "1", "1", "1", "1", "1", "58");
        assertThat(cells("tbody", 1)).last().isEqualTo("58 paths more, none of them larger");
        assertThat(cells("tfoot", 3)).containsExactly("64");
    }

    @Test
    void aLeafAloneIsItsOwnPath() {
        page.open(Value.of(7, "only"));

        browser.click("#graph .leaf");

        assertThat(page.text("#ledger h2")).isEqualTo("The gradient of only: 1, the sum over 1 path");
        assertThat(cells("tbody", 2)).containsExactly("1");
    }

    @Test
    void aNodeThatIsComputedHasNoLedger() {
        page.open(neuron());
        String before = page.text("#ledger");

        browser.click("#graph .box:not(.leaf) .name");

        assertThat(page.text("#ledger")).isEqualTo(before);
    }

    @Test
    void theLedgerStaysWhileTheStepsGoOn() {
        page.open(usedThreeTimes());
        browser.click("#graph .leaf");

        browser.press(Keys.ARROW_RIGHT);

        assertThat(page.step()).isEqualTo(1);
        assertThat(page.text("#ledger h2")).contains("The gradient of a: 12");
        assertThat(browser.elements("#graph .edge.path")).hasSize(4);
    }
}
