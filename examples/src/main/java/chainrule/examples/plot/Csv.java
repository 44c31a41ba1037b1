package chainrule.examples.plot;

import chainrule.files.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Saves tables as comma-separated values that read the same in every country: a decimal point and all digits. */
public final class Csv {
    private Csv() {}

    /**
     * Saves the table, whole or not at all, as {@link AtomicFile} does.
     *
     * @throws java.io.UncheckedIOException if it cannot be saved
     */
    public static void save(Table table, Path target) {
        AtomicFile.write(target, text(Check.notNull("table", table)));
    }

    static String text(Table table) {
        StringBuilder text = new StringBuilder(line(table.header()));
        table.rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<?> cells) {
        return cells.stream().map(cell -> quoted(cell.toString())).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
