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
import java.util.stream.IntStream;
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
        int last = computed.size() + 1 + steps.size();
        page.open(loss);
        Walk walk = new Walk(
                loss, page.viewsAt(IntStream.rangeClosed(0, last).boxed().toList()));
        walk.next("start");

        for (Value node : computed) {
            walk.data.put(node, number(node.data()));
            walk.next("forward");
            assertThat(walk.view.formula())
                    .startsWith(walk.names.of(node) + " = ")
                    .endsWith(" = " + walk.data.get(node));
            walk.checkMarks(node, null);
            assertThat(walk.view.activeLines()).isEmpty();
        }

        loss.graph().forEach(node -> walk.gradients.put(node, node == loss ? "1" : "0"));
        walk.next("backward");
        assertThat(walk.view.formula()).isEqualTo("∂L/∂" + walk.names.of(loss) + " = 1");
        walk.checkMarks(loss, null);

        Set<StepsPage.Line> seen = new HashSet<>();
        for (Backpropagation.Step step : steps) {
            walk.gradients.put(step.input(), number(step.gradientAfter()));
            walk.next("backward");
            assertThat(walk.view.formula()).isEqualTo(mathematical(step.text()));
            walk.checkMarks(step.input(), step.output());
            assertThat(walk.view.activeDerivatives()).containsExactly(number(step.localDerivative()));
            List<StepsPage.Line> lines = walk.view.activeLines();
            assertThat(lines)
                    .singleElement()
                    .matches(walk.box(step.input())::endsAtItsRight, "begins at the input")
                    .matches(walk.box(step.output())::endsAtItsLeft, "ends at the output");
            seen.addAll(lines);
        }
        assertThat(seen).as("a line for each step").hasSize(steps.size());
    }

    /** What the page shows at each step, and what it has to show. */
    private static final class Walk {
        private final Value loss;
        private final List<StepsPage.View> views;
        private final Names names;
        private final Map<Value, String> data = new HashMap<>();
        private final Map<Value, String> gradients = new HashMap<>();
        private int step;
        private StepsPage.View view;

        Walk(Value loss, List<StepsPage.View> views) {
            this.loss = loss;
            this.views = views;
            names = new Names(loss);
            loss.graph().stream().filter(Value::isLeaf).forEach(leaf -> data.put(leaf, number(leaf.data())));
        }

        String title(Value node) {
            return node.isLeaf()
                    ? names.of(node)
                    : names.of(node) + " = " + node.operation().symbol();
        }

        StepsPage.Box box(Value node) {
            return view.boxes().get(title(node));
        }

        void next(String phase) {
            view = views.get(step);
            Map<String, List<String>> expected = new LinkedHashMap<>();
            List<String> derivatives = new ArrayList<>();
            for (Value node : loss.graph()) {
                String gradient = gradients.containsKey(node) ? "grad " + gradients.get(node) : "";
                expected.put(title(node), List.of("data " + data.getOrDefault(node, ""), gradient));
                for (int i = 0; data.containsKey(node) && i < node.inputs().size(); i++) {
                    derivatives.add(number(node.localDerivative(i)));
                }
            }
            Map<String, List<String>> shown = new LinkedHashMap<>();
            view.boxes().forEach((title, box) -> shown.put(title, List.of(box.data(), box.gradient())));
            assertThat(shown).isEqualTo(expected);
            assertThat(view.derivatives()).containsExactlyInAnyOrderElementsOf(derivatives);
            int last = views.size() - 1;
            assertThat(view.position()).isEqualTo(phase + " · step " + step + " / " + last);
            assertThat(view.live())
                    .isEqualTo(
                            "Step " + step + " of " + last + ", " + phase + ". " + view.formula() + ". " + view.why());
            step++;
        }

        void checkMarks(Value receiver, Value sender) {
            for (Value node : loss.graph()) {
                assertThat(box(node).is("receiver")).isEqualTo(node == receiver);
                assertThat(box(node).is("sender")).isEqualTo(node == sender);
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
