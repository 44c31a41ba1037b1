package chainrule.examples.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * The JDK's own JShell with the engine, the nets and a few short helpers at hand. The helpers stand in {@code startup.jsh} beside
 * this class, which {@code jshell --startup} takes as well.
 */
public final class Shell {
    private static final String START_UP = "startup.jsh";

    private static final List<String> PROPERTIES = List.of("gallery", "window", "java.awt.headless", "chainrule.lines");

    private Shell() {}

    /**
     * Returns when the user has left with {@code /exit} or Ctrl-D; ends the program where there is a status to tell, as after {@code
     * /exit 3}.
     *
     * @param args options of {@code jshell} itself, as {@code --feedback concise}
     */
    public static void main(String[] args) {
        int status = start(JavaShellToolBuilder.builder(), args);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int start(JavaShellToolBuilder tool, String... more) {
        List<String> options = new ArrayList<>(List.of("--class-path", ClassPath.text(), "--startup", "DEFAULT"));
        options.addAll(properties());
        try {
            options.addAll(List.of("--startup", startUp().toString()));
            options.addAll(List.of(more));
            return tool.start(options.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException("JShell could not be started: " + e, e);
        } catch (Exception e) {
            throw new IllegalStateException("JShell failed", e);
        }
    }

    /** Settings of this program that the JVM which runs what is typed must have too. */
    static List<String> properties() {
        return PROPERTIES.stream()
                .filter(name -> System.getProperty(name) != null)
                .map(name -> "-R-D" + name + "=" + System.getProperty(name))
                .toList();
    }

    /** JShell wants a file; in a jar there is none. */
    private static Path startUp() throws IOException, URISyntaxException {
        URL resource = Shell.class.getResource(START_UP);
        if (resource.getProtocol().equals("file")) {
            return Path.of(resource.toURI());
        }
        Path copy = Files.createTempFile("chainrule-", ".jsh");
        copy.toFile().deleteOnExit();
        try (InputStream text = resource.openStream()) {
            Files.copy(text, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}
