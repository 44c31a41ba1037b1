package chainrule.examples.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final List<String> TARGETS = List.of("class", "label", "target", "species");
    private static final int MOST_TEXTS = 12;
    private static final int MOST_CLASSES = 20;
    private static final int MOST_WHOLE = 10;
    private static final int FEWEST_ROWS = 10;

    /** A number sign or nothing, as an index has it, needs a few rows to be told from chance. */
    private static final int FEWEST_COUNTED = 3;

    static CsvColumns of(CsvFile file, CsvOptions options) {
        List<String> remarks = new ArrayList<>();
        int target = target(file, options, remarks);
        List<Integer> places = features(file, options, target, remarks);
        List<CsvRow> rows = complete(file, places, target, remarks);
        Set<String> tooMany = new HashSet<>();
        List<CsvColumn> features = places.stream()
                .map(place -> column(file, rows, place))
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
        CsvColumn answers = answers(file, rows, target, options.answer(), remarks);
        return new CsvColumns(places, features, target, answers, rows, remarks);
    }

    private static int target(CsvFile file, CsvOptions options, List<String> remarks) {
        if (!options.target().isEmpty()) {
            int chosen = file.find("target", options.target());
            remarks.add("The column to predict is '" + file.names().get(chosen) + "'.");
            return chosen;
        }
        List<Integer> named = IntStream.range(0, file.names().size())
                .filter(i -> TARGETS.contains(file.names().get(i).toLowerCase()))
                .boxed()
                .toList();
        int last = file.names().size() - 1;
        int target = named.size() == 1 ? named.get(0) : last;
        remarks.add("The column to predict is '" + file.names().get(target)
                + (target == last ? "', the last one" : "', by its name") + "; -Dtarget=... takes another.");
        return target;
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
    private static String tellsNothing(CsvFile file, int column) {
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

    /** Numbers, if more than half of the cells are; then all must be. */
    private static CsvColumn column(CsvFile file, List<CsvRow> rows, int place) {
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

    private static List<String> texts(List<CsvRow> rows, int place) {
        return rows.stream()
                .map(row -> row.cells().get(place))
                .distinct()
                .sorted()
                .toList();
    }

    private static CsvColumn answers(CsvFile file, List<CsvRow> rows, int place, String wanted, List<String> remarks) {
        CsvColumn column = column(file, rows, place);
        String name = "'" + column.name() + "'";
        List<String> texts = texts(rows, place);
        boolean few = texts.size() <= MOST_WHOLE && texts.stream().allMatch(Cell::isWhole);
        boolean classes = wanted.isEmpty() ? !column.isNumber() || few : wanted.equals("classes");
        if (!classes && !column.isNumber()) {
            throw new IllegalArgumentException("answer: expected classes, as " + name + " holds texts, got numbers");
        }
        if (!classes) {
            remarks.add(name + " holds numbers: the net predicts a number"
                    + (wanted.isEmpty() ? "; -Danswer=classes takes them as classes." : "."));
            return column;
        }
        requireClasses(file, rows, place, texts);
        remarks.add(name + " has " + texts.size() + " classes"
                + (column.isNumber() && wanted.isEmpty()
                        ? ", few whole numbers; -Danswer=numbers predicts a number."
                        : "."));
        return new CsvColumn(column.name(), texts);
    }

    private static void requireClasses(CsvFile file, List<CsvRow> rows, int place, List<String> texts) {
        String column =
                file.source() + ", column " + (place + 1) + " (" + file.names().get(place) + ")";
        if (texts.size() < 2 || texts.size() > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    column + ": expected 2 to " + MOST_CLASSES + " classes, got " + texts.size());
        }
        Map<String, List<CsvRow>> byClass = rows.stream()
                .collect(Collectors.groupingBy(row -> row.cells().get(place), TreeMap::new, Collectors.toList()));
        byClass.forEach((text, members) -> {
            if (members.size() < 2) {
                throw new IllegalArgumentException(
                        file.place(members.get(0), place) + ": expected at least 2 rows of class '" + text
                                + "', one to learn from and one to judge by, got 1");
            }
        });
    }
}
