package chainrule.examples.pictures;

import chainrule.examples.data.CsvData;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Scaling;
import chainrule.examples.plot.DecisionField;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.CsvRun;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a net of two inputs says at every point of the plane, in the units of the file: a field for each class against all others. */
final class FieldPictures {
    private static final double MARGIN = 0.1;
    private static final int CELLS = 80;
    private static final int MOST_FIELDS = 6;
    private static final int COLUMNS = 3;

    private final CsvRun run;
    private final CsvData data;
    private final List<String> classes;

    FieldPictures(CsvRun run) {
        this.run = run;
        this.data = run.data();
        this.classes = data.preparation().classes();
    }

    boolean possible() {
        return data.train().rows().features() == 2 && classes.size() <= MOST_FIELDS;
    }

    Picture picture() {
        String inputs = String.join("' and '", data.preparation().inputNames());
        if (classes.size() <= 2) {
            return field(
                            classes.isEmpty()
                                    ? "Where the net says more or less than the mean of '"
                                            + data.preparation().target() + "'"
                                    : String.format(
                                            Locale.ROOT,
                                            "%.0f %% of training rows lie where the net says their class",
                                            100
                                                    * Classifier.accuracy(
                                                            run.net(),
                                                            data.train().rows())),
                            1)
                    .subtitle("From '" + inputs
                            + "'. The line is where the net changes its mind; points are training rows.");
        }
        Picture[] fields = IntStream.range(0, classes.size())
                .mapToObj(i -> field(OwnDataPictures.cut(classes.get(i)), i))
                .toArray(Picture[]::new);
        return new PictureGrid(
                        String.format(
                                Locale.ROOT,
                                "From '%s' the net marks a region for each of %d classes: %.0f %% of training rows lie in their own",
                                inputs,
                                classes.size(),
                                100
                                        * Classifier.accuracy(
                                                run.net(), data.train().rows())),
                        Math.min(COLUMNS, fields.length),
                        fields)
                .subtitle(
                        "Blue where the net says this class, orange where it says another one; points are training rows.");
    }

    private DecisionField field(String title, int chosen) {
        double[] x = column(0);
        double[] y = column(1);
        double[] xs = range(x);
        double[] ys = range(y);
        Scaling scaling = data.preparation().scaling();
        double[][] scores = DecisionField.sample(
                (px, py) -> score(chosen, run.net().predict(scaling.apply(px, py))), xs[0], xs[1], ys[0], ys[1], CELLS);
        List<String> names = data.preparation().inputNames();
        boolean numbers = classes.isEmpty();
        String other = classes.size() == 2 ? OwnDataPictures.cut(classes.get(0)) : "others";
        return new DecisionField(title, scores, xs[0], xs[1], ys[0], ys[1])
                .axes(names.get(0), names.get(1))
                .smallPoints()
                .points(
                        numbers ? "more than the mean" : OwnDataPictures.cut(classes.get(chosen)),
                        pick(x, chosen, true),
                        pick(y, chosen, true))
                .points(numbers ? "less" : other, pick(x, chosen, false), pick(y, chosen, false));
    }

    /** Above 0 where the class has the largest output, or where a number is above the mean. */
    private static double score(int chosen, double... outputs) {
        if (outputs.length == 1) {
            return outputs[0];
        }
        double largestOther = IntStream.range(0, outputs.length)
                .filter(i -> i != chosen)
                .mapToDouble(i -> outputs[i])
                .max()
                .orElseThrow();
        return outputs[chosen] - largestOther;
    }

    private double[] column(int input) {
        Scaling scaling = data.preparation().scaling();
        Dataset rows = data.train().rows();
        return IntStream.range(0, rows.size())
                .mapToDouble(i -> scaling.undo(input, rows.inputs()[i][input]))
                .toArray();
    }

    private static double[] range(double... numbers) {
        double low = Arrays.stream(numbers).min().orElseThrow();
        double high = Arrays.stream(numbers).max().orElseThrow();
        double margin = high > low ? MARGIN * (high - low) : 1;
        return new double[] {low - margin, high + margin};
    }

    private double[] pick(double[] column, int chosen, boolean in) {
        return IntStream.range(0, column.length)
                .filter(i -> isIn(i, chosen) == in)
                .mapToDouble(i -> column[i])
                .toArray();
    }

    private boolean isIn(int row, int chosen) {
        return classes.isEmpty()
                ? data.train().targets()[row] > 0
                : data.train().rows().labels()[row] == chosen;
    }

    Table table() {
        List<String> names = data.preparation().inputNames();
        Table table = Table.of(names.get(0), names.get(1), "net says");
        double[] x = column(0);
        double[] y = column(1);
        for (int i = 0; i < x.length; i++) {
            double[] outputs = run.net().predict(data.train().rows().inputs()[i]);
            table.row(x[i], y[i], data.preparation().answer(outputs));
        }
        return table;
    }
}
