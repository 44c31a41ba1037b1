package chainrule.examples.gallery;

import chainrule.examples.plot.Table;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Pieces of HTML. */
final class Html {
    private Html() {}

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
