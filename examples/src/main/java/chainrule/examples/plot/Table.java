package chainrule.examples.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Named columns, and rows that are added one by one; cells are text, numbers or booleans. */
public final class Table {
    private final List<String> header;
    private final List<List<Object>> rows = new ArrayList<>();

    private Table(List<String> header) {
        this.header = header;
    }

    /** A table without rows. */
    public static Table of(String... header) {
        return new Table(List.of(Check.noneNull("header", header)));
    }

    /** Adds a row with one cell for each column; returns this table. */
    public Table row(Object... cells) {
        Check.sameLength("row " + rows.size(), header.size(), Check.noneNull("cells", cells).length);
        rows.add(List.of(cells));
        return this;
    }

    public List<String> header() {
        return header;
    }

    public List<List<Object>> rows() {
        return Collections.unmodifiableList(rows);
    }
}
