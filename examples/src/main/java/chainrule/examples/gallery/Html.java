package chainrule.examples.gallery;

import chainrule.examples.plot.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Pieces of HTML. */
final class Html {
    static final String LAB = "mvn -q compile exec:java -Dexample=Lab";

    private Html() {}

    /** The head of a page, with its style. */
    static String head(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                """.formatted(escaped(title), resource("page.css"));
    }

    /** The text of a file beside this class. */
    static String resource(String name) {
        try (InputStream file = Html.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Escaped; what stands between backticks is code, and no line ends within ∂L/∂w. */
    static String prose(String text) {
        return escaped(text).replaceAll("`([^`]*)`", "<code>$1</code>").replace("/∂", "/&NoBreak;∂");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A link to a file beside the page; the words may hold HTML. */
    static String link(Path file, String words) {
        return "<a href=\"" + name(file) + "\">" + words + "</a>";
    }

    /** What a file beside the page is called in an attribute. */
    static String name(Path file) {
        return escaped(file.getFileName().toString());
    }

    /** Something to type; its options stay in one piece. */
    static String command(String text) {
        return "<code>" + escaped(text).replaceAll("(-D\\S+)", "<span class=\"whole\">$1</span>") + "</code>";
    }

    static String table(String title, Table table) {
        String head = table.header().stream()
                .map(cell -> "<th scope=\"col\">" + escaped(cell) + "</th>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
        String rows = table.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> "<td>" + escaped(cell.toString()) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining());
        return "<div class=\"scroll\" tabindex=\"0\"><table><caption>" + escaped(title) + "</caption>\n" + head + rows
                + "</table></div>\n";
    }
}
