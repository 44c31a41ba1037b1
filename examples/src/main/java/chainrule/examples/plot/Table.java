package chainrule.examples.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Named columns and their rows; cells are text, numbers or booleans. It never changes once made.
 *
 * @param header a name for each column
 * @param rows as many cells as columns in each
 */
public record Table(List<String> header, List<List<Object>> rows) {
    public Table {
        Check.noneNull("header", Check.notNull("header", header).toArray());
        header = List.copyOf(header);
        List<List<Object>> copies = new ArrayList<>();
        for (List<Object> row : Check.notNull("rows", rows)) {
            String name = "row " + copies.size();
            Check.noneNull(name, Check.notNull(name, row).toArray());
            Check.sameLength(name, header.size(), row.size());
            copies.add(List.copyOf(row));
        }
        rows = List.copyOf(copies);
    }

    /** A table without rows. */
    public static Table of(String... header) {
        return new Table(List.of(Check.noneNull("header", header)), List.of());
    }

    /** This table with one more row. */
    public Table with(Object... cells) {
        List<List<Object>> longer = new ArrayList<>(rows);
        longer.add(List.of(Check.noneNull("cells", cells)));
        return new Table(header, longer);
    }
}
