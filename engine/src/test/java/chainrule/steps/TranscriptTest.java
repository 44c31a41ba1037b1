package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of the neuron were worked out in Python: t = tanh(-0.7), loss = (t - 1)², slopes 2 (t - 1) and 1 - t². */
class TranscriptTest {
    private static final String FORWARD = """
            x    = 2
            w    = -0.5
            v3   = x * w    = 2 * (-0.5)  = -1
            b    = 0.3
            v5   = v3 + b   = -1 + 0.3    = -0.7
            v6   = tanh(v5) = tanh(-0.7)  = -0.6044
            v7   = v6 - 1   = -0.6044 - 1 = -1.6044
            loss = v7^2     = (-1.6044)^2 = 2.574""";

    private static final String BACKWARD = """
            dL/dloss  = 1
            dL/dv7   += dL/dloss * dloss/dv7 = 1 * (-3.2087)    = -3.2087
            dL/dv6   += dL/dv7 * dv7/dv6     = -3.2087 * 1      = -3.2087
            dL/dv5   += dL/dv6 * dv6/dv5     = -3.2087 * 0.6347 = -2.0367
            dL/dv3   += dL/dv5 * dv5/dv3     = -2.0367 * 1      = -2.0367
            dL/db    += dL/dv5 * dv5/db      = -2.0367 * 1      = -2.0367
            dL/dx    += dL/dv3 * dv3/dx      = -2.0367 * (-0.5) = 1.0184
            dL/dw    += dL/dv3 * dv3/dw      = -2.0367 * 2      = -4.0734""";

    /** The neuron in the comment of Steps. */
    private static Value neuron() {
        Value x = Value.of(2, "x");
        Value w = Value.of(-0.5, "w");
        Value b = Value.of(0.3, "b");
        return x.times(w).plus(b).tanh().minus(1).pow(2).label("loss");
    }

    @Test
    void theNeuronOfTheClassComment() {
        Steps steps = Steps.of(neuron());

        assertThat(steps.forwardText().lines())
                .containsExactlyElementsOf(FORWARD.lines().toList());
        assertThat(steps.backwardText().lines())
                .containsExactlyElementsOf(BACKWARD.lines().toList());
        assertThat(steps.text()).isEqualTo((FORWARD + "\n" + BACKWARD).replace("\n", System.lineSeparator()));
    }

    @Test
    void whatWasThereBeforeIsAddedUpAtTheEndOfTheLine() {
        Value a = Value.of(3, "a");

        assertThat(Steps.of(a.plus(a).label("b").times(a).label("c")).text().lines())
                .containsExactly(
                        "a = 3",
                        "b = a + a = 3 + 3 = 6",
                        "c = b * a = 6 * 3 = 18",
                        "dL/dc  = 1",
                        "dL/db += dL/dc * dc/db = 1 * 3 = 3",
                        "dL/da += dL/dc * dc/da = 1 * 6 = 6",
                        "dL/da += dL/db * db/da = 3 * 1 = 3 -> 6 + 3 = 9",
                        "dL/da += dL/db * db/da = 3 * 1 = 3 -> 9 + 3 = 12");
    }

    @Test
    void aLeafAloneHasOneLineEachWay() {
        assertThat(Steps.of(Value.of(3, "a")).text()).isEqualToNormalizingNewlines("a = 3\ndL/da  = 1");
    }

    @Test
    void columnsBeginAtTheSamePlaceWhateverTheNamesAndNoLineEndsWithABlank() {
        Value x = Value.of(123456, "a rather long name");
        List<String> lines = Steps.of(x.times(-1e-9).plus(x).sigmoid().times(x))
                .backwardText()
                .lines()
                .toList();

        assertThat(lines).allMatch(line -> line.equals(line.stripTrailing()));
        List<String> steps = lines.subList(1, lines.size());
        assertThat(steps)
                .extracting(line -> line.indexOf("+= "))
                .containsOnly(lines.get(0).indexOf("= 1") - 1);
        assertThat(steps)
                .extracting(line -> line.indexOf(" = "))
                .hasSize(6)
                .containsOnly(steps.get(0).indexOf(" = "));
    }

    @Test
    void aLabelOfTwoLinesStaysOnOne() {
        assertThat(Steps.of(Value.of(2, "a\nb").negate()).forwardText())
                .isEqualToNormalizingNewlines("a b = 2\nout = -a b = -2 = -2");
    }

    @Test
    void aNegativeContributionIsInParenthesesWhereItIsAdded() {
        Value a = Value.of(3, "a");

        assertThat(Steps.of(a.minus(a).label("d")).backwardText())
                .endsWith("dL/da += dL/dd * dd/da = 1 * (-1) = -1 -> 1 + (-1) = 0");
    }

    @Test
    void whatIsNotFiniteIsSaidFirst() {
        String text = Steps.of(Value.of(-1, "x").log().label("y")).text();

        assertThat(text.lines())
                .first()
                .asString()
                .startsWith("First NaN: y = log")
                .contains("-1 (x)");
        assertThat(text.lines()).element(1).isEqualTo("x = -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE", "tr-TR", "th-TH-u-nu-thai"})
    void textAndPageAreTheSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        Value output = RandomGraph.of(3, 30);
        Value doubled = Value.of(1.5, "x\u0001");
        for (int i = 0; i < 40; i++) {
            doubled = doubled.plus(doubled).times(0.1);
        }
        try {
            Locale.setDefault(Locale.ROOT);
            String text = Steps.of(output).text();
            String page = Steps.of(output).html();
            String doubledPage = Steps.of(doubled).html();

            Locale.setDefault(Locale.forLanguageTag(tag));

            assertThat(Steps.of(output).text()).isEqualTo(text);
            assertThat(Steps.of(output).html()).isEqualTo(page);
            assertThat(Steps.of(doubled).html()).isEqualTo(doubledPage);
        } finally {
            Locale.setDefault(before);
        }
    }
}
