package chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.examples.gallery.GalleryPage;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Stage;
import chainrule.steps.Browser;
import chainrule.web.neuron.NeuronSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WrapsDriver;

/** A room inside of the lessons' page, both opened from the disk. */
class EmbeddedRoomsTest {
    private static final Path FOLDER = Path.of(System.getProperty("chainrule.site", "target/site"));

    @RegisterExtension
    static final Browser page = Browser.ofSite(FOLDER);

    @TempDir
    static Path folder;

    /** A long one, which speaks of saturated units: its room is that of one neuron. */
    private static final class AboutSaturation implements Lesson {
        @Override
        public String name() {
            return "SaturatedUnits";
        }

        @Override
        public String title() {
            return "A long lesson";
        }

        @Override
        public String story() {
            return "A story.";
        }

        @Override
        public void perform(Stage stage) {
            stage.listing("Lines", "a line\n".repeat(1000));
        }
    }

    private static Path lessons() {
        Lesson lesson = new AboutSaturation();
        Stage stage = new Stage(lesson, folder, new Stage.Audience() {});
        lesson.perform(stage);
        System.setProperty("site", FOLDER.resolve("index.html").toUri().toString());
        try {
            return GalleryPage.write(folder, List.of(stage));
        } finally {
            System.clearProperty("site");
        }
    }

    private static WebDriver.TargetLocator focus() {
        return ((WrapsDriver) page.element("body")).getWrappedDriver().switchTo();
    }

    @AfterEach
    void leaveTheFrame() {
        focus().defaultContent();
    }

    @Test
    void aRoomIsLoadedWhenItIsScrolledToAndKeepsToItself() {
        page.resize(500, 844);
        page.open(lessons());
        page.script("""
                const lazy = document.querySelector('.room iframe'), eager = document.createElement('iframe');
                for (const frame of [lazy, eager]) frame.addEventListener('load', () => { frame.dataset.loaded = 'yes'; });
                eager.src = lazy.src;
                document.querySelector('footer').append(eager);
                """);
        page.await("document.querySelector('footer iframe').dataset.loaded === 'yes'");
        assertThat(page.script("return document.querySelector('.room iframe').dataset.loaded ?? 'not yet'"))
                .isEqualTo("not yet");
        page.script("document.querySelector('footer iframe').remove()");

        page.script("document.querySelector('.room').scrollIntoView()");
        page.await("document.querySelector('.room iframe').style.height !== ''");
        Object entries = page.script("return history.length");
        page.press("s"); // the frame does not have the focus
        focus().frame(page.element("iframe"));
        page.await("open.view && open.view.answer !== null");
        page.script("document.querySelector('#step').focus()");
        page.press("s");
        page.await("document.querySelector('#count').textContent === '1'");

        Answer expected = new NeuronSession().ask("step", Map.of("points", "2:-1:-1", "w1", "1", "w2", "-1", "b", "1"));
        assertThat(((Number) page.script("return open.view.answer.weights[0]")).doubleValue())
                .isCloseTo(expected.numbers("weights")[0], within(1e-12));
        page.await("location.hash.includes('steps=1')");
        page.click(".presets :nth-child(2)");
        page.await("!location.hash.includes('steps')");
        assertThat(page.script("return history.length")).isEqualTo(entries);
        assertThat(page.element("#top").isDisplayed()).isFalse();
        assertThat(page.script("return document.documentElement.scrollWidth <= innerWidth && scrollY === 0"))
                .isEqualTo(true);
        focus().defaultContent();
        assertThat(page.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
