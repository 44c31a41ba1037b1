package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import usercode.MyLines;

/** The property is read once, so each test has a JVM of its own. In its output the right line is called HERE. */
class ProvenanceTest {
    private static final String ON = "-Dchainrule.lines=true";

    private static List<String> output(String what, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.addAll(List.of(MyLines.class.getName(), what));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var lines = java.inputReader()) {
            return lines.lines().toList();
        }
    }

    @Test
    void aNodeKnowsTheLineOfTheUserThatMadeIt() throws IOException {
        assertThat(output("nodes", ON))
                .containsExactly(
                        "leaf: HERE",
                        "arithmetic: HERE",
                        "dot: HERE",
                        "helper: HERE",
                        "lambda: HERE",
                        "method reference: HERE",
                        "text: y = log | data NaN | grad 0 | HERE",
                        "explanation: First NaN: y = log, made at HERE. The log of -0.5 (x) is not a number:"
                                + " log needs an argument above 0."
                                + " How did it become negative? softplus makes any number positive.",
                        "refusal: setData: expected a leaf, got y = log | data NaN | grad 0 | HERE, which was"
                                + " computed from its inputs; change a leaf and build the expression again");
    }

    @Test
    void withoutThePropertyNoLineIsKnown() throws IOException {
        assertThat(output("nodes"))
                .containsExactly(
                        "leaf: unknown",
                        "arithmetic: unknown",
                        "dot: unknown",
                        "helper: unknown",
                        "lambda: unknown",
                        "method reference: unknown",
                        "text: y = log | data NaN | grad 0",
                        "explanation: First NaN: y = log (-Dchainrule.lines=true tells its line)."
                                + " The log of -0.5 (x) is not a number: log needs an argument above 0."
                                + " How did it become negative? softplus makes any number positive.",
                        "refusal: setData: expected a leaf, got y = log | data NaN | grad 0, which was"
                                + " computed from its inputs; change a leaf and build the expression again");
    }

    @Test
    void threadsThatMakeNodesAtOnceDoNotMixUpTheirLines() throws IOException {
        assertThat(output("threads", ON))
                .containsExactly(
                        "thread 0: 2000 nodes", "thread 1: 2000 nodes", "thread 2: 2000 nodes", "thread 3: 2000 nodes");
    }

    @Test
    void aLineDoesNotKeepItsNodeInMemory() throws IOException {
        // 400,000 nodes with their lines would be well above 40 MB
        assertThat(output("garbage", ON, "-Xmx16m")).containsExactly("garbage: collected");
    }

    @Test
    void inJShellTheMethodIsNamed() throws IOException {
        assertThat(output("jshell", ON))
                .containsExactly("statement: Optional[JShell]", "method: Optional[f() in JShell]");
    }
}
