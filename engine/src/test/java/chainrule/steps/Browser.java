package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A page in a real browser: for every test an empty one, at its end an empty console and no request for anything but the page.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Browser page = new Browser();
 * }</pre>
 *
 * <p>One browser serves all test classes of a JVM, and ends with it. Without one the tests are skipped, but fail where the environment has
 * {@code CHAINRULE_BROWSER_REQUIRED=true}.
 */
public final class Browser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    private static final Set<Keys> MODIFIERS = Set.of(Keys.SHIFT, Keys.CONTROL, Keys.ALT, Keys.META);

    private static final String CLICK = """
            const target = document.querySelector(arguments[0]);
            if (target === null) throw new Error("nothing to click on: " + arguments[0]);
            const place = () => {
                const { left, top, width, height } = target.getBoundingClientRect();
                return { clientX: left + width / 2, clientY: top + height / 2 };
            };
            const middle = () => document.elementFromPoint(place().clientX, place().clientY);
            if (!target.contains(middle())) target.scrollIntoView({ block: "center" });
            const hit = middle();
            if (!target.contains(hit)) throw new Error(`${arguments[0]} is covered by ${hit?.outerHTML.slice(0, 80)}`);
            hit.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, ...place() }));
            const focusable = hit.closest("button, input, select, [tabindex]") ?? hit.closest("label")?.control;
            focusable ? focusable.focus() : document.activeElement.blur();
            hit.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...place() }));
            """;

    private static Chromium chromium;

    private final Set<String> opened = new HashSet<>();
    private final String site;
    private RemoteWebDriver driver;
    private boolean isResized;
    private int loads;

    /** For pages that need no other file. */
    public Browser() {
        this("about:");
    }

    private Browser(String site) {
        this.site = site;
    }

    /** For pages that may load the files of this folder, and make others themselves. */
    public static Browser ofSite(Path folder) {
        return new Browser(folder.toUri().toString());
    }

    public void open(Path file) {
        open(file, "");
    }

    /** Loads the page anew, at a fragment such as {@code "#14"}. */
    public void open(Path file, String fragment) {
        String url = file.toUri().toString();
        opened.add(url);
        driver.get(url + "?" + ++loads + fragment); // another query, or the browser would only scroll
    }

    /** Presses keys where the focus is. Modifiers come first and are held: {@code press(Keys.SHIFT, Keys.TAB)}. */
    public void press(CharSequence... keys) {
        Actions actions = new Actions(driver);
        List<CharSequence> held = new ArrayList<>();
        for (CharSequence key : keys) {
            if (key instanceof Keys modifier && MODIFIERS.contains(modifier)) {
                actions.keyDown(key);
                held.add(key);
            } else {
                actions.sendKeys(key);
            }
        }
        held.forEach(actions::keyUp);
        actions.perform();
    }

    /**
     * Clicks on the middle of an element, which must be seen there. The driver's own click waits for navigations, as which it counts
     * each change of the address: a tenth of a second.
     */
    public void click(String css) {
        script(CLICK, css);
    }

    /** Puts text into a field, in place of what it had. */
    public void type(String css, String text) {
        click(css);
        script("arguments[0].select()", element(css));
        press(text.isEmpty() ? Keys.DELETE : text);
    }

    /** The text that is seen, without what is hidden. */
    public String text(String css) {
        return element(css).getText();
    }

    public WebElement element(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public List<WebElement> elements(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The result of a script's {@code return}: whole numbers are a Long, others a Double, elements a WebElement. */
    public Object script(String javaScript, Object... arguments) {
        return driver.executeScript(javaScript, arguments);
    }

    /** Makes the window this large, in pixels, until the end of the test. */
    public void resize(int width, int height) {
        isResized = true;
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** Moves the pointer onto an element. */
    public void pointAt(String css) {
        new Actions(driver).moveToElement(element(css)).perform();
    }

    /** Waits for a condition in JavaScript, looking once a frame. */
    public void await(String condition) {
        driver.executeAsyncScript("""
                const done = arguments[0];
                const holds = () => %s;
                (function look() { if (holds()) done(); else requestAnimationFrame(look); })();
                """.formatted(condition));
    }

    /** A picture of the window for a human; fonts differ between machines, so that no test compares it. */
    public void screenshot(Path png) throws IOException {
        Files.write(png, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean isFresh = chromium == null;
        driver = running().driver();
        if (isFresh) {
            complaints(); // about the browser's own first page
        }
    }

    /** Surefire ends the JUnit platform after each class, and with it what is kept there: a browser for each would cost seconds. */
    private static synchronized Chromium running() {
        if (chromium == null) {
            Chromium.Programs programs = Chromium.Programs.installed();
            checkComplete(programs, "true".equals(System.getenv("CHAINRULE_BROWSER_REQUIRED")));
            chromium = programs.start();
        }
        return chromium;
    }

    static void checkComplete(Chromium.Programs programs, boolean required) {
        String missing = programs.missing();
        if (!missing.isEmpty() && required) {
            throw new AssertionError("the tests of the page must run, but " + missing);
        }
        assumeTrue(missing.isEmpty(), "skipped: " + missing);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        opened.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints = complaints();
        script("try { localStorage.clear(); sessionStorage.clear(); } catch (none) { }");
        if (isResized) {
            driver.manage().window().setSize(Chromium.WINDOW);
            isResized = false;
        }
        assertThat(complaints).as("complaints about the page").isEmpty();
    }

    private List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                complaints.add("console, " + entry.getLevel() + ": " + entry.getMessage());
            }
        }
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            if (!entry.getMessage().contains("Network.requestWillBeSent\"")) {
                continue;
            }
            Map<?, ?> event = map(new Json().toType(entry.getMessage(), Json.MAP_TYPE), "message");
            if ("Network.requestWillBeSent".equals(event.get("method"))) {
                Map<?, ?> request = map(event, "params", "request");
                String url = (String) request.get("url");
                if (!ofThePage(url)) {
                    complaints.add("request that leaves the page: " + request.get("method") + " " + url);
                }
            }
        }
        return complaints;
    }

    private boolean ofThePage(String url) {
        boolean ofNoServer = url.startsWith("data:")
                || url.startsWith("about:")
                || url.startsWith("blob:")
                || url.startsWith("chrome:");
        return ofNoServer || url.startsWith(site) || opened.contains(url.replaceFirst("[?#].*", ""));
    }

    private static Map<?, ?> map(Object json, String... path) {
        Map<?, ?> map = (Map<?, ?>) json;
        for (String key : path) {
            map = (Map<?, ?>) map.get(key);
        }
        return map;
    }
}
