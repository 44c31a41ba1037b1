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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .hasMessageStartingWith("cannot write " + target + ": ");
        assertThatThrownBy(() -> steps.saveTo(inAFile))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write " + inAFile + ": ");
        assertThat(filesIn(folder)).containsExactlyInAnyOrder(target, inAFile.getParent());
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aLabelWithHalfACharacterCanBeSaved() {
        Path file = folder.resolve("page.html");

        Steps.of(Value.of(1, "\ud83d")).saveTo(file);

        assertThat(file).content(StandardCharsets.UTF_8).contains("<h1>?, step by step</h1>", "\"\\ud83d\"");
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
