package chainrule.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.engine.Value;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryPageTest {
    @TempDir
    Path folder;

    private static final class Sample implements Lesson {
        @Override
        public String title() {
            return "One < two & \"three\"";
        }

        @Override
        public String story() {
            return "A story.";
        }

        @Override
        public void perform(Stage stage) {
            stage.figure("x < 1");
            stage.walk("steps", "steps of <a>", Value.of(2, "<a>").times(3));
            stage.listing("Lines", "a <b> c");
            stage.sheet("numbers", "Numbers", Table.of("n").row("<1>"));
            stage.picture(
                    "wide",
                    new LineChart("wide").line("up", new double[] {1, 2}).size(1200, 400),
                    Table.of("y").row(1));
            stage.picture(
                    "line",
                    new LineChart("A line").line("up", new double[] {1, 2}),
                    Table.of("y").row(1).row(2));
        }
    }

    @Test
    void aPageOfSomebodyElseIsNotWrittenOver() throws IOException {
        Path page = Files.writeString(folder.resolve("index.html"), "<title>My own site</title>");

        assertThatThrownBy(() -> GalleryPage.write(folder, List.of()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot replace " + page
                        + ": it is no page of a gallery; choose another folder with -Dgallery=");
        assertThat(page).hasContent("<title>My own site</title>");

        Files.delete(page);
        GalleryPage.write(folder, List.of());
        assertThat(GalleryPage.write(folder, List.of())).isEqualTo(page);
    }

    @Test
    void showsEverythingEscapedAndLinksToFilesThatExist() throws IOException {
        Sample lesson = new Sample();
        Stage stage = new Stage(lesson, folder, new Stage.Audience() {});
        lesson.perform(stage);

        String html = Files.readString(GalleryPage.write(folder, List.of(stage)));

        assertThat(html)
                .contains("<h2>One &lt; two &amp; &quot;three&quot;</h2>")
                .contains("<li>x &lt; 1</li>")
                .contains("<pre>a &lt;b&gt; c</pre>")
                .contains("<td>&lt;1&gt;</td>")
                .contains("alt=\"A line\"")
                .contains("steps of &lt;a&gt;</a>");
        assertThat(folder.resolve("steps.html")).content().contains("<h1>Steps of &lt;a&gt;</h1>");
        List<String> links = Pattern.compile("(?:src|href)=\"([^\"#]+)\"")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .map(link -> link.replaceAll(".*\"(.*)\"", "$1"))
                .toList();
        assertThat(links)
                .contains("line.png", "line.csv", "numbers.csv", "steps.html")
                .allSatisfy(link -> assertThat(folder.resolve(link)).isRegularFile());
        assertThat(html).doesNotContain("http");
        assertThat(html)
                .contains(
                        "<figure><a href=\"line.png\"><img src=\"line.png\" alt=\"A line\" width=\"640\" height=\"420\">");
        assertThat(html).contains("<figure class=\"wide\"><a href=\"wide.png\">");
    }
}
