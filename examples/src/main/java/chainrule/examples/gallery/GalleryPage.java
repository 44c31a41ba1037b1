package chainrule.examples.gallery;

import chainrule.examples.gallery.Stage.Exhibit;
import chainrule.examples.gallery.Stage.Figure;
import chainrule.examples.gallery.Stage.Listing;
import chainrule.examples.gallery.Stage.Plate;
import chainrule.examples.gallery.Stage.Sheet;
import chainrule.examples.gallery.Stage.Walk;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.steps.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The page that tells the story of several lessons in order. */
public final class GalleryPage {
    /** Points; what is wider may use the whole window. */
    private static final int WIDEST_IN_COLUMN = 960;

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Chainrule: how gradients vanish and ReLUs die</title>
            <style>
            body { font: 17px/1.55 system-ui, "DejaVu Sans", sans-serif; color: #222; background: #fff; margin: 0 auto; padding: 1.5rem; max-width: 62rem; }
            h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 .5rem; }
            h2 { font-size: 1.45rem; margin: 3.5rem 0 .5rem; padding-top: 1rem; border-top: 1px solid #ddd; }
            p, ul.figures { max-width: 46rem; }
            ul.figures li { margin: .3rem 0; }
            ul.figures li::marker { color: #D55E00; }
            nav ol { columns: 2 18rem; padding-left: 1.4rem; }
            a { color: #0072B2; }
            figure { margin: 2rem 0; }
            figure img { max-width: 100%; height: auto; }
            figure.wide { width: 96vw; max-width: 1600px; margin-left: 50%; transform: translateX(-50%); text-align: center; }
            figcaption, .source { color: #555; font-size: .85rem; }
            pre { background: #f6f6f4; padding: 1rem; overflow-x: auto; font-size: .82rem; line-height: 1.45; }
            .scroll { overflow-x: auto; }
            .source code { white-space: nowrap; }
            @media (max-width: 50rem) { table { min-width: 50rem; } }
            table { border-collapse: collapse; font-size: .88rem; }
            caption { text-align: left; font-weight: bold; padding: .5rem 0; }
            th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #ddd; vertical-align: top; }
            </style>
            </head>
            <body>
            <h1>How gradients vanish and ReLUs die</h1>
            <p>A gradient travels backward through a net as a product of weights and slopes. The sigmoid's slope is never above 0.25, so the slopes of
            eight layers alone leave at most 0.25<sup>8</sup> = 0.000015 of the signal, and with plain gradient descent the early layers stand
            still. ReLU's slope is 1 where it is active, so the signal survives, but a unit that is negative on every example is dead. Everything on this page was
            computed, trained and drawn by Chainrule.</p>
            """;

    private static final String MARK = "<title>Chainrule";

    private GalleryPage() {}

    /**
     * Where the page is written in this folder.
     *
     * @throws UncheckedIOException if there is such a file already that is no page of a gallery: it is not written over
     */
    public static Path place(Path folder) {
        Path page = folder.resolve("index.html");
        try {
            if (Files.exists(page) && !new String(Files.readAllBytes(page), StandardCharsets.UTF_8).contains(MARK)) {
                throw new IOException("it is no page of a gallery; choose another folder with -Dgallery=");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace " + page + ": " + e.getMessage(), e);
        }
        return page;
    }

    /** Writes the page into the folder of the pictures, at its {@link #place}. */
    public static Path write(Path folder, List<Stage> stages) {
        Path page = place(folder);
        AtomicFile.write(page, html(stages));
        return page;
    }

    private static String html(List<Stage> stages) {
        String contents = stages.stream()
                .map(stage -> "<li><a href=\"#" + stage.lesson().name() + "\">"
                        + escaped(stage.lesson().title()) + "</a></li>\n")
                .collect(Collectors.joining("", "<nav><ol>\n", "</ol></nav>\n"));
        String sections = stages.stream().map(GalleryPage::section).collect(Collectors.joining());
        return HEAD + contents + sections + "</body>\n</html>\n";
    }

    private static String section(Stage stage) {
        Lesson lesson = stage.lesson();
        StringBuilder html = new StringBuilder("<section id=\"" + lesson.name() + "\">\n")
                .append("<h2>")
                .append(escaped(lesson.title()))
                .append("</h2>\n")
                .append("<p>")
                .append(escaped(lesson.story()))
                .append("</p>\n");
        List<Exhibit> exhibits = stage.exhibits();
        html.append(exhibits.stream()
                .filter(Figure.class::isInstance)
                .map(figure -> "<li>" + escaped(((Figure) figure).sentence()) + "</li>\n")
                .collect(Collectors.joining("", "<ul class=\"figures\">\n", "</ul>\n")));
        exhibits.forEach(exhibit -> html.append(body(exhibit)));
        return html.append("<p class=\"source\">Run it alone: <code>mvn -q compile exec:java -Dexample=")
                .append(lesson.name())
                .append("</code></p>\n</section>\n")
                .toString();
    }

    private static String body(Exhibit exhibit) {
        if (exhibit instanceof Listing listing) {
            return "<h3>" + escaped(listing.title()) + "</h3>\n<pre>" + escaped(listing.lines()) + "</pre>\n";
        }
        if (exhibit instanceof Sheet sheet) {
            return table(sheet.title(), sheet.table()) + "<p class=\"source\">"
                    + link(sheet.file(), "This table as CSV") + "</p>\n";
        }
        if (exhibit instanceof Walk walk) {
            return "<p>Walk through it, step by step: " + link(walk.file(), escaped(walk.title())) + "</p>\n";
        }
        if (exhibit instanceof Plate plate) {
            String file = escaped(plate.file().getFileName().toString());
            Picture picture = plate.picture();
            String kind = picture.width() > WIDEST_IN_COLUMN ? "<figure class=\"wide\">" : "<figure>";
            String image = "<img src=\"" + file + "\" alt=\"" + escaped(picture.title()) + "\" width=\""
                    + picture.width() + "\" height=\"" + picture.height() + "\">";
            return kind + "<a href=\"" + file + "\">" + image + "</a>\n<figcaption>"
                    + link(plate.data(), "The data behind this picture") + "</figcaption></figure>\n";
        }
        return "";
    }

    private static String link(Path file, String text) {
        return "<a href=\"" + escaped(file.getFileName().toString()) + "\">" + text + "</a>";
    }

    private static String table(String title, Table table) {
        String head = table.header().stream()
                .map(cell -> "<th scope=\"col\">" + escaped(cell) + "</th>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
        String rows = table.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> "<td>" + escaped(cell.toString()) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining());
        return "<div class=\"scroll\"><table><caption>" + escaped(title) + "</caption>\n" + head + rows
                + "</table></div>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
