package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.opentest4j.TestAbortedException;

class BrowserTest {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <title>probe</title>
            <img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">
            <p id="hash"></p>
            <p id="keys"></p>
            <p id="visits"></p>
            <input id="field" value="old">
            <button id="button">press me</button>
            <script>
                const show = (id, text) => document.getElementById(id).textContent = text;
                show("hash", location.hash);
                const keys = [];
                addEventListener("keydown", event => {
                    keys.push((event.shiftKey && event.key !== "Shift" ? "Shift+" : "") + event.key);
                    show("keys", keys.join(" "));
                });
                localStorage.visits = 1 + Number(localStorage.visits ?? 0);
                sessionStorage.visits = 1 + Number(sessionStorage.visits ?? 0);
                show("visits", localStorage.visits + " " + sessionStorage.visits);
                document.getElementById("button").onclick = () => show("button", "pressed");
            </script>
            </html>
            """;

    @RegisterExtension
    static final Browser page = new Browser();

    @TempDir
    Path folder;

    private Path page(String html) throws IOException {
        return Files.writeString(folder.resolve("a page [1] für 100 %.html"), html);
    }

    @Test
    void findsTheElementsOfAPage() throws IOException {
        page.open(page(PAGE));

        assertThat(page.text("#button")).isEqualTo("press me");
        assertThat(page.elements("p")).hasSize(3);
        assertThat(page.script("return document.title")).isEqualTo("probe");
    }

    @Test
    void opensThePageAtAFragmentAndAnewAtAnother() throws IOException {
        Path file = page(PAGE);

        page.open(file, "#14");
        assertThat(page.text("#hash")).isEqualTo("#14");
        page.open(file, "#15");
        assertThat(page.text("#hash")).isEqualTo("#15");
    }

    @Test
    void keysReachThePage() throws IOException {
        page.open(page(PAGE));

        page.press(Keys.ARROW_RIGHT, "n");
        page.press(Keys.SHIFT, Keys.HOME);

        assertThat(page.text("#keys")).isEqualTo("ArrowRight n Shift Shift+Home");
    }

    @Test
    void clicksAndTypes() throws IOException {
        page.open(page(PAGE));

        page.click("#button");
        page.type("#field", "new");

        assertThat(page.text("#button")).isEqualTo("pressed");
        assertThat(page.script("return field.value")).isEqualTo("new");
        page.type("#field", "");
        assertThat(page.script("return field.value")).isEqualTo("");
    }

    @Test
    void waitsForWhatThePageDoesLater() throws IOException {
        page.open(page("<p>early</p><script>setTimeout(() => document.body.innerHTML = '<p>late</p>', 50)</script>"));

        page.await("document.body.textContent === 'late'");

        assertThat(page.text("p")).isEqualTo("late");
    }

    @Test
    void savesAScreenshot() throws IOException {
        page.open(page(PAGE));

        page.screenshot(folder.resolve("probe.png"));

        assertThat(folder.resolve("probe.png")).isNotEmptyFile();
    }

    @Test
    void everyTestStartsAfresh() throws IOException {
        for (int test = 0; test < 2; test++) {
            page.open(page(PAGE));
            assertThat(page.text("#visits")).isEqualTo("1 1");
            page.afterEach(null);
            page.beforeEach(null);
        }
    }

    @Test
    void messagesOnTheConsoleAreFailures() throws IOException {
        page.open(page("<script>console.error('wrong'); console.warn('odd'); console.log('fine');</script>"));

        assertComplaint("wrong", "odd").withMessageNotContaining("fine");
    }

    @Test
    void anErrorThatNothingCatchesIsAFailure() throws IOException {
        page.open(page(
                "<button onclick='null.x'>press me</button>\n<script>Promise.reject(new Error('broken'))</script>"));
        page.click("button");

        assertComplaint("Uncaught TypeError", "broken");
    }

    @Test
    void aRequestThatLeavesThePageIsAFailure() throws IOException {
        Path other = Files.writeString(folder.resolve("other.css"), "p { color: red }");
        page.open(page("<link rel='stylesheet' href='other.css'><img alt='' src='http://localhost:9/picture.png'>"));

        assertComplaint(
                "request that leaves the page: GET http://localhost:9/picture.png",
                "request that leaves the page: GET " + other.toUri());
    }

    @Test
    void aRequestThatFollowsAClickIsAFailure() throws IOException {
        page.open(page("""
                <button onclick="fetch('http://localhost:9/data').catch(() => document.title = 'failed')">press me</button>
                """));
        page.click("button");
        page.await("document.title === 'failed'");

        assertComplaint("request that leaves the page: GET http://localhost:9/data");
    }

    private static ThrowableAssertAlternative<AssertionError> assertComplaint(String... lines) {
        return assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> page.afterEach(null))
                .withMessageContainingAll(lines);
    }

    @Test
    void testsAreSkippedWithoutABrowserUnlessOneIsRequired() throws IOException {
        Path driver = Files.createFile(folder.resolve("chromedriver"));
        assertThat(driver.toFile().setExecutable(true)).isTrue();
        Chromium.Programs nothing = Chromium.Programs.find(key -> null, "");
        Chromium.Programs driverOnly = Chromium.Programs.find(key -> null, folder.toString());

        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> Browser.checkComplete(nothing, false))
                .withMessageContaining("skipped: there is no chromedriver, and no chromium or ")
                .withMessageContaining("install chromium and chromium-driver");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Browser.checkComplete(driverOnly, true))
                .withMessageStartingWith("the tests of the page must run, but there is no chromium or ");
    }

    @Test
    void aProgramThatWasNamedMustExist() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Chromium.Programs.find(Map.of("chainrule.chromium", "nowhere")::get, ""))
                .withMessage("-Dchainrule.chromium must name a program, but was nowhere");
    }

    @Test
    void aBrowserThatDoesNotStartIsNamed() throws IOException {
        Path broken = Files.writeString(folder.resolve("chromium"), "not a program");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        Chromium.Programs programs =
                new Chromium.Programs(Chromium.Programs.installed().drivers(), List.of(broken));

        assertThatIllegalStateException()
                .isThrownBy(programs::start)
                .withMessageContaining("could not start " + broken);
    }
}
