package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import chainrule.engine.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
    @TempDir
    Path folder;

    private static Value expression() {
        Value a = Value.of(3, "a");
        return a.plus(a).times(a).label("c");
    }

    private static Value chain(int nodes) {
        Value x = Value.of(1);
        for (int i = 1; i < nodes; i++) {
            x = x.plus(1);
        }
        return x;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void nothingIsNamed() {
        assertThatThrownBy(() -> Steps.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("output");
        Steps steps = Steps.of(expression());
        assertThatThrownBy(() -> steps.titled(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("title");
        assertThatThrownBy(() -> steps.saveTo(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("file");
        assertThatThrownBy(() -> Steps.open(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("output");
        assertThatThrownBy(() -> Steps.browse(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("page");
    }

    @Test
    void fiveThousandNodesAreTheMost() {
        Value tooMany = chain(5001);

        assertThat(Steps.of(chain(5000)).forwardText().lines()).hasSize(5000);
        assertThatThrownBy(() -> Steps.of(tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "output: expected a graph of at most 5000 nodes, got 5001; take the loss of a single sample, or a"
                                + " smaller net");
    }

    /** As many terms as are wanted between two layers. */
    private static Value denseGraph(int edges) {
        Value[] leaves = Stream.generate(() -> Value.of(1)).limit(100).toArray(Value[]::new);
        Value[] sums =
                Stream.generate(() -> Value.sum(leaves)).limit(edges / 101).toArray(Value[]::new);
        return Value.sum(sums);
    }

    @Test
    void twentyThousandEdgesAreTheMost() {
        Value tooMany = denseGraph(80_002);

        assertThat(Steps.of(denseGraph(19_998)).backwardText().lines()).hasSize(19_998 + 1);
        assertThatThrownBy(() -> Steps.of(tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "output: expected a graph of at most 20000 edges, got 79992; take the loss of a single sample,"
                                + " or a smaller net");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "\u001b[2J", "\u0007", "\u007f", "\u0084", "\u009b", "\ud83d", "\ude00", "\ufffe"})
    void whatCannotBeShownIsReplacedWhereverItsLabelStands(String hostile) {
        Value x = Value.of(2, "x" + hostile);
        Value infinite = x.minus(2).label(hostile + "d").pow(-1).label("y" + hostile + "z");
        Steps steps = Steps.of(infinite).titled(hostile + "title");

        String shown = "\ufffd" + hostile.substring(1);
        assertThat(steps.html()).contains("<h1>" + shown + "title</h1>", "\"x" + shown + "\"", "y" + shown + "z");
        assertThat(steps.text()).contains("x" + shown, "y" + shown + "z");
        assertThat(steps.html() + steps.text())
                .satisfies(text -> assertThat(text.codePoints()
                                .filter(c -> c != '\n' && c != '\r' && c != '\t')
                                .filter(c -> Character.getType(c) == Character.CONTROL
                                        || Character.getType(c) == Character.SURROGATE
                                        || c == 0xfffe))
                        .isEmpty());
        assertThat(steps.html()).doesNotContain("\\u00" + String.format("%02x", (int) hostile.charAt(0)));
    }

    @Test
    void theHeadingIsTheOutputsNameOrOnesOwn() {
        assertThat(Steps.of(expression()).html()).contains("<h1>c, step by step</h1>");
        assertThat(Steps.of(expression()).titled("Mine").html()).contains("<h1>Mine</h1>");
        assertThat(Steps.of(Value.of(1).exp()).html()).contains("<h1>out, step by step</h1>");
    }

    @Test
    void textIsTheForwardPassThenTheBackwardPass() {
        Steps steps = Steps.of(expression());

        assertThat(steps.text()).isEqualTo(steps.forwardText() + System.lineSeparator() + steps.backwardText());
        assertThat(steps.forwardText()).startsWith("a ").doesNotContain("dL");
        assertThat(steps.backwardText()).startsWith("dL/dc");
    }

    @Test
    void aPageIsSavedIntoAFolderThatIsMadeForIt() throws IOException {
        Path file = folder.resolve("new/folder/page.html");
        Steps steps = Steps.of(expression().label("\ud83d\ude00 \u00e4"));

        steps.saveTo(file);

        assertThat(file)
                .content(StandardCharsets.UTF_8)
                .isEqualTo(steps.html())
                .contains("\ud83d\ude00 \u00e4, step by step");
        assertThat(filesIn(file.getParent())).containsExactly(file);
    }

    @Test
    void anOlderFileIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), "old ".repeat(100_000));
        Steps steps = Steps.of(expression());

        steps.saveTo(file);

        assertThat(file).hasContent(steps.html());
        assertThat(filesIn(folder)).containsExactly(file);
    }

    @Test
    void aFolderMayBeALink() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = folder.resolve("link");
        try {
            Files.createSymbolicLink(link, real);
        } catch (IOException | UnsupportedOperationException e) {
            assumeThat(e).as("links are allowed here").isNull();
        }

        Steps.of(expression()).saveTo(link.resolve("page.html"));

        assertThat(real.resolve("page.html")).isNotEmptyFile();
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndLeavesNoDraft() throws IOException {
        Path target = Files.createDirectory(folder.resolve("page.html"));
        Path inAFile = Files.writeString(folder.resolve("file"), "x").resolve("page.html");
        Steps steps = Steps.of(expression());

        assertThatThrownBy(() -> steps.saveTo(target))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + target + ": it is a folder");
        assertThatThrownBy(() -> steps.saveTo(inAFile))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + inAFile + ": " + inAFile.getParent() + " is no folder");
        assertThat(filesIn(folder)).containsExactlyInAnyOrder(target, inAFile.getParent());
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aLabelWithHalfACharacterCanBeSaved() {
        Path file = folder.resolve("page.html");

        Steps.of(Value.of(1, "\ud83d")).saveTo(file);

        assertThat(file).content(StandardCharsets.UTF_8).contains("<h1>\ufffd, step by step</h1>", "\"\ufffd\"");
    }

    /** Without a display, hence another JVM; its temporary folder is the test's. */
    @Test
    void withoutADisplayThePageIsWrittenAndItsAddressPrinted() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opens.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(output).isZero();
        List<Path> made = filesIn(folder);
        assertThat(made).hasSize(1);
        Path file = made.get(0).resolve("steps.html");
        assertThat(output.lines()).containsExactly("Open in a browser: " + file.toUri(), "returned " + file);
        assertThat(file).hasContent(Steps.of(expression()).html());
    }

    static final class Opens {
        public static void main(String[] args) {
            System.out.println("returned " + Steps.open(expression()));
        }
    }
}
