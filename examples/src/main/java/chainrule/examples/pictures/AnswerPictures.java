package chainrule.examples.pictures;

import chainrule.examples.data.CsvData;
import chainrule.examples.data.CsvData.Part;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.CsvRun;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a net says of test rows beside what is true: counts where there are classes, else points. */
final class AnswerPictures {
    private final CsvRun run;
    private final CsvData data;
    private final boolean classes;

    AnswerPictures(CsvRun run) {
        this.run = run;
        this.data = run.data();
        this.classes = data.hasClasses();
    }

    Picture picture() {
        return classes ? confusion() : predictions();
    }

    private Picture confusion() {
        int[][] counts = counts();
        int rows = data.test().rows().size();
        int right = IntStream.range(0, counts.length).map(i -> counts[i][i]).sum();
        String[] names =
                data.preparation().classes().stream().map(OwnDataPictures::cut).toArray(String[]::new);
        return HeatTable.confusion(right + " of " + rows + " test rows get their class", names, counts)
                .subtitle("Right answers are on the diagonal, mistakes in orange.");
    }

    private int[][] counts() {
        int size = data.preparation().classes().size();
        int[][] counts = new int[size][size];
        int[] predicted = Classifier.predictions(run.net(), data.test().rows());
        for (int i = 0; i < predicted.length; i++) {
            counts[data.test().rows().labels()[i]][predicted[i]]++;
        }
        return counts;
    }

    private Picture predictions() {
        double[] truth = truth(data.test());
        double[] predicted = predicted(data.test());
        double low = DoubleStream.of(truth).min().orElseThrow();
        double high = DoubleStream.of(truth).max().orElseThrow();
        double[] ends = {low, high};
        return new LineChart("Test rows are missed by " + OwnDataPictures.three(run.score()) + ", against "
                        + OwnDataPictures.three(run.blindScore()) + " for who always says the mean")
                .subtitle("Each point is a test row of '" + data.preparation().target()
                        + "'. On the line, prediction and truth agree. The miss is the root of the mean squared error.")
                .axes("true", "predicted")
                .points("test rows", Meaning.VALUE, truth, predicted)
                .dashed("as it should be", 6, ends, ends);
    }

    private double[] truth(Part part) {
        return DoubleStream.of(part.targets())
                .map(scaled -> data.preparation().targetScaling().undo(0, scaled))
                .toArray();
    }

    private double[] predicted(Part part) {
        return IntStream.range(0, part.rows().size())
                .mapToDouble(i -> data.preparation()
                        .targetScaling()
                        .undo(0, run.net().predict(part.rows().inputs()[i])[0]))
                .toArray();
    }

    Table table() {
        if (!classes) {
            double[] truth = truth(data.test());
            double[] predicted = predicted(data.test());
            Table table = Table.of("true", "predicted");
            IntStream.range(0, truth.length).forEach(i -> table.row(truth[i], predicted[i]));
            return table;
        }
        Table table = Table.of("true class", "predicted class", "count");
        List<String> names = data.preparation().classes();
        int[][] counts = counts();
        for (int truth = 0; truth < counts.length; truth++) {
            for (int read = 0; read < counts.length; read++) {
                table.row(names.get(truth), names.get(read), counts[truth][read]);
            }
        }
        return table;
    }
}
