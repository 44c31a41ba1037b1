package chainrule.examples.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which columns of a file are features, which is the target, and what each holds. A column with nothing in it, or the same in all rows, or the
 * number of the row, tells nothing and is left out. A row with a missing cell in a column that is used is left out.
 *
 * @param places of the features in the file
 * @param rows without those left out
 * @param remarks what was decided and why, in sentences
 */
record CsvColumns(
        List<Integer> places,
        List<CsvColumn> features,
        int targetPlace,
        CsvColumn target,
        List<CsvRow> rows,
        List<String> remarks) {
    private static final int MOST_TEXTS = 12;
    private static final int FEWEST_ROWS = 10;

    /** Fewer may count up by chance. */
    private static final int FEWEST_COUNTED = 3;

    static CsvColumns of(CsvFile file, CsvOptions options) {
        List<String> remarks = new ArrayList<>();
        int target = CsvTarget.place(file, options, remarks);
        List<Integer> places = features(file, options, target, remarks);
        List<CsvRow> rows = complete(file, places, target, remarks);
        Set<String> tooMany = new HashSet<>();
        List<CsvColumn> features = places.stream()
                .map(place -> CsvColumn.of(file, rows, place))
                .peek(column -> tooMany.addAll(column.texts().size() > MOST_TEXTS ? List.of(column.name()) : List.of()))
                .toList();
        if (!tooMany.isEmpty()) {
            List<String> named = file.names().stream().filter(tooMany::contains).toList();
            throw new IllegalArgumentException(
                    file.source() + ", column " + (1 + file.names().indexOf(named.get(0)))
                            + " (" + named.get(0) + "): expected numbers or at most " + MOST_TEXTS
                            + " different texts, got more; -Dwithout=" + String.join(",", named)
                            + " leaves out what is too much");
        }
        features.stream()
                .filter(column -> !column.isNumber())
                .forEach(column -> remarks.add("'" + column.name() + "' holds "
                        + column.texts().size() + " different texts, " + String.join(", ", column.texts())
                        + ": each is an input of its own, 1 where it stands and 0 elsewhere."));
        CsvColumn answers = CsvTarget.column(file, rows, target, options.answer(), remarks);
        return new CsvColumns(places, features, target, answers, rows, remarks);
    }

    private static List<Integer> features(CsvFile file, CsvOptions options, int target, List<String> remarks) {
        Set<Integer> without = options.without().stream()
                .map(name -> file.find("without", name))
                .collect(Collectors.toSet());
        Set<Integer> only = options.features().stream()
                .map(name -> file.find("features", name))
                .collect(Collectors.toSet());
        List<Integer> wanted = IntStream.range(0, file.names().size())
                .filter(i -> i != target && !without.contains(i) && (only.isEmpty() || only.contains(i)))
                .boxed()
                .toList();
        List<Integer> telling = wanted.stream()
                .filter(i -> only.contains(i) || tellsNothing(file, i) == null)
                .toList();
        wanted.stream().filter(i -> !telling.contains(i)).forEach(i -> {
            String why = tellsNothing(file, i);
            boolean alone = wanted.size() == 1;
            remarks.add("'" + file.names().get(i) + "' " + why + (alone ? "." : ": it is left out."));
        });
        if (!telling.isEmpty()) {
            return telling;
        }
        if (wanted.size() == 1 && differ(file, wanted.get(0))) {
            return wanted;
        }
        throw new IllegalArgumentException(file.source() + ": expected a column to predict '"
                + file.names().get(target) + "' from, got none that tells rows apart");
    }

    private static boolean differ(CsvFile file, int column) {
        return file.column(column).stream()
                        .filter(cell -> !Cell.isMissing(cell))
                        .distinct()
                        .count()
                > 1;
    }

    /** Null where it may. */
    static String tellsNothing(CsvFile file, int column) {
        List<String> cells = file.column(column);
        if (cells.stream().allMatch(Cell::isMissing)) {
            return "is empty";
        }
        if (!differ(file, column)) {
            return "is the same in all rows";
        }
        boolean counts = cells.size() >= FEWEST_COUNTED
                && IntStream.range(0, cells.size())
                        .allMatch(i -> Cell.isWhole(cells.get(i))
                                && Double.parseDouble(cells.get(i)) == Double.parseDouble(cells.get(0)) + i);
        return counts ? "counts the rows" : null;
    }

    private static List<CsvRow> complete(CsvFile file, List<Integer> places, int target, List<String> remarks) {
        List<CsvRow> complete = file.rows().stream()
                .filter(row -> !Cell.isMissing(row.cells().get(target)))
                .filter(row -> places.stream()
                        .noneMatch(place -> Cell.isMissing(row.cells().get(place))))
                .toList();
        int lost = file.rows().size() - complete.size();
        String most = file.names()
                .get(places.stream()
                        .reduce((a, b) -> missing(file, b) > missing(file, a) ? b : a)
                        .orElseThrow());
        if (lost > 0) {
            remarks.add(lost + " of " + file.rows().size()
                    + " rows have a missing cell (empty, NA, NaN, null or ?) and are left out"
                    + (missing(file, file.names().indexOf(most)) > 0 ? "; most are missing in '" + most + "'." : "."));
        }
        if (complete.size() < FEWEST_ROWS) {
            throw new IllegalArgumentException(file.source() + ": expected at least " + FEWEST_ROWS
                    + " rows without a missing cell, got " + complete.size()
                    + (lost > 0 ? "; -Dwithout=" + most + " leaves out the column where most are missing" : ""));
        }
        return complete;
    }

    private static long missing(CsvFile file, int column) {
        return file.column(column).stream().filter(Cell::isMissing).count();
    }
}
