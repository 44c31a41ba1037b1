package chainrule.examples.gallery;

import chainrule.engine.Value;
import chainrule.examples.plot.Csv;
import chainrule.examples.plot.Narrow;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Png;
import chainrule.examples.plot.Table;
import chainrule.steps.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a lesson puts what it has to show. Pictures go into files at once, together with the data behind them; what else happens to them
 * is the audience's business.
 */
public final class Stage {
    private final Lesson lesson;
    private final Path folder;
    private final Audience audience;
    private final List<Exhibit> exhibits = new ArrayList<>();

    public Stage(Lesson lesson, Path folder, Audience audience) {
        this.lesson = lesson;
        this.folder = folder;
        this.audience = audience;
    }

    /** Who sees a lesson while it runs: nobody, a console, a window, a progress bar. */
    public interface Audience {
        /** A finished piece. */
        default void see(Exhibit exhibit) {}

        /** A picture that will soon be replaced by a newer one. */
        default void glimpse(Picture picture) {}

        /** A line that says how far the work is, and will soon be replaced by a newer one. */
        default void hear(String line) {}

        /** A part of the work is done. */
        default void step() {}
    }

    /** Something to look at or to read. */
    public sealed interface Exhibit {}

    /** A figure that matters, in a sentence. */
    public record Figure(String sentence) implements Exhibit {}

    /** Lines of fixed width. */
    public record Listing(String title, String lines) implements Exhibit {}

    /** A table to read; its file has the same cells. */
    public record Sheet(String title, Table table, Path file) implements Exhibit {}

    /** A picture, its file, the file of the same for a narrow screen, and that of the data behind it. */
    public record Plate(Picture picture, Path file, Path narrow, Path data) implements Exhibit {}

    /** A page on which one walks through an expression step by step. */
    public record Walk(String title, Path file) implements Exhibit {}

    public void figure(String sentence) {
        add(new Figure(sentence));
    }

    public void listing(String title, String lines) {
        add(new Listing(title, lines));
    }

    /** Saves a table as {@code name.csv}. */
    public void sheet(String name, String title, Table table) {
        add(new Sheet(title, table, save(name, table)));
    }

    /** Saves a picture as {@code name.png}, for a narrow screen as {@code name-narrow.png}, and the data behind it as {@code name.csv}. */
    public void picture(String name, Picture picture, Table data) {
        Path file = folder.resolve(name + ".png");
        Png.save(picture, file);
        Picture slim = Narrow.of(picture);
        Path narrow = slim == picture ? file : folder.resolve(name + "-narrow.png");
        if (slim != picture) {
            Png.save(slim, narrow);
        }
        add(new Plate(picture, file, narrow, save(name, data)));
    }

    /** Where a file of the lesson's own goes, beside its pictures. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Saves the steps of an expression as {@code name.html}; the title may go on a sentence. */
    public void walk(String name, String title, Value output) {
        Path file = folder.resolve(name + ".html");
        String heading = title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
        Steps.of(output).titled(heading).saveTo(file);
        add(new Walk(title, file));
    }

    /** A picture of work in progress, for those who watch; it is not saved. */
    public void live(Picture picture) {
        audience.glimpse(picture);
    }

    /** A line about work in progress, for those who watch; it is not kept. */
    public void live(String line) {
        audience.hear(line);
    }

    /** Tells that one of {@link Lesson#steps()} is done; may be called from any thread. */
    public void step() {
        audience.step();
    }

    Lesson lesson() {
        return lesson;
    }

    public List<Exhibit> exhibits() {
        return List.copyOf(exhibits);
    }

    private void add(Exhibit exhibit) {
        exhibits.add(exhibit);
        audience.see(exhibit);
    }

    private Path save(String name, Table table) {
        Path file = folder.resolve(name + ".csv");
        Csv.save(table, file);
        return file;
    }
}
