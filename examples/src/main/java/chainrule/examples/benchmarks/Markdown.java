package chainrule.examples.benchmarks;

import chainrule.examples.plot.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as Markdown has them. */
final class Markdown {
    private Markdown() {}

    /** The first column to the left, all others to the right. */
    static String table(Table table) {
        String rule = "|---" + "|---:".repeat(table.header().size() - 1) + "|";
        return line(table.header())
                + rule
                + System.lineSeparator()
                + table.rows().stream().map(Markdown::line).collect(Collectors.joining());
    }

    private static String line(List<?> cells) {
        return cells.stream()
                .map(Object::toString)
                .collect(Collectors.joining(" | ", "| ", " |" + System.lineSeparator()));
    }
}
