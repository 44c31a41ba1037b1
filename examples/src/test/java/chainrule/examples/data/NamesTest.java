package chainrule.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("names.txt"), text);
    }

    /** b, bb, bbb and so on. */
    private static List<String> many(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("b"::repeat).toList();
    }

    private static List<String> all(Names names) {
        return Stream.of(names.train(), names.heldOut())
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    @Test
    void javaKnowsHundredsOfPlaces() {
        Names names = Names.ofPlaces();

        assertThat(names.train()).hasSizeGreaterThan(500).allMatch(name -> name.matches("[a-z]+"));
        assertThat(names.heldOut())
                .hasSize((names.train().size() + names.heldOut().size()) / 10);
        assertThat(all(names)).doesNotHaveDuplicates().contains("france", "japanese", "nairobi");
    }

    @Test
    void namesAreMadePlainAndCountOnce() {
        List<String> lines = new ArrayList<>(many(20));
        lines.addAll(List.of("  Zürich ", "zurich", "ZURICH", "", "New York", "O'Brien", "straße", "x2", "Łódź"));

        Names names = Names.of("a list", lines);

        assertThat(all(names)).hasSize(21).contains("zurich");
        assertThat(names.leftOut()).as("New York, O'Brien, straße, x2, Łódź").isEqualTo(5);
    }

    @Test
    void theMarkThatSomeEditorsBeginAFileWithIsNoPartOfAName() throws IOException {
        Names names = Names.in(file("\uFEFFanna\r\n" + String.join("\r\n", many(20))));

        assertThat(all(names)).hasSize(21).contains("anna");
        assertThat(names.leftOut()).isZero();
    }

    @Test
    void theOrderOfLinesDoesNotMatter() {
        List<String> lines = new ArrayList<>(many(30));
        Names names = Names.of("a list", lines);
        java.util.Collections.reverse(lines);

        assertThat(Names.of("a list", lines)).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a", "a\nb\nc\n", "1\n2\n"})
    void aFileWithNextToNothingIsRefused(String text) throws IOException {
        Path file = file(text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.in(file))
                .withMessageStartingWith(
                        "names: expected at least 20 different names of the letters a to z, one a line, got ")
                .withMessageEndingWith(" in " + file);
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Path file = Files.write(folder.resolve("latin.txt"), "Zürich\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.in(file))
                .withMessage("names: expected UTF-8 in " + file + ", got other bytes");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.in(folder.resolve("none.txt")))
                .withMessage(
                        "names: expected a file with one name a line, got no such file: " + folder.resolve("none.txt"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.in(folder))
                .withMessageStartingWith(
                        "names: expected a file with one name a line, could not read " + folder + ": ");
    }
}
