package chainrule.steps;

import chainrule.check.NonFinite;
import chainrule.engine.Value;
import chainrule.files.AtomicFile;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private static final int MOST_EDGES = 20_000;

    private final Recording recording;
    private final String title;

    private Steps(Recording recording, String title) {
        this.recording = recording;
        this.title = title;
    }

    /**
     * The steps of everything that the output was computed from.
     *
     * @throws IllegalArgumentException if these are more than 5,000 nodes, or more than 20,000 edges between them: a loss over one sample,
     *     say, shows all there is to see
     */
    public static Steps of(Value output) {
        Objects.requireNonNull(output, "output");
        List<Value> graph = output.graph();
        int nodes = graph.size();
        refuseMoreThan(MOST_NODES, "nodes", nodes);
        refuseMoreThan(
                MOST_EDGES,
                "edges",
                graph.stream().mapToLong(node -> node.inputs().size()).sum());
        Recording recording = new Recording(output);
        return new Steps(recording, recording.name(nodes - 1) + ", step by step");
    }

    private static void refuseMoreThan(int most, String what, long got) {
        if (got > most) {
            throw new IllegalArgumentException("output: expected a graph of at most " + most + " " + what + ", got "
                    + got + "; take the loss of a single sample, or a smaller net");
        }
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
            throw new UncheckedIOException("cannot make a temporary folder: " + e, e);
        }
        saveTo(file);
        browse(file);
        return file;
    }

    /** Opens a page in the browser, or prints its address where there is no desktop. */
    public static void browse(Path page) {
        if (!browsed(Objects.requireNonNull(page, "page"))) {
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
     * Writes the page, in one piece, as {@link AtomicFile} does: an older file stays until the new one is complete.
     *
     * @throws UncheckedIOException if the file cannot be written: the message has the path and the reason
     * @throws IllegalArgumentException if it is no file in a folder
     */
    public void saveTo(Path file) {
        Objects.requireNonNull(file, "file");
        AtomicFile.write(file, html());
    }

    /** The page: one file that needs nothing else. */
    public String html() {
        return Page.of(recording, title);
    }

    /**
     * One step of gradient descent at this rate, and the forward pass again, as JSON: {@code rate}, the {@code loss} after it, whether it
     * {@code rises}, what there is to {@code say}, the {@code data} of all nodes, exact numbers of the {@code leaves} that moved. A page
     * has a few rates; one beside which Java runs gets the others here, as its {@code window.chainrule.downhill}. The graph is not changed.
     *
     * @throws IllegalArgumentException if the rate is not above 0, or not finite
     */
    public String downhill(double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate: expected a finite number above 0, got " + rate);
        }
        return Json.of(new Descent(recording).at(rate));
    }

    /** All steps as text, one a line, in columns: {@link #forwardText()}, then {@link #backwardText()}; before them, what {@link NonFinite} finds. */
    public String text() {
        String spoilt = NonFinite.firstIn(recording.nodes().get(recording.outputPosition()))
                .map(found -> Printable.text(found.toString()) + System.lineSeparator())
                .orElse("");
        return spoilt + forwardText() + System.lineSeparator() + backwardText();
    }

    /** The forward pass: {@code z = s + b = -2.5 + 1.8 = -0.7}. */
    public String forwardText() {
        return Printable.text(new Transcript(recording).forward());
    }

    /** The backward pass: {@code dL/da += dL/db * db/da = 3 * 1 = 3 -> 9 + 3 = 12}. */
    public String backwardText() {
        return Printable.text(new Transcript(recording).backward());
    }
}
