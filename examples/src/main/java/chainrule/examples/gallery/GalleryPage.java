package chainrule.examples.gallery;

import static chainrule.examples.gallery.Html.escaped;

import chainrule.examples.course.Chapter;
import chainrule.examples.course.Course;
import chainrule.examples.gallery.Stage.Plate;
import chainrule.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page that tells the story of several lessons in order: a first screen, the chapters with a card for each lesson, and the course. */
public final class GalleryPage {
    /** The picture of the first screen, where there is one of this name. */
    private static final String FIRST = "vanishing-gradients.png";

    private static final String TITLE = "Chainrule: how gradients vanish and ReLUs die";

    private static final String MARK = "<title>Chainrule";

    private GalleryPage() {}

    /**
     * Where the page is written in this folder.
     *
     * @throws UncheckedIOException if there is such a file already that is no page of a gallery: it is not written over
     */
    public static Path place(Path folder) {
        Path page = folder.resolve("index.html");
        try {
            if (Files.exists(page) && !new String(Files.readAllBytes(page), StandardCharsets.UTF_8).contains(MARK)) {
                throw new IOException("it is no page of a gallery; choose another folder with -Dgallery=");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace " + page + ": " + e.getMessage(), e);
        }
        return page;
    }

    /** Writes the page with the course, the pictures of its cards and the teacher's sheet into the folder of the pictures, the page at its {@link #place}. */
    public static Path write(Path folder, List<Stage> stages) {
        return write(folder, stages, Course.chapters());
    }

    static Path write(Path folder, List<Stage> stages, List<Chapter> course) {
        Path page = place(folder);
        List<LessonSection> lessons = stages.stream().map(LessonSection::new).toList();
        lessons.forEach(LessonSection::saveThumbnail);
        List<ChapterSection> chapters = chapters(course, lessons);
        AtomicFile.write(folder.resolve(TeachersSheet.NAME), TeachersSheet.html(chapters));
        AtomicFile.write(page, html(stages, chapters, besides(course, lessons)));
        return page;
    }

    /** Lessons stand in their chapter in the order in which they were performed. */
    private static List<ChapterSection> chapters(List<Chapter> course, List<LessonSection> lessons) {
        return IntStream.range(0, course.size())
                .mapToObj(i -> new ChapterSection(
                        i + 1,
                        course.get(i),
                        lessons.stream()
                                .filter(lesson -> course.get(i).lessons().contains(lesson.name()))
                                .toList()))
                .toList();
    }

    /** Lessons that are in no chapter. */
    private static List<LessonSection> besides(List<Chapter> course, List<LessonSection> lessons) {
        return lessons.stream()
                .filter(lesson ->
                        course.stream().noneMatch(chapter -> chapter.lessons().contains(lesson.name())))
                .toList();
    }

    private static String html(List<Stage> stages, List<ChapterSection> chapters, List<LessonSection> besides) {
        return Html.head(TITLE) + "<body>\n" + firstScreen(stages, chapters) + contents(chapters, besides) + "<main>\n"
                + chapters.stream().map(ChapterSection::html).collect(Collectors.joining())
                + besides.stream().map(LessonSection::html).collect(Collectors.joining())
                + "</main>\n" + foot() + "<script>\n" + Html.resource("exercises.js")
                + Html.resource("rooms.js") + "</script>\n</body>\n</html>\n";
    }

    /** A claim, the picture that it is made of, and what to do next. */
    private static String firstScreen(List<Stage> stages, List<ChapterSection> chapters) {
        String next = chapters.stream()
                .findFirst()
                .map(chapter -> "<a class=\"button\" href=\"#" + chapter.id() + "\">Start with chapter 1</a>\n")
                .orElse("");
        return "<header>\n<p class=\"name\">Chainrule</p>\n<h1>How gradients vanish and ReLUs die</h1>\n"
                + hero(stages)
                + """
                <p>A gradient travels backward through a net as a product of weights and slopes. The sigmoid's slope is never above 0.25;
                ReLU's is 1 where it is active, but a unit that is negative on every example is dead. Every number and every picture
                on this page was computed by Chainrule, on your machine.</p>
                <p class="next">
                """ + next
                + """
                <a class="button quiet" href="#lessons">All chapters and lessons</a></p>
                <p>Rather take hold of it?\s""" + Html.command(Html.LAB) + """
                 opens the lab: six rooms in which you drag an
                activation, watch gradients vanish, kill ReLUs and revive them.</p>
                </header>
                """;
    }

    private static String hero(List<Stage> stages) {
        List<Plate> plates = stages.stream()
                .flatMap(stage -> stage.exhibits().stream())
                .filter(Plate.class::isInstance)
                .map(Plate.class::cast)
                .toList();
        return plates.stream()
                .filter(plate -> plate.file().endsWith(FIRST))
                .findFirst()
                .or(() -> plates.stream().findFirst())
                .map(plate -> LessonSection.figure(
                        plate, escaped("Measured, not drawn: fresh nets read real handwritten digits.")))
                .orElse("");
    }

    private static String contents(List<ChapterSection> chapters, List<LessonSection> besides) {
        return "<nav id=\"lessons\"><h2>The course</h2>\n"
                + "<p>Each chapter begins with a question, shows its lessons, says what to try, and ends with exercises. Numbers that you type are judged"
                + " here, on your machine.</p>\n<p>Run every command in the project's top folder, the one with <code>README.md</code>; the classes stand in"
                + " <code>examples/src/main/java/chainrule/examples</code>.</p>\n"
                + chapters.stream()
                        .map(chapter -> "<h3><a href=\"#" + chapter.id() + "\">" + chapter.number() + ". "
                                + escaped(chapter.chapter().title()) + "</a> <span class=\"minutes\">"
                                + chapter.chapter().minutes() + " minutes, "
                                + Words.count(chapter.items().size(), "exercise") + "</span></h3>\n"
                                + cards(chapter.lessons()))
                        .collect(Collectors.joining())
                + cards(besides) + "</nav>\n";
    }

    private static String cards(List<LessonSection> lessons) {
        return lessons.isEmpty()
                ? ""
                : lessons.stream()
                        .map(LessonSection::card)
                        .collect(Collectors.joining("", "<ul class=\"cards\">\n", "</ul>\n"));
    }

    private static String foot() {
        return """
                <footer>
                <noscript><p>Without scripts nothing that you type is judged here; the teacher's sheet has all answers.</p></noscript>
                <p>Seen it all? Build it yourself: <code>examples/BUILD-IT-YOURSELF.md</code> has the engine as small tasks with tests, and
                <code>mvn -q test -Dtask=1</code> judges the first.</p>
                <p>For teachers: <a href="%s">what each chapter needs, all answers, and where students go wrong</a>, to be printed.</p>
                </footer>
                """.formatted(TeachersSheet.NAME);
    }
}
