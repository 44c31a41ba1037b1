package chainrule.steps;

import static chainrule.steps.PageParts.parsed;
import static chainrule.steps.PageParts.shown;
import static chainrule.steps.PageParts.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Backpropagation;
import chainrule.engine.Value;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final int NAME = 0;
    private static final int SIGN = 7;
    private static final int OPERATIONS = 25;
    private static final Pattern NUDGE =
            Pattern.compile("Nudge it: (.+) \\+ (\\S+) moves the loss by (\\S+), which is (\\S+) for each unit of .+"
                    + " The gradient says (\\S+); .*");

    private static PageParts page(Value output) {
        return PageParts.of(Steps.of(output).html());
    }

    /** c = b * a of b = a + a, a = 3: in forward order a, b, c. */
    private static Value sumTimesItsTerm() {
        Value a = Value.of(3, "a");
        return a.plus(a).label("b").times(a).label("c");
    }

    /** Two inputs, their weights, a bias, a tanh and a squared error, each node with a name. */
    private static Value neuron() {
        Value x1w1 = Value.of(2, "x1").times(Value.of(-3, "w1")).label("x1w1");
        Value x2w2 = Value.of(0, "x2").times(Value.of(1, "w2")).label("x2w2");
        Value z = x1w1.plus(x2w2).label("s").plus(Value.of(6.88, "b")).label("z");
        Value e = z.tanh().label("a").minus(Value.of(1, "y")).label("e");
        return e.pow(2).label("loss");
    }

    private static Value doubled(int times, double factor) {
        Value x = Value.of(1, "x");
        for (int i = 0; i < times; i++) {
            x = x.plus(x).times(factor);
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "say \"hi\" & 'bye'",
                "</script><script>alert(1)</script>",
                "</title></h1><img src=x onerror=alert(1)>",
                "<!-- <script>",
                "back\\slash \\u003c \\",
                "\ud83d\ude00 \u00e4 \u4e2d",
                "{{script}}",
                "{{recording}}",
                "{{title}} {{style}}",
                "&lt; &#123; $1 \\1"
            })
    void aLabelStaysWhatItIsOnAPageThatStaysWhole(String label) {
        Value output = Value.of(2, label).times(Value.of(5, label)).label(label);

        PageParts page = page(output);

        assertThat(page.ofNodes(NAME)).containsExactly(label, label, label);
        assertThat(unescaped(page.title())).isEqualTo(label + ", step by step");
        assertThat(unescaped(PageParts.of(Steps.of(output).titled(label).html()).title()))
                .isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u2028", "\u2029"})
    void aLineBreakInALabelIsABlank(String lineBreak) {
        PageParts page = page(Value.of(2, "one" + lineBreak + "two"));

        assertThat(page.ofNodes(NAME)).containsExactly("one two");
        assertThat(page.title()).isEqualTo("one two, step by step");
    }

    private static String unescaped(String html) {
        assertThat(html).doesNotContain("<", ">", "{{");
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#123;", "{")
                .replace("&amp;", "&");
    }

    @Test
    void thePageNeedsNothingElse() {
        String html = Steps.of(neuron()).html();

        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://", "//cdn");
        assertThat(html).doesNotContain("{{").contains("default-src 'none'");
    }

    @Test
    void thePageOfANeuronIsSmall() {
        Value neuron = neuron();

        assertThat(neuron.graph()).hasSize(13);
        assertThat(Steps.of(neuron).html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
    }

    @Test
    void thePageLeavesTheGraphsGradientsAsTheyAre() {
        Value output = RandomGraph.of(5, OPERATIONS);
        output.backward();
        output.backward();
        List<Double> before = output.graph().stream().map(Value::grad).toList();

        String html = Steps.of(output).html();

        assertThat(output.graph()).extracting(Value::grad).isEqualTo(before);
        assertThat(html).isEqualTo(Steps.of(RandomGraph.of(5, OPERATIONS)).html());
    }

    @Test
    void eachNodeHasTheEnginesNumbers() {
        for (int seed = 0; seed < 15; seed++) {
            PageParts page = page(RandomGraph.of(seed, OPERATIONS));
            Value same = RandomGraph.of(seed, OPERATIONS);
            same.backward();
            List<Value> nodes = same.graph();

            assertThat(page.rows("nodes")).hasSameSizeAs(nodes);
            for (int i = 0; i < nodes.size(); i++) {
                Value node = nodes.get(i);
                assertThat(strings(page.rows("nodes").get(i)).subList(1, 6))
                        .containsExactly(
                                node.operation().symbol(),
                                shown(node.data()),
                                shown(node.grad()),
                                Double.toString(node.data()),
                                Double.toString(node.grad()));
            }
        }
    }

    @Test
    void eachStepHasTheEnginesNumbers() {
        for (int seed = 0; seed < 15; seed++) {
            PageParts page = page(RandomGraph.of(seed, OPERATIONS));
            List<Backpropagation.Step> steps = Backpropagation.steps(RandomGraph.of(seed, OPERATIONS));
            JsonArray moves = page.objects("passes").get(0).getAsJsonArray("moves");

            assertThat(moves).hasSameSizeAs(steps);
            for (int i = 0; i < steps.size(); i++) {
                Backpropagation.Step step = steps.get(i);
                assertThat(page.rows("edges").get(i).get(2).getAsString()).isEqualTo(shown(step.localDerivative()));
                assertThat(strings(moves.get(i).getAsJsonArray()))
                        .containsExactly(
                                Integer.toString(i),
                                shown(step.outputGradient()),
                                shown(step.contribution()),
                                shown(step.gradientBefore()),
                                shown(step.gradientAfter()));
            }
        }
    }

    @Test
    void theLastStepSaysThatItIsAndHowToReadAGradient() {
        List<JsonArray> edges = page(sumTimesItsTerm()).rows("edges");

        assertThat(edges)
                .extracting(
                        edge -> edge.get(3).getAsString().contains("That was the last step. A gradient above 0 means"))
                .containsExactly(false, false, false, true);
    }

    @Test
    void forwardStepsAreFormulasWithTheirResult() {
        assertThat(page(sumTimesItsTerm()).rows("forward"))
                .extracting(row -> strings(row).subList(0, 3))
                .containsExactly(List.of("1", "b = a + a = 3 + 3", "6"), List.of("2", "c = b × a = 6 × 3", "18"));
    }

    @Test
    void whatIsNegativeHasTheMinusOfMathematics() {
        PageParts page = page(Value.of(-1.5, "x").times(-2e-9).label("y"));

        assertThat(strings(page.rows("nodes").get(0)))
                .containsSequence("\u22121.5", "\u22122E\u22129", "-1.5", "-2.0E-9");
        assertThat(page.rows("forward").get(0).get(1).getAsString())
                .isEqualTo("y = x × (\u22122E\u22129) = \u22121.5 × (\u22122E\u22129)");
    }

    @Test
    void eachMistakeTellsWhatComesOutWrong() {
        assertThat(page(sumTimesItsTerm()).objects("passes"))
                .extracting(pass -> pass.get("verdict").getAsString())
                .containsExactly(
                        "",
                        "1 of 3 gradients come out wrong: a gets 3 instead of 12.",
                        "In this graph nothing goes wrong: every node happens to be visited after all that use it.",
                        "1 of 3 gradients come out wrong: a gets 24 instead of 12.",
                        "3 of 3 gradients come out wrong: a gets 0 instead of 12, b gets 0 instead of 3, c gets 0 instead of"
                                + " 1.");
        assertThat(page(neuron()).objects("passes").get(4).get("verdict").getAsString())
                .startsWith("12 of 13 gradients come out wrong: ") // x2 is 0, and so is its weight's gradient anyway
                .endsWith(" and so on.");
    }

    @Test
    void onATreeAssigningIsExcusedByNoValueBeingUsedTwice() {
        Value tree = Value.of(2, "a").times(Value.of(5, "b"));
        Value zero = Value.of(0, "z");

        assertThat(page(tree).objects("passes").get(1).get("verdict").getAsString())
                .isEqualTo(
                        "In this graph nothing goes wrong: no value is used twice, so there is nothing to overwrite.");
        assertThat(page(zero.times(zero))
                        .objects("passes")
                        .get(1)
                        .get("verdict")
                        .getAsString())
                .isEqualTo("In this graph nothing goes wrong: what is overwritten happens to be what is written.");
        assertThat(page(zero.log()).objects("passes").get(1).get("verdict").getAsString())
                .startsWith("Some gradients of this graph are not finite anyway");
    }

    @Test
    void aMistakesMovesAreGivenWhereTheyDifferFromTheRightOnes() {
        List<JsonObject> passes = page(sumTimesItsTerm()).objects("passes");
        JsonArray assigned = passes.get(1).getAsJsonArray("moves");

        assertThat(assigned.get(0).getAsInt()).isZero();
        assertThat(assigned.get(1).getAsInt()).isEqualTo(1);
        assertThat(strings(assigned.get(2).getAsJsonArray())).containsExactly("2", "3", "3", "6", "3");
        assertThat(strings(assigned.get(3).getAsJsonArray())).containsExactly("3", "3", "3", "3", "3");
        assertThat(passes)
                .extracting(pass -> pass.get("assigns").getAsBoolean())
                .containsExactly(false, true, false, false, false);
        assertThat(passes).extracting(pass -> pass.get("seed").getAsString()).containsExactly("1", "1", "1", "1", "0");
        assertThat(passes)
                .extracting(pass -> pass.get("initial").toString())
                .containsExactly("{}", "{}", "{}", "{\"0\":\"12\"}", "{}");
    }

    @Test
    void aLeafsGradientIsTakenApartIntoItsPaths() {
        JsonObject entry = page(sumTimesItsTerm()).ledgerOf(0);

        assertThat(entry.get("count").getAsString()).isEqualTo("3 paths");
        assertThat(entry.getAsJsonArray("paths")).hasSize(3).first().hasToString("[\"6\",[1]]");
        assertThat(entry.has("rest")).isFalse();
        assertThat(page(neuron()).ledgerOf(0).get("count").getAsString()).isEqualTo("1 path");
        assertThat(page(neuron()).recording().getAsJsonObject("ledger").size()).isEqualTo(6);
    }

    @Test
    void sixPathsAreShownAndTheRestIsTheirSum() {
        Value x = Value.of(1, "x");
        JsonObject entry =
                page(Value.sum(x.times(5), x.times(-9), x, x, x, x, x, x)).ledgerOf(0);

        assertThat(entry.get("count").getAsString()).isEqualTo("8 paths");
        assertThat(entry.getAsJsonArray("paths"))
                .extracting(path -> path.getAsJsonArray().get(0).getAsString())
                .containsExactly("\u22129", "5", "1", "1", "1", "1");
        assertThat(entry.getAsJsonArray("rest")).hasToString("[\"2 paths more, none of them larger\",\"2\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10   | 1,024 paths
            60   | about 1.153E18 paths
            1100 | more than 1e308 paths
            """)
    void manyPathsAreCounted(int doublings, String count) {
        JsonObject entry = page(doubled(doublings, 0.5)).ledgerOf(0);

        assertThat(entry.get("count").getAsString()).isEqualTo(count);
        assertThat(entry.getAsJsonArray("paths")).hasSize(6);
        assertThat(entry.getAsJsonArray("rest").get(0).getAsString()).endsWith(" more, none of them larger");
    }

    @Test
    void aNudgeAgreesWithTheGradientOfASmoothFunction() {
        Value x = Value.of(0.7, "x");
        Value y = Value.of(-1.2, "y");
        List<Value> smooth = List.of(
                neuron(),
                x.times(y).sigmoid().plus(x.exp()),
                x.pow(3).minus(y.div(x)),
                Value.logSumExp(x, y, x.times(2)),
                x.gelu().times(y.softplus()).log());
        for (Value output : smooth) {
            PageParts page = page(output);
            output.graph().forEach(Value::zeroGrad);
            output.backward();
            List<Value> nodes = output.graph();
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).isLeaf()) {
                    Matcher nudge = NUDGE.matcher(page.ledgerOf(i).get("nudge").getAsString());
                    assertThat(nudge).matches(Matcher::matches);
                    double gradient = nodes.get(i).grad();
                    assertThat(nudge.group(1)).isEqualTo(nodes.get(i).label());
                    assertThat(nudge.group(2)).isEqualTo("0.0001");
                    assertThat(parsed(nudge.group(3))).isCloseTo(gradient * 1e-4, within(1e-6));
                    assertThat(parsed(nudge.group(4))).isCloseTo(gradient, within(2e-3));
                    assertThat(nudge.group(5)).isEqualTo(shown(gradient));
                }
            }
        }
    }

    @Test
    void aLargeLeafIsNudgedByMore() {
        String nudge =
                page(Value.of(-5000, "x").times(3)).ledgerOf(0).get("nudge").getAsString();

        assertThat(nudge).startsWith("Nudge it: x + 0.5 moves the loss by 1.5, which is 3 for each unit of x.");
    }

    @Test
    void aNudgeDoesNotNeedTheGradient() {
        // at the kink of a ReLU the engine's slope is 0, but to the right it is 1
        String nudge = page(Value.of(0, "x").relu()).ledgerOf(0).get("nudge").getAsString();

        assertThat(nudge).contains(" which is 1 for each unit of x. The gradient says 0;");
    }

    @Test
    void thereIsANoticeExactlyWhereSomethingHasToBeKnownFirst() {
        Value w = Value.of(2, "w");
        Value loss = w.times(3);
        Value bad = Value.of(-1, "x").log();

        assertThat(page(loss).recording().get("notice").getAsString()).isEmpty();
        assertThat(page(bad).recording().get("notice").getAsString())
                .startsWith("First NaN: out = log")
                .contains("-1 (x)");
        w.setData(5);
        assertThat(page(loss).recording().get("notice").getAsString()).startsWith("A leaf has changed");
    }

    @Test
    void signsAreThoseOfTheExplanation() {
        assertThat(page(Value.of(-1).relu().plus(Value.of(20).sigmoid())).ofNodes(SIGN))
                .containsExactlyInAnyOrder("", "slope 0", "", "saturated", "");
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                -0.0
            })
    void noNumberIsTooStrangeForAPage(double number) {
        Value x = Value.of(number, "x");

        PageParts page = page(x.times(x).log().plus(x.exp()).minus(x.pow(x)).label("y"));

        assertThat(page.rows("nodes").get(0).get(2).getAsString()).isEqualTo(shown(number));
    }

    @Test
    void theSmallestPageShowsALeaf() {
        PageParts page = page(Value.of(3, "a"));

        assertThat(page.ofNodes(NAME)).containsExactly("a");
        assertThat(page.rows("edges")).isEmpty();
        assertThat(page.rows("forward")).isEmpty();
        assertThat(page.ledgerOf(0).get("count").getAsString()).isEqualTo("1 path");
        assertThat(page.recording().getAsJsonObject("overview").getAsJsonArray("boxes"))
                .hasSize(1);
    }

    @Test
    void aSmallGraphHasABoxForEachNodeAndALineForEachEdge() {
        PageParts page = page(neuron());
        JsonObject overview = page.recording().getAsJsonObject("overview");

        assertThat(overview.getAsJsonArray("boxes"))
                .extracting(box -> box.getAsJsonArray().get(0).getAsInt() + " "
                        + box.getAsJsonArray().get(1).getAsInt())
                .containsExactlyInAnyOrder(
                        "0 0", "0 1", "0 2", "0 3", "0 4", "0 5", "0 6", "0 7", "0 8", "0 9", "0 10", "0 11", "0 12");
        assertThat(overview.getAsJsonArray("edges"))
                .extracting(edge ->
                        edge.getAsJsonArray().get(0).getAsJsonArray().get(0).getAsInt())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(page.objects("groups")).noneMatch(group -> group.has("picture"));
    }

    @Test
    void aFoldedGraphHasABoxForEachGroupWithAPictureOfItsInside() {
        Value[] row = new Value[70];
        for (int i = 0; i < row.length; i++) {
            row[i] = Value.of(i, "x" + i);
        }
        Value sum = Value.sum(row).label("sum");
        PageParts page = page(
                Value.logSumExp(sum.tanh().label("t"), sum.exp().label("e")).label("loss"));

        assertThat(page.objects("groups"))
                .extracting(group -> group.get("title").getAsString())
                .containsExactlyInAnyOrder("sum", "t", "e", "loss");
        JsonObject folded = page.objects("groups").get(0);
        assertThat(folded.get("title").getAsString()).isEqualTo("sum");
        assertThat(folded.getAsJsonObject("picture").getAsJsonArray("boxes"))
                .hasSize(71)
                .allMatch(box -> box.getAsJsonArray().get(0).getAsInt() == 0); // its own, not a neighbour's
        assertThat(page.recording().getAsJsonObject("overview").getAsJsonArray("boxes"))
                .hasSize(4);
        assertThat(page.recording().getAsJsonArray("groupOf"))
                .hasSize(74)
                .extracting(JsonElement::getAsInt)
                .startsWith(0, 0);
    }
}
