package chainrule.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import chainrule.engine.Value;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Table;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                .contains("<pre tabindex=\"0\">a &lt;b&gt; c</pre>")
                .contains("<td>&lt;1&gt;</td>")
                .contains("alt=\"A line\"")
                .contains("steps of &lt;a&gt;</a>");
        assertThat(folder.resolve("steps.html")).content().contains("<h1>Steps of &lt;a&gt;</h1>");
        List<String> links = Pattern.compile("(?:src|href|srcset)=\"([^\"#]+)\"")
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
                        "<figure><a href=\"line.png\"><picture><source media=\"(max-width: 40rem)\" srcset=\"line-narrow.png\">"
                                + "<img src=\"line.png\" alt=\"A line\" width=\"640\" height=\"420\"></picture></a>");
        assertThat(html).contains("<figure class=\"wide\"><a href=\"wide.png\">");
    }

    @Test
    void theFirstScreenHasAPictureAStartAndTheLabAndEachLessonACard() throws IOException {
        String html = Files.readString(page());

        assertThat(html.substring(0, html.indexOf("<nav")))
                .contains("<h1>", "src=\"wide.png\"", "href=\"#Sample\"", "-Dexample=Lab");
        assertThat(html)
                .contains("<a class=\"card\" href=\"#Sample\">")
                .contains("<section class=\"lesson\" id=\"Sample\">");
    }

    /** In frames of the page's own, since a window of Chromium cannot be made as narrow as a phone. */
    @Test
    void nothingIsWiderThanTheWindow() throws Exception {
        assumeThat(chromium()).isPresent();
        String page = Files.readString(page()).replace("&", "&amp;").replace("\"", "&quot;");
        String frames = IntStream.of(320, 390, 1280)
                .mapToObj(width -> "<iframe style=\"border: 0; height: 800px; width: " + width + "px\" srcdoc=\"" + page
                        + "\"></iframe>\n")
                .collect(Collectors.joining());
        Path all = Files.writeString(folder.resolve("frames.html"), frames + """
                <script>
                onload = () => document.title = [...document.querySelectorAll("iframe")].map(frame => {
                  const page = frame.contentDocument;
                  const image = [...page.images].find(image => image.alt === "A line");
                  return page.documentElement.scrollWidth + " " + image.currentSrc.replace(/.*[/]/, "");
                }).join(", ");
                </script>
                """);

        assertThat(title(all)).isEqualTo("320 line-narrow.png, 390 line-narrow.png, 1280 line.png");
    }

    private Path page() {
        Sample lesson = new Sample();
        Stage stage = new Stage(lesson, folder, new Stage.Audience() {});
        lesson.perform(stage);
        return GalleryPage.write(folder, List.of(stage));
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(entry -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The title of a page after its scripts have run. */
    private String title(Path page) throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process browser = new ProcessBuilder(
                        chromium().orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=1400,1000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(errors.toFile())
                .start();
        String dom = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(browser.waitFor()).as(errors.toString()).isZero();
        return dom.replaceAll("(?s).*?<title>(.*?)</title>.*", "$1");
    }
}
