package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackpropagationTest {

    private static List<String> texts(Value output) {
        return Backpropagation.steps(output).stream()
                .map(Backpropagation.Step::text)
                .toList();
    }

    @Test
    void eachStepIsTheChainRuleInSymbolsAndNumbers() {
        Value a = Value.of(3, "a");
        Value b = a.plus(a).label("b");
        Value c = a.times(b).label("c");

        // inputs in order: a, since it is c's first one, gets 6 before b's two threes
        assertThat(texts(c))
                .containsExactly(
                        "dL/da += dL/dc * dc/da = 1 * 6 = 6",
                        "dL/db += dL/dc * dc/db = 1 * 3 = 3",
                        "dL/da += dL/db * db/da = 3 * 1 = 3 -> 6 + 3 = 9",
                        "dL/da += dL/db * db/da = 3 * 1 = 3 -> 9 + 3 = 12");
    }

    @Test
    void theOtherOperandOrderGivesTheOtherOrderOfSteps() {
        Value a = Value.of(3, "a");
        Value b = a.plus(a).label("b");
        Value c = b.times(a).label("c");

        assertThat(texts(c))
                .containsExactly(
                        "dL/db += dL/dc * dc/db = 1 * 3 = 3",
                        "dL/da += dL/dc * dc/da = 1 * 6 = 6",
                        "dL/da += dL/db * db/da = 3 * 1 = 3 -> 6 + 3 = 9",
                        "dL/da += dL/db * db/da = 3 * 1 = 3 -> 9 + 3 = 12");
    }

    @Test
    void nodesWithoutALabelAreNumberedAndTheOutputIsOut() {
        Value x = Value.of(2);
        Value y = Value.of(-1.5, "y");

        assertThat(texts(x.times(y).tanh()))
                .containsExactly(
                        "dL/dv3 += dL/dout * dout/dv3 = 1 * 0.009866 = 0.009866",
                        "dL/dv1 += dL/dv3 * dv3/dv1 = 0.009866 * (-1.5) = -0.0148",
                        "dL/dy += dL/dv3 * dv3/dy = 0.009866 * 2 = 0.01973");
    }

    @Test
    void aLabelWithALineBreakStaysOnOneLine() {
        assertThat(texts(Value.of(1, "a\nb").times(2))).containsExactly("dL/da b += dL/dout * dout/da b = 1 * 2 = 2");
    }

    @Test
    void aStepKnowsItsPartsAndPrintsItsText() {
        Value x = Value.of(2, "x");
        Value y = x.times(5).label("y");
        Value z = y.pow(2).plus(x).label("z");

        Backpropagation.Step step = Backpropagation.steps(z).get(3);

        assertThat(step.output()).isSameAs(y);
        assertThat(step.input()).isSameAs(x);
        assertThat(step.outputGradient()).isEqualTo(20);
        assertThat(step.localDerivative()).isEqualTo(5);
        assertThat(step.contribution()).isEqualTo(100);
        assertThat(step.gradientBefore()).isEqualTo(1);
        assertThat(step.gradientAfter()).isEqualTo(101);
        assertThat(step)
                .hasToString("dL/dx += dL/dy * dy/dx = 20 * 5 = 100 -> 1 + 100 = 101")
                .hasToString(step.text());
    }

    @Test
    void everyNodeIsCompleteBeforeItPassesItsGradientOn() {
        Value x = Value.of(0.5);
        Value y = x.tanh();
        Value z = Value.sum(y.times(y), y.exp(), x.times(y));

        List<Backpropagation.Step> steps = Backpropagation.steps(z);

        for (Backpropagation.Step step : steps) {
            assertThat(step.outputGradient()).isEqualTo(step.output().grad());
            assertThat(step.gradientAfter()).isEqualTo(step.gradientBefore() + step.contribution());
        }
    }

    @Test
    void walkedToItsEndItLeavesWhatBackwardLeavesBitForBit() {
        for (int seed = 0; seed < 20; seed++) {
            List<Value> walked = someGraph(seed).graph();
            List<Value> run = someGraph(seed).graph();

            Backpropagation.steps(walked.get(walked.size() - 1));
            run.get(run.size() - 1).backward();

            assertThat(walked)
                    .extracting(Value::grad)
                    .isEqualTo(run.stream().map(Value::grad).toList());
        }
    }

    @Test
    void theStepsComeInTheOrderInWhichBackwardContributes() {
        for (int seed = 0; seed < 20; seed++) {
            Value output = someGraph(seed);
            // what the passes of all nodes do, from the output's down, each to its inputs in order
            List<Value> order = output.graph();
            List<String> expected = new ArrayList<>();
            for (int i = order.size() - 1; i >= 0; i--) {
                for (Value input : order.get(i).inputs()) {
                    expected.add(System.identityHashCode(order.get(i)) + " to " + System.identityHashCode(input));
                }
            }

            assertThat(Backpropagation.steps(output))
                    .extracting(step ->
                            System.identityHashCode(step.output()) + " to " + System.identityHashCode(step.input()))
                    .isEqualTo(expected);
        }
    }

    /** Values whose sum depends on the order of adding. */
    private static Value someGraph(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Value[] x = random.doubles(4, -1, 1).mapToObj(Value::of).toArray(Value[]::new);
        Value node = Value.dot(x, new Value[] {x[3], x[2], x[1], x[0]}, x[2]);
        for (int i = 0; i < 12; i++) {
            Value other = x[random.nextInt(4)];
            node = node.times(other).plus(node.tanh()).minus(Value.logSumExp(other, node, x[0]));
        }
        return Value.sum(node, node.gelu(), x[1]);
    }

    @Test
    void leavesAccumulateOverTwoPassesAndInnerNodesStartAnew() {
        Value a = Value.of(3, "a");
        Value b = a.times(2).label("b");
        Value c = b.plus(1).label("c");
        Backpropagation.steps(c);

        assertThat(texts(c))
                .containsExactly(
                        "dL/db += dL/dc * dc/db = 1 * 1 = 1", "dL/da += dL/db * db/da = 1 * 2 = 2 -> 2 + 2 = 4");
        assertThat(a.grad()).isEqualTo(4);
        assertThat(c.grad()).isEqualTo(1);
    }

    @Test
    void creatingOneStartsThePassAndEachStepIsOneAddition() {
        Value a = Value.of(3);
        Value b = a.times(2);
        Value c = b.times(5);
        c.backward();

        Backpropagation pass = new Backpropagation(c);
        assertThat(Arrays.asList(c.grad(), b.grad(), a.grad())).containsExactly(1.0, 0.0, 10.0);

        pass.next();
        assertThat(Arrays.asList(c.grad(), b.grad(), a.grad())).containsExactly(1.0, 5.0, 10.0);

        pass.next();
        assertThat(Arrays.asList(c.grad(), b.grad(), a.grad())).containsExactly(1.0, 5.0, 20.0);
    }

    @Test
    void itIsAnIteratorThatEnds() {
        Backpropagation pass = new Backpropagation(Value.of(3).negate());

        assertThat(pass.hasNext()).isTrue();
        assertThat(pass.hasNext()).isTrue();
        pass.next();
        assertThat(pass.hasNext()).isFalse();
        assertThatThrownBy(pass::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the backward pass has ended");
        assertThatThrownBy(pass::remove).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theStepsAreAListThatStays() {
        Value a = Value.of(3);
        List<Backpropagation.Step> steps = Backpropagation.steps(a.times(a));

        assertThatThrownBy(steps::clear).isInstanceOf(UnsupportedOperationException.class);
        a.zeroGrad();
        assertThat(steps.get(1).gradientAfter()).isEqualTo(6);
    }

    @Test
    void aLeafHasNoStepsAndTheGradientOne() {
        Value x = Value.of(3);

        assertThat(Backpropagation.steps(x)).isEmpty();
        assertThat(x.grad()).isEqualTo(1);
    }

    @Test
    void aPreviewHasTheStepsFromZeroAndChangesNoGradient() {
        for (int seed = 0; seed < 20; seed++) {
            Value output = someGraph(seed);
            output.backward();
            output.backward();
            List<Double> before = output.graph().stream().map(Value::grad).toList();

            List<Backpropagation.Step> preview = Backpropagation.preview(output);

            assertThat(output.graph()).extracting(Value::grad).isEqualTo(before);
            assertThat(preview).extracting(Backpropagation.Step::text).isEqualTo(texts(someGraph(seed)));
        }
    }

    @Test
    void aPreviewOfALeafLeavesItsGradient() {
        Value x = Value.of(3);
        x.backward();
        x.backward();

        assertThat(Backpropagation.preview(x)).isEmpty();
        assertThat(x.grad()).isEqualTo(2);
    }
}
