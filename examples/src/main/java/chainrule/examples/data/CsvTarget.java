package chainrule.examples.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which column of a file is to be predicted, and whether it holds classes or numbers. */
final class CsvTarget {
    private static final List<String> TARGETS = List.of("class", "label", "target", "species");
    private static final int MOST_CLASSES = 20;
    private static final int MOST_WHOLE = 10;

    private CsvTarget() {}

    /** Where it stands: as one wants, else by its name, else at the end. */
    static int place(CsvFile file, CsvOptions options, List<String> remarks) {
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

    /** What it holds: classes, or numbers. */
    static CsvColumn column(CsvFile file, List<CsvRow> rows, int place, String wanted, List<String> remarks) {
        CsvColumn column = CsvColumn.of(file, rows, place);
        String name = "'" + column.name() + "'";
        List<String> texts = CsvColumn.texts(rows, place);
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
