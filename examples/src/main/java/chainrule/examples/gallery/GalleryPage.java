package chainrule.examples.gallery;

import static chainrule.examples.gallery.Html.escaped;

import chainrule.examples.gallery.Stage.Plate;
import chainrule.steps.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page that tells the story of several lessons in order: a first screen, a card for each lesson, and the lessons. */
public final class GalleryPage {
    /** The picture of the first screen, where there is one of this name. */
    private static final String FIRST = "vanishing-gradients.png";

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

    /** Writes the page, and the pictures of its cards, into the folder of the pictures, at its {@link #place}. */
    public static Path write(Path folder, List<Stage> stages) {
        Path page = place(folder);
        List<LessonSection> lessons = stages.stream().map(LessonSection::new).toList();
        lessons.forEach(LessonSection::saveThumbnail);
        AtomicFile.write(page, html(stages, lessons));
        return page;
    }

    private static String html(List<Stage> stages, List<LessonSection> lessons) {
        return head() + "<body>\n" + firstScreen(stages) + cards(lessons) + "<main>\n"
                + lessons.stream().map(LessonSection::html).collect(Collectors.joining())
                + "</main>\n</body>\n</html>\n";
    }

    private static String head() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Chainrule: how gradients vanish and ReLUs die</title>
                <style>
                """ + style() + "</style>\n</head>\n";
    }

    private static String style() {
        try (InputStream css = GalleryPage.class.getResourceAsStream("page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read page.css", e);
        }
    }

    /** A claim, the picture that it is made of, and what to do next. */
    private static String firstScreen(List<Stage> stages) {
        String next = stages.isEmpty()
                ? ""
                : "<a class=\"button\" href=\"#" + stages.get(0).lesson().name()
                        + "\">Start with the first lesson</a>\n";
        return "<header>\n<p class=\"name\">Chainrule</p>\n<h1>How gradients vanish and ReLUs die</h1>\n"
                + hero(stages)
                + """
                <p>A gradient travels backward through a net as a product of weights and slopes. The sigmoid's slope is never above 0.25;
                ReLU's is 1 where it is active, but a unit that is negative on every example is dead. Every number and every picture
                on this page was computed by Chainrule, on your machine.</p>
                <p class="next">
                """ + next
                + """
                <a class="button quiet" href="#lessons">All lessons</a></p>
                <p>Rather take hold of it? <code>mvn -q compile exec:java -Dexample=Lab</code> opens the lab: six rooms in which you drag an
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

    private static String cards(List<LessonSection> lessons) {
        return IntStream.range(0, lessons.size())
                .mapToObj(i -> lessons.get(i).card(i + 1))
                .collect(Collectors.joining(
                        "", "<nav id=\"lessons\"><h2>Lessons</h2>\n<ol class=\"cards\">\n", "</ol></nav>\n"));
    }
}
