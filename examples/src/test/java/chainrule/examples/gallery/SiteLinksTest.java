package chainrule.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import chainrule.examples.Tour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteLinksTest {
    @TempDir
    Path folder;

    @AfterEach
    void leaveTheSite() {
        System.clearProperty("site");
    }

    @Test
    void thereAreNoneWithoutASite() {
        assertThat(SiteLinks.of("BentGrid", "")).isEmpty();
        assertThat(SiteLinks.of("Digits", "../index.html")).isEmpty();
    }

    @Test
    void aRoomIsEmbeddedWithItsStateAndCanBeOpenedAlone() {
        assertThat(SiteLinks.html(
                        new SiteLinks.Link("bentgrid?by=hand&activation=relu", "", "Bend it"), "../index.html"))
                .contains(
                        "<p>Bend it. <a href=\"../index.html#bentgrid?by=hand&amp;activation=relu\">Open it alone</a></p>")
                .contains("<iframe loading=\"lazy\" title=\"Bend it\""
                        + " src=\"../index.html#bentgrid?by=hand&amp;activation=relu&amp;hide=header\">");
        assertThat(SiteLinks.html(new SiteLinks.Link("vanishing", "", "Train it"), "s.html"))
                .contains("src=\"s.html#vanishing?hide=header\"");
    }

    @Test
    void eachBelongsToALesson() {
        assertThat(SiteLinks.all().keySet())
                .isSubsetOf(Tour.lessons().stream().map(Lesson::name).toList());
    }

    /** Read in the code of the lessons: to perform them all takes minutes. */
    @Test
    void eachFollowsAFileThatItsLessonSaves() {
        SiteLinks.all().forEach((lesson, links) -> {
            Path code = Path.of("src/main/java/chainrule/examples", lesson + ".java");
            links.forEach(link -> assertThat(code).content().contains("\"" + link.after() + "\""));
        });
    }

    @Test
    void aRoomStandsWhereTheLessonSpeaksOfItAndNoneIsLost() throws IOException {
        System.setProperty("site", "../index.html");

        String html = page("HelloGradient", "one-neuron");
        assertThat(html.indexOf("<iframe"))
                .isBetween(html.indexOf("one-neuron.html"), html.indexOf("another-walk.html"));
        html = page("HelloGradient", "renamed");
        assertThat(html.indexOf("<iframe")).isGreaterThan(html.indexOf("another-walk.html"));
        assertThat(page("Digits", "one-neuron")).doesNotContain("<iframe");
    }

    private String page(String name, String walk) throws IOException {
        Lesson lesson = new Lesson() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String title() {
                return "A lesson";
            }

            @Override
            public String story() {
                return "A story.";
            }

            @Override
            public void perform(Stage stage) {
                stage.walk(walk, "the one", Value.of(2, "a").times(3));
                stage.walk("another-walk", "another", Value.of(2, "a").times(3));
            }
        };
        Stage stage = new Stage(lesson, folder, new Stage.Audience() {});
        lesson.perform(stage);
        return Files.readString(GalleryPage.write(folder, List.of(stage), List.of()));
    }
}
