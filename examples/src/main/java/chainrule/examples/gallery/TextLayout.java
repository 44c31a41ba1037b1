package chainrule.examples.gallery;

import chainrule.examples.plot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text for a console. */
public final class TextLayout {
    private static final int WIDTH = 80;

    private TextLayout() {}

    /** Lines of at most 80 characters, as terminals are wide,, broken between words, but not within 6 × 10⁻⁹ or 98 %; the first begins with a bullet, the others are as far in. */
    public static String wrapped(String bullet, String text) {
        String indent = " ".repeat(bullet.length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<!×)\\s+(?![×%])")) {
            if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return bullet + String.join(System.lineSeparator() + indent, lines);
    }

    /** Columns as wide as their widest cell. */
    static String aligned(Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.header());
        table.rows().forEach(row -> rows.add(row.stream().map(Object::toString).toList()));
        int[] widths = IntStream.range(0, table.header().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> row.get(column)
                                + " ".repeat(widths[column] - row.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
