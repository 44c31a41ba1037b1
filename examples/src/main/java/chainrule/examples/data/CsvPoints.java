package chainrule.examples.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Points of two classes in a file of comma-separated values: the first two columns of numbers, and the class.
 *
 * @param x the name of the first column
 * @param y the name of the second
 * @param classes what stands in the column of the class for class 0 and for class 1
 */
public record CsvPoints(String x, String y, List<String> classes, Dataset points) {
    private static final int CLASSES = 2;

    /**
     * Reads a file. The class is in the column named class, label, target or species, else in the last one. A row with a missing cell in one of
     * the three columns is left out, and so is a column that counts the rows.
     *
     * @throws IllegalArgumentException if the file cannot be read, lacks one of these columns or has not two classes; the message has the file and,
     *     where a cell is wrong, line and column
     */
    public static CsvPoints read(Path path) {
        CsvFile file = CsvFile.read(path, null);
        int target = CsvTarget.place(file, CsvOptions.none(), new ArrayList<>());
        List<Integer> numbers = IntStream.range(0, file.names().size())
                .filter(column -> column != target && isOfNumbers(file, column))
                .boxed()
                .toList();
        if (numbers.size() < 2) {
            throw new IllegalArgumentException(file.source() + ": expected two columns of numbers beside the class, '"
                    + file.names().get(target) + "', got " + numbers.size());
        }
        int x = numbers.get(0);
        int y = numbers.get(1);
        List<CsvRow> rows = file.rows().stream()
                .filter(row -> Stream.of(x, y, target)
                        .noneMatch(column -> Cell.isMissing(row.cells().get(column))))
                .toList();
        CsvColumn.of(file, rows, x);
        CsvColumn.of(file, rows, y);
        List<String> classes = CsvColumn.texts(rows, target);
        if (classes.size() != CLASSES) {
            throw new IllegalArgumentException(file.source() + ", column " + (target + 1) + " ("
                    + file.names().get(target) + "): expected two classes, got " + classes.size()
                    + (classes.isEmpty() ? "" : ": " + shortened(classes)));
        }
        double[][] places = rows.stream()
                .map(row -> new double[] {number(row, x), number(row, y)})
                .toArray(double[][]::new);
        int[] labels = rows.stream()
                .mapToInt(row -> classes.indexOf(row.cells().get(target)))
                .toArray();
        return new CsvPoints(file.names().get(x), file.names().get(y), classes, new Dataset(places, labels));
    }

    /** By most of its cells; one that is none is told later, with its line. */
    private static boolean isOfNumbers(CsvFile file, int column) {
        List<String> present = file.column(column).stream()
                .filter(cell -> !Cell.isMissing(cell))
                .toList();
        return 2 * present.stream().filter(Cell::isNumber).count() > present.size()
                && CsvColumns.tellsNothing(file, column) == null;
    }

    private static String shortened(List<String> classes) {
        int most = 5;
        return String.join(", ", classes.subList(0, Math.min(most, classes.size())))
                + (classes.size() > most ? ", ..." : "");
    }

    private static double number(CsvRow row, int column) {
        return Double.parseDouble(row.cells().get(column));
    }
}
