package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that Graphviz 2.43 and Mermaid 11 were seen to accept and to show as meant. */
class DiagramTest {
    private final Value a = Value.of(3, "a");
    private final Value b = a.plus(a).label("b");
    private final Value c = a.times(b);

    @Test
    void dotShowsNodesWithNumbersAndEdgesWithLocalDerivatives() {
        c.backward();

        assertThat(c.toDot()).isEqualTo("""
                digraph chainrule {
                  rankdir=LR;
                  node [shape=box, style=rounded];
                  v1 [label="a\\ndata 3\\ngrad 12"];
                  v2 [label="b = +\\ndata 6\\ngrad 3"];
                  v3 [label="out = *\\ndata 18\\ngrad 1"];
                  v1 -> v2 [label="1"];
                  v1 -> v2 [label="1"];
                  v1 -> v3 [label="6"];
                  v2 -> v3 [label="3"];
                }
                """);
    }

    @Test
    void mermaidShowsTheSame() {
        c.backward();

        assertThat(c.toMermaid()).isEqualTo("""
                flowchart LR
                  v1["a<br/>data 3<br/>grad 12"]
                  v2["b = +<br/>data 6<br/>grad 3"]
                  v3["out = #42;<br/>data 18<br/>grad 1"]
                  v1 -- "1" --> v2
                  v1 -- "1" --> v2
                  v1 -- "6" --> v3
                  v2 -- "3" --> v3
                """);
    }

    @Test
    void aLeafIsADiagramOfOneBox() {
        assertThat(a.toDot()).contains("v1 [label=\"a\\ndata 3\\ngrad 0\"];").doesNotContain("->");
        assertThat(a.toMermaid()).isEqualTo("flowchart LR\n  v1[\"a<br/>data 3<br/>grad 0\"]\n");
    }

    @Test
    void onlyWhatTheOutputWasComputedFromIsDrawn() {
        c.times(100).label("later");

        assertThat(b.toDot()).contains("b = +").doesNotContain("later", "*");
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                Arguments.of("say \"hi\"", "say \\\"hi\\\"", "say #quot;hi#quot;"),
                Arguments.of("C:\\new", "C:\\\\new", "C:#92;new"),
                Arguments.of("ends with \\", "ends with \\\\", "ends with #92;"),
                Arguments.of("\\\"", "\\\\\\\"", "#92;#quot;"),
                Arguments.of("two\nlines", "two\\nlines", "two<br/>lines"),
                Arguments.of("two\r\nlines", "two\\nlines", "two<br/>lines"),
                Arguments.of("two\u2028lines\u0085more", "two\\nlines\\nmore", "two<br/>lines<br/>more"),
                Arguments.of("<b>", "<b>", "#lt;b#gt;"),
                Arguments.of("&lt;", "&amp;lt;", "#amp;lt;"),
                Arguments.of("#35;", "#35;", "#35;35;"),
                Arguments.of("`code`", "`code`", "#96;code#96;"),
                Arguments.of("w_1 *", "w_1 *", "w#95;1 #42;"),
                Arguments.of("1. x - 2", "1. x - 2", "1#46; x #45; 2"),
                Arguments.of("[x](y){z}|;", "[x](y){z}|;", "[x](y){z}|;"),
                Arguments.of(
                        "\u0000\u001b[1m\u007f\u009c", "\ufffd\ufffd[1m\ufffd\ufffd", "\ufffd\ufffd[1m\ufffd\ufffd"),
                Arguments.of("half \ud83d \uffff", "half \ufffd \ufffd", "half \ufffd \ufffd"),
                Arguments.of("whole \ud83d\ude00\t!", "whole \ud83d\ude00\t!", "whole \ud83d\ude00\t!"),
                Arguments.of("größe 学习率 π", "größe 学习率 π", "größe 学习率 π"));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void labelsAreEscaped(String label, String inDot, String inMermaid) {
        Value node = Value.of(1, label);

        assertThat(node.toDot()).contains("  v1 [label=\"" + inDot + "\\ndata 1\\ngrad 0\"];\n");
        assertThat(node.toMermaid()).contains("  v1[\"" + inMermaid + "<br/>data 1<br/>grad 0\"]\n");
    }

    @Test
    void symbolsThatMermaidWouldTakeForAListAreEscaped() {
        assertThat(a.minus(2).toMermaid()).contains("out = #45; 2<br/>");
        assertThat(a.plus(2).toMermaid()).contains("out = #43; 2<br/>");
        assertThat(a.times(2).toMermaid()).contains("out = #42; 2<br/>");
    }

    @Test
    void numbersLookTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Value.of(0.25).times(0.5).toDot()).contains("data 0.25", "data 0.125", "[label=\"0.5\"]");
        } finally {
            Locale.setDefault(before);
        }
    }
}
