package chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A script holds the files only that its build names; a page of steps is made of more than one. */
class StepResourcesTest {
    @Test
    void theBuildNamesAllFilesOfAPageOfSteps() throws IOException {
        List<String> built =
                found("chainrule/steps/(\\S+)", between("pom.xml", "StepsEngine</mainClass>", "</execution>"));
        Stream<String> scripts = found(
                        "\"(\\w+)\"",
                        between("../../engine/src/main/java/chainrule/steps/Page.java", "SCRIPTS = ", ";"))
                .stream()
                .map(name -> name + ".js");

        assertThat(built)
                .hasSizeGreaterThan(5)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("page.html", "page.css"), scripts)
                        .toList());
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String between(String file, String from, String to) throws IOException {
        String text = Files.readString(Path.of(file));
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start));
    }
}
