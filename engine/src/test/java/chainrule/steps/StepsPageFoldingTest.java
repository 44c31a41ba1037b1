package chainrule.steps;

import static chainrule.steps.StepsPage.net;
import static chainrule.steps.StepsPage.neuron;
import static chainrule.steps.StepsPage.number;
import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Backpropagation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A net 2-4-4-1 is drawn with a box for each neuron; what is in a neuron is drawn beside. */
class StepsPageFoldingTest extends StepsPageFixture {
    private static final List<String> BOXES = List.of(
            "x1", "x2", "loss", "L1.n1", "L1.n2", "L1.n3", "L1.n4", "L2.n1", "L2.n2", "L2.n3", "L2.n4", "L3.n1");

    /** The neuron that a node belongs to by its label, else the loss. */
    private static String neuronOf(Value node) {
        return node.label().startsWith("L") ? node.label().replaceFirst("\\.\\w+$", "") : "loss";
    }

    private static String title(Value node) {
        return node.isLeaf()
                ? node.label()
                : node.label() + " = " + node.operation().symbol();
    }

    @Test
    void eachNeuronIsOneBox() {
        page.open(net(2, 4, 4, 1));

        assertThat(page.boxes().keySet()).containsExactlyInAnyOrderElementsOf(BOXES);
        assertThat(page.marked("#graph", "folded")).hasSize(10).doesNotContain("x1", "x2");
        assertThat(browser.element("#inside").isDisplayed()).isFalse();
        assertThat(browser.text("#keys")).endsWith("a stack to look inside.");
    }

    @Test
    void aSmallGraphIsNotFolded() {
        page.open(neuron());

        assertThat(page.marked("#graph", "folded")).isEmpty();
        assertThat(browser.text("#keys")).endsWith("Click a leaf to see its paths to the loss.");
    }

    /** Not all steps, for these are 96. */
    @Test
    void theBoxInWhichAStepHappensOpensBeside() {
        Value loss = net(2, 4, 4, 1);
        List<Value> computed =
                loss.graph().stream().filter(node -> !node.isLeaf()).toList();
        List<Backpropagation.Step> steps = Backpropagation.steps(loss);
        page.open(loss);
        List<Integer> visited = new ArrayList<>();
        for (int i = 0; i < computed.size(); i += 2) {
            visited.add(1 + i);
        }
        for (int i = 0; i < steps.size(); i += 4) {
            visited.add(computed.size() + 2 + i);
        }
        Iterator<StepsPage.View> views = page.viewsAt(visited).iterator();

        for (int i = 0; i < computed.size(); i += 2) {
            Value node = computed.get(i);
            StepsPage.View view = views.next();
            checkInside(view, node, node);
            assertThat(StepsPage.marked(view.boxes(), "receiver")).containsExactly(neuronOf(node));
        }
        for (int i = 0; i < steps.size(); i += 4) {
            Backpropagation.Step step = steps.get(i);
            Map<String, StepsPage.Box> inside = checkInside(views.next(), step.output(), step.input());
            assertThat(StepsPage.marked(inside, "sender")).containsExactly(title(step.output()));
            assertThat(inside.get(title(step.input())).gradient()).endsWith(" " + number(step.gradientAfter()));
        }
    }

    private static Map<String, StepsPage.Box> checkInside(StepsPage.View view, Value actor, Value receiver) {
        Map<String, StepsPage.Box> inside = view.inside();
        assertThat(view.insideTitle()).startsWith("Inside " + neuronOf(actor) + ": ");
        assertThat(StepsPage.marked(inside, "receiver")).containsExactly(title(receiver));
        assertThat(inside.get(title(receiver)).data()).endsWith(number(receiver.data()));
        return inside;
    }

