package chainrule.steps;

import static chainrule.steps.StepsPage.mathematical;
import static chainrule.steps.StepsPage.net;
import static chainrule.steps.StepsPage.neuron;
import static chainrule.steps.StepsPage.number;
import static chainrule.steps.StepsPage.usedThreeTimes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import chainrule.engine.Backpropagation;
import chainrule.engine.Names;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

class StepsPageWalkTest extends StepsPageFixture {
    static Stream<Arguments> expressions() {
        return Stream.of(
                argumentSet("a value used three times", usedThreeTimes()),
                argumentSet("a neuron", neuron()),
                argumentSet("a net", net(2, 2, 1)),
                argumentSet(
                        "without labels",
                        Value.of(-2).exp().times(Value.of(0.5)).minus(4)),
                argumentSet("a leaf alone", Value.of(7, "only")));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void eachStepShowsWhatTheEngineDoes(Value loss) {
        List<Value> computed =
                loss.graph().stream().filter(node -> !node.isLeaf()).toList();
        List<Backpropagation.Step> steps = Backpropagation.steps(loss);
        Walk walk = new Walk(loss, computed.size() + 1 + steps.size());
        page.open(loss);
        walk.check("start");

        for (Value node : computed) {
            browser.press(Keys.ARROW_RIGHT);
            walk.data.put(node, number(node.data()));
            walk.check("forward");
            assertThat(page.formula()).startsWith(walk.names.of(node) + " = ").endsWith(" = " + walk.data.get(node));
            walk.checkMarks(node, null);
            assertThat(page.activeLines("#graph")).isEmpty();
        }

        browser.press(Keys.ARROW_RIGHT);
        loss.graph().forEach(node -> walk.gradients.put(node, node == loss ? "1" : "0"));
        walk.check("backward");
        assertThat(walk.formula).isEqualTo("∂L/∂" + walk.names.of(loss) + " = 1");
        walk.checkMarks(loss, null);

        Set<StepsPage.Line> seen = new HashSet<>();
        for (Backpropagation.Step step : steps) {
            browser.press(Keys.ARROW_RIGHT);
            walk.gradients.put(step.input(), number(step.gradientAfter()));
            walk.check("backward");
            assertThat(walk.formula).isEqualTo(mathematical(step.text()));
            walk.checkMarks(step.input(), step.output());
            assertThat(page.texts("#graph .derivative.active")).containsExactly(number(step.localDerivative()));
            List<StepsPage.Line> lines = page.activeLines("#graph");
            assertThat(lines)
                    .singleElement()
                    .matches(walk.boxes.get(walk.title(step.input()))::endsAtItsRight, "begins at the input")
                    .matches(walk.boxes.get(walk.title(step.output()))::endsAtItsLeft, "ends at the output");
            seen.addAll(lines);
        }
        assertThat(seen).as("a line for each step").hasSize(steps.size());
    }

    /** What the page has to show at a step. */
    private final class Walk {
        private final Value loss;
        private final int last;
        private final Names names;
        private final Map<Value, String> data = new HashMap<>();
        private final Map<Value, String> gradients = new HashMap<>();
        private int step;
        private Map<String, StepsPage.Box> boxes;
        private String formula;

        Walk(Value loss, int last) {
            this.loss = loss;
            this.last = last;
            names = new Names(loss);
            loss.graph().stream().filter(Value::isLeaf).forEach(leaf -> data.put(leaf, number(leaf.data())));
        }

        String title(Value node) {
            return node.isLeaf()
                    ? names.of(node)
                    : names.of(node) + " = " + node.operation().symbol();
        }

        void check(String phase) {
            Map<String, List<String>> expected = new LinkedHashMap<>();
            List<String> derivatives = new ArrayList<>();
            for (Value node : loss.graph()) {
                String gradient = gradients.containsKey(node) ? "grad " + gradients.get(node) : "";
                expected.put(title(node), List.of("data " + data.getOrDefault(node, ""), gradient));
                for (int i = 0; data.containsKey(node) && i < node.inputs().size(); i++) {
                    derivatives.add(number(node.localDerivative(i)));
                }
            }
            boxes = page.boxes();
            Map<String, List<String>> shown = new LinkedHashMap<>();
            boxes.forEach((title, box) -> shown.put(title, List.of(box.data(), box.gradient())));
            assertThat(shown).isEqualTo(expected);
            assertThat(page.texts("#graph .derivative:not(.future)")).containsExactlyInAnyOrderElementsOf(derivatives);
            List<String> texts = page.texts("#formula, #why, #position, #live");
            formula = texts.get(0);
            assertThat(texts.get(2)).isEqualTo(phase + " · step " + step + " / " + last);
            assertThat(texts.get(3))
                    .isEqualTo("Step " + step + " of " + last + ", " + phase + ". " + formula + ". " + texts.get(1));
            step++;
        }

        void checkMarks(Value receiver, Value sender) {
            for (Value node : loss.graph()) {
                assertThat(boxes.get(title(node)).is("receiver")).isEqualTo(node == receiver);
                assertThat(boxes.get(title(node)).is("sender")).isEqualTo(node == sender);
            }
        }
    }

    @Test
    void contributionsThatArriveTwiceAreAdded() {
        page.open(usedThreeTimes(), "#7");

        assertThat(page.formula()).isEqualTo("∂L/∂a += ∂L/∂b × ∂b/∂a = 3 × 1 = 3 → 9 + 3 = 12");
        assertThat(page.why()).contains("a was reached before on another path");
        browser.press(Keys.PAGE_UP);
        assertThat(page.why()).doesNotContain("reached before");
    }

    @Test
    void aForwardStepShowsSymbolsThenNumbers() {
        page.open(neuron(), "#4");

        assertThat(page.formula()).isEqualTo("z = s + b = −2.5 + 1.8 = −0.7");
        assertThat(page.why()).contains("∂z/∂s = 1, ∂z/∂b = 1");
    }

    @Test
    void aReluThatIsOffAndASaturatedSigmoidCarryASignOnceTheyAreComputed() {
        Value off = Value.of(-1.5, "z").relu().label("off");
        Value far = Value.of(20, "t").sigmoid().label("far");
        Value near = Value.of(0.5, "u").sigmoid().label("near");
        page.open(off.plus(far).label("sum").plus(near).label("loss"));
        assertThat(page.texts("#graph .sign:not(.future) text")).isEmpty();

        browser.press(Keys.END);

        assertThat(page.box("off = relu").sign()).isEqualTo("slope 0");
        assertThat(page.box("far = sigmoid").sign()).isEqualTo("saturated");
        assertThat(page.texts("#graph .sign:not(.future) text")).hasSize(2);
        assertThat(page.box("off = relu").spoken()).contains("slope 0");
    }
}
