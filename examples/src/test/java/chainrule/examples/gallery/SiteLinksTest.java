package chainrule.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.Tour;
import org.junit.jupiter.api.Test;

class SiteLinksTest {
    @Test
    void thereAreNoneWithoutASite() {
        assertThat(SiteLinks.html("BentGrid", "")).isEmpty();
        assertThat(SiteLinks.html("Digits", "../index.html")).isEmpty();
    }

    @Test
    void theyLeadToTheSiteWithItsState() {
        assertThat(SiteLinks.html("BentGrid", "../index.html"))
                .isEqualTo("<p><a href=\"../index.html#bentgrid?by=hand&amp;activation=relu\">"
                        + "Turn, stretch and bend a grid yourself</a></p>\n");
    }

    @Test
    void eachBelongsToALesson() {
        assertThat(SiteLinks.all().keySet())
                .isSubsetOf(Tour.lessons().stream().map(Lesson::name).toList());
    }
}
