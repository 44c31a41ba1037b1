package chainrule.examples.data;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the cells of a column become numbers: as they are or, where they are texts, a one in the place of the text among zeros.
 *
 * @param texts those that may stand in it; none for numbers
 */
record CsvColumn(String name, List<String> texts) {
    CsvColumn {
        texts = List.copyOf(texts);
    }

    /** Numbers, if more than half of the cells are; then all must be. */
    static CsvColumn of(CsvFile file, List<CsvRow> rows, int place) {
        String name = file.names().get(place);
        long numbers = rows.stream()
                .filter(row -> Cell.isNumber(row.cells().get(place)))
                .count();
        if (2 * numbers > rows.size()) {
            rows.stream()
                    .filter(row -> !Cell.isNumber(row.cells().get(place)))
                    .findFirst()
                    .ifPresent(row -> {
                        String header = row.line() == 1 ? "; if line 1 has names, say -Dheader=true" : "";
                        throw new IllegalArgumentException(file.place(row, place)
                                + ": expected a number of at most 1e100 in size, as in " + numbers
                                + " other rows of this column, got '"
                                + row.cells().get(place) + "'" + header);
                    });
            return new CsvColumn(name, List.of());
        }
        return new CsvColumn(name, texts(rows, place));
    }

    static List<String> texts(List<CsvRow> rows, int place) {
        return rows.stream()
                .map(row -> row.cells().get(place))
                .distinct()
                .sorted()
                .toList();
    }

    boolean isNumber() {
        return texts.isEmpty();
    }

    /** What its numbers are called. */
    List<String> inputs() {
        return isNumber()
                ? List.of(name)
                : texts.stream().map(text -> name + " = " + text).toList();
    }

    /** Throws IllegalArgumentException, which begins with the place, where the cell is of another kind. */
    List<Double> encode(String cell, String place) {
        if (isNumber()) {
            require(Cell.isNumber(cell), place, "a number", cell);
            return List.of(Double.valueOf(cell));
        }
        Double[] oneHot = Collections.nCopies(texts.size(), 0.0).toArray(Double[]::new);
        oneHot[index(cell, place)] = 1.0;
        return Stream.of(oneHot).toList();
    }

    /** Which of its texts the cell has. */
    int index(String cell, String place) {
        require(texts.contains(cell), place, "one of " + texts, cell);
        return texts.indexOf(cell);
    }

    private static void require(boolean condition, String place, String expected, String cell) {
        if (!condition) {
            String came = Cell.isMissing(cell) ? "none" : "'" + cell + "'";
            throw new IllegalArgumentException(place + ": expected " + expected + ", got " + came);
        }
    }
}
