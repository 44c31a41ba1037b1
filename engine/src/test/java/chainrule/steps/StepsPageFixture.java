package chainrule.steps;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What each test of the page has: a browser, a folder of its own, and the page to be written there. */
abstract class StepsPageFixture {
    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path folder;

    StepsPage page;

    @BeforeEach
    void page() {
        page = new StepsPage(browser, folder);
    }
}
