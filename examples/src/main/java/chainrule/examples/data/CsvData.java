package chainrule.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was made of a file of comma-separated values: a fifth of the rows is kept to judge by, drawn at random from each class, at least one row of
 * each. All are scaled by means and deviations of the other rows alone, since the rows to judge by must not be looked at before.
 *
 * @param source the file
 * @param preparation how cells became numbers, to be saved with the net
 * @param train rows to learn from
 * @param test rows to judge by
 * @param remarks what was found and decided, and why, in sentences
 */
public record CsvData(String source, Preparation preparation, Part train, Part test, List<String> remarks) {
    private static final int ONE_IN = 5;

    /**
     * Some of the rows.
     *
     * @param rows the inputs with the class of each; the class is 0 where numbers are predicted
     * @param targets the scaled numbers that are to be predicted; none where there are classes
     */
    public record Part(Dataset rows, double[] targets) {}

    /** What is in the file that {@code -Ddata=} tells, with {@link CsvOptions#chosen}; without it, the penguins. */
    public static CsvData chosen(long seed) {
        String file = System.getProperty("data", "").strip();
        return file.isEmpty()
                ? penguins(CsvOptions.chosen(), seed)
                : Dataset.fromCsv(Path.of(file), CsvOptions.chosen(), seed);
    }

    /**
     * 344 penguins of three species, near Palmer Station, Antarctica: K. B. Gorman, T. D. Williams, W. R. Fraser 2014; A. M. Horst, A. P. Hill, K. B.
     * Gorman, R package palmerpenguins, CC0.
     */
    static CsvData penguins(CsvOptions options, long seed) {
        try (InputStream file = CsvData.class.getResourceAsStream("penguins.csv")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return of(CsvFile.of("penguins.csv", text, options.headed()), options, seed);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the penguins that are shipped with the examples", e);
        }
    }

    static CsvData of(CsvFile file, CsvOptions options, long seed) {
        CsvColumns columns = CsvColumns.of(file, options);
        double[][] inputs =
                columns.rows().stream().map(row -> encoded(file, columns, row)).toArray(double[][]::new);
        boolean numbers = columns.target().isNumber();
        int[] labels = numbers ? new int[inputs.length] : labels(columns);
        int[] test = kept(labels, seed);
        int[] train = IntStream.range(0, labels.length)
                .filter(i -> Arrays.binarySearch(test, i) < 0)
                .toArray();
        double[][] targets = new double[inputs.length][];
        Arrays.setAll(targets, i -> numbers ? target(columns, i) : new double[0]);

        Scaling scaling = numbersOnly(columns.features(), Scaling.of(select(inputs, train)));
        Scaling targetScaling = numbers ? Scaling.of(select(targets, train)) : null;
        Dataset scaled = new Dataset(Arrays.stream(inputs).map(scaling::apply).toArray(double[][]::new), labels);
        Preparation preparation = new Preparation(columns.features(), columns.target(), scaling, targetScaling);
        List<String> remarks = new ArrayList<>(List.of(header(file)));
        remarks.addAll(columns.remarks());
        remarks.add(String.format(
                "%d rows are to learn from, %d to judge by: one in %d%s, drawn at random. The mean and the standard deviation that inputs are scaled"
                        + " by are those of the rows to learn from.",
                train.length, test.length, ONE_IN, numbers ? "" : " of each class"));
        return new CsvData(
                file.source(),
                preparation,
                part(scaled, targets, targetScaling, train),
                part(scaled, targets, targetScaling, test),
                List.copyOf(remarks));
    }

    private static String header(CsvFile file) {
        String separator =
                Map.of(',', "commas", ';', "semicolons", '\t', "tabs").get(file.separator());
        return file.rows().size() + " rows of " + file.names().size() + " columns, separated by " + separator + "; "
                + (file.headed() ? "the first line has their names." : "there is no line of names.")
                + (file.decimalComma() ? " Numbers have a decimal comma." : "");
    }

    private static double[] encoded(CsvFile file, CsvColumns columns, CsvRow row) {
        return IntStream.range(0, columns.features().size())
                .boxed()
                .flatMap(i -> {
                    int place = columns.places().get(i);
                    return columns.features().get(i).encode(row.cells().get(place), file.place(row, place)).stream();
                })
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static int[] labels(CsvColumns columns) {
        return columns.rows().stream()
                .mapToInt(row -> columns.target().texts().indexOf(row.cells().get(columns.targetPlace())))
                .toArray();
    }

    private static double[] target(CsvColumns columns, int row) {
        String cell = columns.rows().get(row).cells().get(columns.targetPlace());
        return new double[] {Double.parseDouble(cell)};
    }

    /** Indices of rows, in order. */
    private static int[] kept(int[] labels, long seed) {
        Map<Integer, List<Integer>> byClass = IntStream.range(0, labels.length)
                .boxed()
                .collect(Collectors.groupingBy(i -> labels[i], TreeMap::new, Collectors.toCollection(ArrayList::new)));
        Random random = new Random(seed);
        return byClass.values().stream()
                .flatMap(rows -> {
                    Collections.shuffle(rows, random);
                    return rows.stream().limit(Math.max(1, rows.size() / ONE_IN));
                })
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static double[][] select(double[][] rows, int... indices) {
        return IntStream.of(indices).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }

    /** What stands for a text stays 0 or 1. */
    private static Scaling numbersOnly(List<CsvColumn> features, Scaling scaling) {
        double[] means = scaling.means().clone();
        double[] deviations = scaling.deviations().clone();
        int place = 0;
        for (CsvColumn column : features) {
            int end = place + column.inputs().size();
            if (!column.isNumber()) {
                Arrays.fill(means, place, end, 0);
                Arrays.fill(deviations, place, end, 1);
            }
            place = end;
        }
        return new Scaling(means, deviations);
    }

    private static Part part(Dataset scaled, double[][] targets, Scaling targetScaling, int... rows) {
        double[] numbers = targetScaling == null
                ? new double[0]
                : IntStream.of(rows)
                        .mapToDouble(i -> targetScaling.apply(targets[i])[0])
                        .toArray();
        return new Part(scaled.select(rows), numbers);
    }

    /** Whether there are classes to tell apart; otherwise numbers are predicted. */
    public boolean hasClasses() {
        return !preparation.classes().isEmpty();
    }
}
