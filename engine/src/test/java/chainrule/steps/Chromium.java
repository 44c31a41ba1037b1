package chainrule.steps;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.io.FileHandler;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A headless Chromium without a net, and the program that drives it. Both end with {@link #close()}, at the latest with the JVM. */
final class Chromium implements AutoCloseable {
    static final Dimension WINDOW = new Dimension(1400, 1000);

    private final ChromeDriverService service;
    private final RemoteWebDriver driver;
    private final File folder;
    private final Thread atExit = new Thread(this::end, "end of Chromium");

    private Chromium(ChromeDriverService service, RemoteWebDriver driver, File folder) {
        this.service = service;
        this.driver = driver;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    RemoteWebDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        try {
            driver.quit();
        } finally {
            end(service, folder);
        }
    }

    private static void end(ChromeDriverService service, File folder) {
        service.stop();
        FileHandler.delete(folder);
    }

    /** The programs that are installed: one driver, and browsers in the order in which to try them. */
    record Programs(List<Path> drivers, List<Path> browsers) {
        private static final List<String> DRIVERS = List.of("chromedriver");
        private static final List<String> BROWSERS =
                List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

        static Programs installed() {
            return find(System::getProperty, System.getenv().getOrDefault("PATH", ""));
        }

        static Programs find(UnaryOperator<String> property, String path) {
            return new Programs(
                    find(property, "chainrule.chromedriver", DRIVERS, path),
                    find(property, "chainrule.chromium", BROWSERS, path));
        }

        private static List<Path> find(UnaryOperator<String> property, String key, List<String> names, String path) {
            String chosen = property.apply(key);
            if (chosen != null) {
                if (!isProgram(Path.of(chosen))) {
                    throw new IllegalStateException("-D" + key + " must name a program, but was " + chosen);
                }
                return List.of(Path.of(chosen));
            }
            return names.stream()
                    .flatMap(name -> Stream.of(path.split(File.pathSeparator))
                            .filter(folder -> !folder.isEmpty())
                            .map(folder -> Path.of(folder, name))
                            .filter(Programs::isProgram)
                            .limit(1))
                    .toList();
        }

        private static boolean isProgram(Path file) {
            return Files.isRegularFile(file) && Files.isExecutable(file);
        }

        /** What to install before a page can be tested; empty if nothing is missing. */
        String missing() {
            List<String> missing = new ArrayList<>();
            if (drivers.isEmpty()) {
                missing.add("no " + String.join(" or ", DRIVERS));
            }
            if (browsers.isEmpty()) {
                missing.add("no " + String.join(" or ", BROWSERS));
            }
            return missing.isEmpty()
                    ? ""
                    : "there is " + String.join(", and ", missing)
                            + " on the PATH; install chromium and chromium-driver"
                            + " (so Debian calls them), or pass -Dchainrule.chromium=... and -Dchainrule.chromedriver=...";
        }

        /** The first browser that starts: the driver may be too old or too new for one of them. */
        Chromium start() {
            List<String> failures = new ArrayList<>();
            for (Path browser : browsers) {
                try {
                    return Chromium.start(drivers.get(0), browser);
                } catch (IOException e) {
                    failures.add(e.getMessage());
                }
            }
            throw new IllegalStateException(String.join("\n", failures));
        }
    }

    private static Chromium start(Path driver, Path browser) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        File folder = Files.createTempDirectory("chainrule-chromium").toFile();
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .withEnvironment(Map.of("TMPDIR", folder.getPath(), "XDG_CONFIG_HOME", folder.getPath()))
                .withLogOutput(said)
                .build();
        try {
            service.start();
            return new Chromium(
                    service, new RemoteWebDriver(service.getUrl(), options(browser, folder), false), folder);
        } catch (IOException | RuntimeException e) {
            end(service, folder);
            throw new IOException(
                    driver + " could not start " + browser + ": " + firstLine(e.getMessage()) + "\n"
                            + said.toString().lines().map(line -> "    " + line).collect(joining("\n")),
                    e);
        }
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    private static ChromeOptions options(Path browser, File folder) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new",
                "--user-data-dir=" + new File(folder, "profile"),
                "--window-size=" + WINDOW.getWidth() + "," + WINDOW.getHeight(),
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
                "--disable-extensions",
                "--disable-default-apps",
                "--mute-audio",
                "--force-prefers-reduced-motion", // frames of an animation are what costs most
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "about:blank");
        options.setPageLoadTimeout(Duration.ofSeconds(20));
        options.setScriptTimeout(Duration.ofSeconds(20));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.setExperimentalOption("perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
        return options;
    }
}
