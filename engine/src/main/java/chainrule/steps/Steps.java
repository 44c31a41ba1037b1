package chainrule.steps;

import chainrule.check.NonFinite;
import chainrule.engine.Value;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The forward and the backward pass of any expression, to walk through step by step, in the browser or as text.
 *
 * <pre>{@code
 * Value loss = x.times(w).plus(b).tanh().minus(1).pow(2).label("loss");
 * Steps.open(loss);                                   // in the browser
 * System.out.println(Steps.of(loss).text());          // in the terminal
 * }</pre>
 *
 * <p>The numbers are the engine's own, from gradients of zero. The graph is not changed; its gradients stay what they are.
 */
public final class Steps {
    /** Larger graphs make pages that nobody can walk through. */
    private static final int MOST_NODES = 5000;

    private final Recording recording;
    private final String title;

    private Steps(Recording recording, String title) {
        this.recording = recording;
        this.title = title;
    }

    /**
     * The steps of everything that the output was computed from.
     *
     * @throws IllegalArgumentException if these are more than 5,000 nodes: a loss over one sample, say, shows all there is to see
     */
    public static Steps of(Value output) {
        Objects.requireNonNull(output, "output");
        int nodes = output.graph().size();
        if (nodes > MOST_NODES) {
            throw new IllegalArgumentException("output: expected a graph of at most " + MOST_NODES + " nodes, got "
                    + nodes + "; take the loss of a single sample, or a smaller net");
        }
        Recording recording = new Recording(output);
        return new Steps(recording, recording.name(nodes - 1) + ", step by step");
    }

    /** The same under a heading of your own. */
    public Steps titled(String title) {
        return new Steps(recording, Objects.requireNonNull(title, "title"));
    }

    /** Writes the page of an expression into a temporary file, opens it in the browser, or prints its path where there is no desktop. */
    public static Path open(Value output) {
        return of(output).open();
    }

    /** The same as {@link #open(Value)}, for these steps. Returns the file. */
    public Path open() {
        Path file;
        try {
            file = Files.createTempDirectory("chainrule").resolve("steps.html");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder: " + e.getMessage(), e);
        }
        saveTo(file);
        browse(file);
        return file;
    }

    /** Opens a page in the browser, or prints its address where there is no desktop. */
    public static void browse(Path page) {
        if (!browsed(page)) {
            System.out.println("Open in a browser: " + page.toUri());
        }
    }

    private static boolean browsed(Path file) {
        try {
            if (GraphicsEnvironment.isHeadless()
                    || !Desktop.isDesktopSupported()
                    || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                return false;
            }
            Desktop.getDesktop().browse(file.toUri());
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            return false; // a display without a desktop behind it
        }
    }

    /**
     * Writes the page, in one piece: an older file stays until the new one is complete.
     *
     * @throws UncheckedIOException if the file cannot be written
     * @throws IllegalArgumentException if it is no file in a folder
     */
    public void saveTo(Path file) {
        Path target = Objects.requireNonNull(file, "file").toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file: expected a file in a folder, got " + file);
        }
        Path draft = folder.resolve("." + target.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            Files.createDirectories(folder);
            try {
                Files.write(draft, html().getBytes(StandardCharsets.UTF_8));
                move(draft, target);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The page: one file that needs nothing else. */
    public String html() {
        return Page.of(recording, title);
    }

    /** All steps as text, one a line, in columns: {@link #forwardText()}, then {@link #backwardText()}; before them, what {@link NonFinite} finds. */
    public String text() {
        String spoilt = NonFinite.firstIn(recording.nodes().get(recording.outputPosition()))
                .map(found -> found + System.lineSeparator())
                .orElse("");
        return spoilt + forwardText() + System.lineSeparator() + backwardText();
    }

    /** The forward pass: {@code z = s + b = -2.5 + 1.8 = -0.7}. */
    public String forwardText() {
        return new Transcript(recording).forward();
    }

    /** The backward pass: {@code dL/da += dL/db * db/da = 3 * 1 = 3 -> 9 + 3 = 12}. */
    public String backwardText() {
        return new Transcript(recording).backward();
    }
}
