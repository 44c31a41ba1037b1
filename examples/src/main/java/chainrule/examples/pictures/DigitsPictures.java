package chainrule.examples.pictures;

import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.DigitGallery;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How well digits are read, which are taken for which, and those that are misread. */
public final class DigitsPictures {
    /** From here on most digits are read. */
    private static final double MOST = 0.9;

    private static final int SHOWN_ERRORS = 12;
    private static final int COLUMNS = 6;

    private final Dataset data;
    private final int[] predicted;

    /**
     * Looks at one net's predictions.
     *
     * @param predicted a digit for each row
     */
    public DigitsPictures(Dataset data, int[] predicted) {
        this.data = data;
        this.predicted = predicted;
    }

    /** The share of rows read correctly, before training and after each epoch. */
    public static Picture accuracyChart(List<Double> train, List<Double> test) {
        return new LineChart(claim(test))
                .subtitle(
                        "Share of digits read correctly. Where the lines part, the net begins to know its training rows by heart.")
                .axes("epoch", "share read correctly")
                .yRange(0, 1.02)
                .line("test rows", Meaning.ACCURACY, epochs(test), numbers(test))
                .line("training rows", 6, epochs(train), numbers(train))
                .markers();
    }

    private static String claim(List<Double> test) {
        int last = test.size() - 1;
        return IntStream.rangeClosed(0, last)
                .filter(epoch -> test.get(epoch) >= MOST)
                .mapToObj(epoch -> String.format(
                        Locale.ROOT,
                        "After %s the net reads %.0f %% of digits it has never seen; after %s, %.0f %%",
                        Words.count(epoch, "epoch"),
                        100 * test.get(epoch),
                        Words.count(last, "epoch"),
                        100 * test.get(last)))
                .findFirst()
                .orElse("The digits are learned epoch by epoch");
    }

    private static double[] epochs(List<Double> list) {
        return IntStream.range(0, list.size()).asDoubleStream().toArray();
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    public static Table accuracyTable(List<Double> train, List<Double> test) {
        Table table = Table.of("epoch", "training accuracy", "test accuracy");
        for (int epoch = 0; epoch < train.size(); epoch++) {
            table.row(epoch, train.get(epoch), test.get(epoch));
        }
        return table;
    }

    public Picture confusionChart() {
        return HeatTable.confusion(confusionClaim(), confusion())
                .subtitle("Counts on the test rows. Right answers are on the diagonal, mistakes in orange.");
    }

    private String confusionClaim() {
        int[][] counts = confusion();
        int most = IntStream.range(0, counts.length * counts.length)
                .filter(i -> i / counts.length != i % counts.length)
                .reduce((a, b) -> count(counts, b) > count(counts, a) ? b : a)
                .orElseThrow();
        long right = data.size() - misread().count();
        String all = right + " of " + data.size() + " digits are read correctly";
        return count(counts, most) == 0
                ? all
                : all + "; most often, " + Words.count(count(counts, most), "time") + ", " + most / counts.length
                        + " is taken for " + most % counts.length;
    }

    private static int count(int[][] counts, int cell) {
        return counts[cell / counts.length][cell % counts.length];
    }

    /** How many rows there are of each digit, and what they were read as. */
    private int[][] confusion() {
        int[][] counts = new int[HandwrittenDigits.CLASSES][HandwrittenDigits.CLASSES];
        for (int i = 0; i < data.size(); i++) {
            counts[data.labels()[i]][predicted[i]]++;
        }
        return counts;
    }

    public Table confusionTable() {
        int[][] counts = confusion();
        Table table = Table.of("true digit", "predicted digit", "count");
        for (int truth = 0; truth < counts.length; truth++) {
            for (int read = 0; read < counts.length; read++) {
                table.row(truth, read, counts[truth][read]);
            }
        }
        return table;
    }

    public Picture errors() {
        int[] shown = misread().limit(SHOWN_ERRORS).toArray();
        int rows = Math.max(1, (shown.length + COLUMNS - 1) / COLUMNS);
        DigitGallery gallery = new DigitGallery(misread().count() + " of " + data.size() + " digits are misread")
                .subtitle("Many of them are hard for us, too.")
                .columns(COLUMNS)
                .size(640, 70 + 124 * rows);
        for (int i : shown) {
            gallery.digit(data.inputs()[i], "is " + data.labels()[i] + ", read as " + predicted[i], true);
        }
        return gallery;
    }

    public Table errorTable() {
        Table table = Table.of("test row", "true digit", "predicted digit");
        misread().forEach(i -> table.row(i, data.labels()[i], predicted[i]));
        return table;
    }

    private IntStream misread() {
        return IntStream.range(0, data.size()).filter(i -> predicted[i] != data.labels()[i]);
    }
}