    @Test
    void betweenNeuronsTheLineOfTheStepIsShownInBothPictures() {
        Value loss = net(2, 4, 4, 1);
        List<Backpropagation.Step> steps = Backpropagation.steps(loss);
        int toAnotherNeuron = 0;
        while (!steps.get(toAnotherNeuron).input().label().equals("L2.n3.a")) {
            toAnotherNeuron++;
        }
        int before = (int) loss.graph().stream().filter(node -> !node.isLeaf()).count() + 1;

        page.open(loss, "#" + (before + toAnotherNeuron + 1));

        assertThat(page.marked("#graph", "sender")).containsExactly("L3.n1");
        assertThat(page.marked("#graph", "receiver")).containsExactly("L2.n3");
        assertThat(page.activeLines("#graph"))
                .singleElement()
                .matches(page.box("L2.n3")::endsAtItsRight)
                .matches(page.box("L3.n1")::endsAtItsLeft);
        assertThat(page.activeLines("#inside")).hasSize(1);
    }

    @Test
    void aClickOpensAnotherBoxAndAnotherOneClosesIt() {
        page.open(net(2, 4, 4, 1), "#1");

        page.focusBox("#graph", "L2.n3");
        browser.press(Keys.ENTER);
        assertThat(page.text("#inside-title")).isEqualTo("Inside L2.n3: tanh(w · x + b)");
        assertThat(page.boxes("#inside"))
                .containsOnlyKeys(
                        "L1.n1.a = tanh",
                        "L1.n2.a = tanh",
                        "L1.n3.a = tanh",
                        "L1.n4.a = tanh",
                        "L2.n3.w1",
                        "L2.n3.w2",
                        "L2.n3.w3",
                        "L2.n3.w4",
                        "L2.n3.b",
                        "L2.n3.z = dot",
                        "L2.n3.a = tanh");
        assertThat(page.marked("#inside", "ghost")).hasSize(4).allMatch(name -> name.startsWith("L1."));
        assertThat(page.step()).isEqualTo(1);
        assertThat(browser.elements("[aria-expanded=true] title")).hasSize(1);

        browser.press(Keys.SPACE);
        assertThat(browser.element("#inside").isDisplayed()).isFalse();
        assertThat(browser.elements("[aria-expanded=true]")).isEmpty();

        browser.click("#graph .folded .name");
        assertThat(page.text("#inside-title")).startsWith("Inside L1.n1: ");
        page.pressOn("#graph", "L3.n1", Keys.ENTER);
        browser.press(Keys.ARROW_LEFT);
        browser.press(Keys.ARROW_RIGHT);
        assertThat(page.text("#inside-title")).as("where step 1 happens").startsWith("Inside L1.n1: ");
    }

    @Test
    void aWeightInsideHasALedger() {
        Value loss = net(2, 4, 4, 1);
        loss.backward();
        Value weight = loss.graph().stream()
                .filter(node -> node.label().equals("L1.n2.w1"))
                .findFirst()
                .orElseThrow();
        page.open(loss);
        page.pressOn("#graph", "L1.n2", Keys.ENTER);

        page.pressOn("#inside", "L1.n2.w1", Keys.ENTER);

        assertThat(page.text("#ledger h2"))
                .isEqualTo("The gradient of L1.n2.w1: " + number(weight.grad()) + ", the sum over 4 paths");
        assertThat(page.marked("#inside", "chosen")).containsExactly("L1.n2.w1");
        assertThat(browser.elements("#graph .edge.path")).hasSize(9);
        browser.script("document.querySelector('#ledger tbody tr').focus()");
        assertThat(browser.elements("#graph .edge.path")).hasSize(3);
    }

    /** Seventy inputs of the same neurons become one box, which has no number of its own. */
    @Test
    void aRowOfInputsIsOneBoxWithoutNumbers() {
        page.open(net(70, 2, 1), "#end");

        StepsPage.Box row = page.box("x1 … x70");

        assertThat(row.spoken()).isEqualTo("x1 … x70, look inside");
        assertThat(row.title()).isEqualTo("x1 … x70: click to look inside");
        page.pressOn("#graph", "x1 … x70", Keys.ENTER);
        assertThat(page.boxes("#inside")).hasSize(70).containsKeys("x1", "x70");
    }
}
