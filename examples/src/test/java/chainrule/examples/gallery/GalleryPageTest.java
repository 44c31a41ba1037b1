package chainrule.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import chainrule.engine.Value;
import chainrule.examples.course.Chapter;
import chainrule.examples.course.Course;
import chainrule.examples.course.NumberQuestion;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Table;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final List<Chapter> COURSE = Course.chapters();

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

        assertThatThrownBy(() -> GalleryPage.write(folder, List.of(), COURSE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot replace " + page
                        + ": it is no page of a gallery; choose another folder with -Dgallery=");
        assertThat(page).hasContent("<title>My own site</title>");

        Files.delete(page);
        GalleryPage.write(folder, List.of(), COURSE);
        assertThat(GalleryPage.write(folder, List.of(), COURSE)).isEqualTo(page);
    }

    @Test
    void showsEverythingEscapedAndLinksToFilesThatExist() throws IOException {
        Sample lesson = new Sample();
        Stage stage = new Stage(lesson, folder, new Stage.Audience() {});
        lesson.perform(stage);

        String html = Files.readString(GalleryPage.write(folder, List.of(stage), COURSE));

        assertThat(html)
                .contains("<h3>One &lt; two &amp; &quot;three&quot;</h3>")
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
        assertThat(html).doesNotContain("://");
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
                .contains("<h1>", "src=\"wide.png\"", "href=\"#chapter-1\"", "-Dexample=Lab");
        assertThat(html)
                .contains("<a class=\"card\" href=\"#Sample\">")
                .contains("<section class=\"lesson\" id=\"Sample\">");
    }

    @Test
    void aLessonStandsInItsChapter() throws IOException {
        Stage stage = new Stage(new Sample(), folder, new Stage.Audience() {});
        List<Chapter> course = List.of(chapter("First"), chapter("Second", "Sample"), chapter("Third"));

        String html = Files.readString(GalleryPage.write(folder, List.of(stage), course));

        assertThat(html.substring(html.indexOf("id=\"chapter-2\""), html.indexOf("id=\"chapter-3\"")))
                .contains("Before you look", "<section class=\"lesson\" id=\"Sample\">", "Try it", "Exercises");
        assertThat(html).containsOnlyOnce("<section class=\"lesson\"");
    }

    private static Chapter chapter(String title, String... lessons) {
        Chapter model = COURSE.get(0);
        return new Chapter(
                title, 30, model.beforeYouLook(), List.of(lessons), model.trials(), model.exercises(), model.notes());
    }

    @Test
    void noAnswerCanBeReadBeforeItIsAskedFor() {
        List<String> read = new ArrayList<>();

        COURSE.stream().flatMap(chapter -> chapter.exercises().stream()).forEach(exercise -> {
            String html = new ExerciseItem("e", exercise).html();
            String folded = html.replaceAll("(?s).*<details>(.*)</details>.*", "$1");
            List<String> visible =
                    numbersIn(html.replaceAll("(?s)<details>.*</details>", "").replaceAll("<[^>]*>", " "));
            assertThat(html).contains(Html.prose(exercise.question()));
            if (exercise instanceof NumberQuestion question) {
                assertThat(folded).matches("<summary>Show the answer</summary><p data-text=\"[^\"]+\"></p>");
                question.blanks().stream()
                        .map(blank -> Numbers.text(blank.answer(), 4))
                        .filter(answer -> answer.length() > 2 && visible.contains(answer))
                        .forEach(answer -> read.add(question.question()));
            } else {
                assertThat(folded).contains(Html.prose(exercise.explanation()));
            }
        });
        assertThat(read)
                .as("given and asked for")
                .containsExactly("ReLU(−3) + ReLU(2.5) = ? (ReLU(z) is z where z > 0, else 0.)");
    }

    private static List<String> numbersIn(String text) {
        return Pattern.compile("−?\\d[\\d.]*\\d( × 10⁻?[⁰¹²³⁴-⁹]+)?")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void theTeachersSheetHasEveryAnswer() throws IOException {
        GalleryPage.write(folder, List.of(), COURSE);
        String sheet = Files.readString(folder.resolve("teacher.html"));

        assertThat(COURSE).allSatisfy(chapter -> {
            assertThat(sheet)
                    .contains(chapter.title(), Html.prose(chapter.notes().needs()));
            assertThat(chapter.exercises())
                    .allSatisfy(exercise -> assertThat(sheet).contains(Html.prose(exercise.explanation())));
        });
        assertThat(sheet)
                .contains("σ(0): 0.5; σ&#39;(0): 0.25".replace("&#39;", "'"), "What students usually get wrong");
    }

    /**
     * Nothing is wider than the window, and what is typed is judged: one start of a browser for both. In frames of the page's own, since a
     * window of Chromium cannot be made as narrow as a phone.
     */
    @Test
    void inABrowserThePageFitsAndJudgesWhatIsTyped() throws Exception {
        assumeThat(chromium()).isPresent();
        String page = Files.readString(page()).replace("&", "&amp;").replace("\"", "&quot;");
        String sheet = Files.readString(folder.resolve("teacher.html"))
                .replace("&", "&amp;")
                .replace("\"", "&quot;");
        String frames = IntStream.of(320, 390, 1280)
                        .mapToObj(width -> frame(width, page))
                        .collect(Collectors.joining())
                + frame(390, sheet);
        Path all = Files.writeString(folder.resolve("frames.html"), frames + """
                <script>
                onload = () => {
                  const frames = [...document.querySelectorAll("iframe")];
                  const widths = frames.map(frame => {
                    const page = frame.contentDocument;
                    const image = [...page.images].find(image => image.alt === "A line");
                    return page.documentElement.scrollWidth + (image ? " " + image.currentSrc.replace(/.*[/]/, "") : "");
                  });
                  const page = frames[1].contentDocument;
                  const said = (blank, typed) => {
                    const input = page.getElementById("exercise-" + blank);
                    input.value = typed;
                    input.form.requestSubmit();
                    return input.form.dataset.verdict + " " + input.getAttribute("aria-invalid");
                  };
                  const quarter = ["0.25", ".25", "0,25", "1/4", "25 %", "2.5e-1", "2,5 × 10⁻¹", "0.2524", "0.26", "−0.25", "a quarter", "1/0", ""];
                  const judged = quarter.map(typed => said("3-1-2", typed));
                  judged.push(said("1-9-1", "0"), said("1-9-1", "0.001"), said("6-1-1", "-3"), said("6-1-1", "−3"), said("6-1-1", "3"), said("4-1-1", "1/65536"));
                  const power = ["1048576", "1,048,576", "2^20", "2²⁰", "≥ 2^20", "x = 1048576", "1,048"].map(typed => said("5-3-2", typed));
                  const hints = [["3-1-2", "½"], ["6-2-1", "0.19"], ["6-2-1", "0.18"], ["6-2-1", "0.0625"], ["6-3-2", "−0.1418"], ["5-3-1", "32"]]
                    .map(([blank, typed]) => {
                      said(blank, typed);
                      return page.getElementById("exercise-" + blank + "-said").textContent;
                    });
                  const folded = page.querySelector("#exercise-3-1 details");
                  folded.addEventListener("toggle", () => {
                    document.title = [widths.join(", "), judged.join(", "), power.join(", "), hints.join(" "), folded.innerText.replaceAll("\\n", " ").slice(0, 50)].join(" | ");
                  });
                  folded.open = true;
                };
                </script>
                """);

        assertThat(title(all).split(" \\| "))
                .containsExactly(
                        "320 line-narrow.png, 390 line-narrow.png, 1280 line.png, 390",
                        "right false, ".repeat(8) + "wrong true, wrong true, unclear true, unclear true, unclear true, "
                                + "right false, wrong true, right false, right false, wrong true, right false",
                        "right false, ".repeat(6) + "wrong true",
                        "✗ That is the value. How steep is it there? ✗ Close. Give one more digit. ✗ Close, but not it. Look again."
                                + " ✗ That is the sum; the loss is the mean.".repeat(2)
                                + " ✗ That is the mean square. Take its root.",
                        "Show the answer  σ(0): 0.5; σ'(0): 0.25. e⁰ = 1, s");
    }

    private static String frame(int width, String page) {
        return "<iframe style=\"border: 0; height: 800px; width: " + width + "px\" srcdoc=\"" + page + "\"></iframe>\n";
    }

    private Path page() {
        Sample lesson = new Sample();
        Stage stage = new Stage(lesson, folder, new Stage.Audience() {});
        lesson.perform(stage);
        return GalleryPage.write(folder, List.of(stage), COURSE);
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
