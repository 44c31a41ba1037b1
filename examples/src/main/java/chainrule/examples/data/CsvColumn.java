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
