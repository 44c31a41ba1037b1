package chainrule.examples.pictures;

import chainrule.examples.data.CsvData;
import chainrule.examples.data.CsvData.Part;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.plot.UnitStrip;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.CsvRun;
import chainrule.nn.LayerActivity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a net made of a file: how it learned, what it answers, and what its units do. */
public final class OwnDataPictures {
    private static final int BAR = 24;

    /** So many times its lowest, the loss has risen by more than luck. */
    private static final double RISEN = 1.5;

    private final CsvRun run;
    private final CsvData data;
    private final boolean classes;
    private final String target;

    public OwnDataPictures(CsvRun run) {
        this.run = run;
        this.data = run.data();
        this.classes = data.hasClasses();
        this.target = data.preparation().target();
    }

    /** What was chosen, and why. */
    public static String choices(CsvData data, int epochs) {
        int outputs = Math.max(1, data.preparation().classes().size());
        return String.format(
                Locale.ROOT,
                "The net has %s, %d hidden layers of %d ReLU units, enough to bend and quick to train, and %s. Adam, which needs little tuning, takes"
                        + " steps with a learning rate of %s and batches of %d rows, for %s: small files get more of them.%s",
                Words.count(data.train().rows().features(), "input"),
                CsvRun.HIDDEN_LAYERS,
                CsvRun.WIDTH,
                data.hasClasses() ? outputs + " outputs, one a class" : "one output",
                Words.plain(CsvRun.LEARNING_RATE),
                CsvRun.BATCH,
                Words.count(epochs, "epoch"),
                data.train().rows().features() == 2
                        ? ""
                        : " With -Dfeatures=... of two columns of numbers it would also draw what it says of each point of their plane.");
    }

    /** How far training is, in a line. */
    public static String progress(CsvRun run, int epochs) {
        int done = BAR * run.epochs() / epochs;
        return String.format(
                Locale.ROOT,
                "epoch %d of %d [%s%s] loss of test rows %.4f",
                run.epochs(),
                epochs,
                "#".repeat(done),
                "-".repeat(BAR - done),
                run.testLosses().get(run.epochs()));
    }

    /**
     * What came of it.
     *
     * @param others scores of nets with other rows to judge by
     */
    public String result(List<Double> others) {
        double low = Math.min(run.score(), others.stream().min(Double::compare).orElse(run.score()));
        double high = Math.max(run.score(), others.stream().max(Double::compare).orElse(run.score()));
        int splits = others.size() + 1;
        if (classes) {
            return String.format(
                    Locale.ROOT,
                    "%.1f %% of %d test rows get their class; who always says the most frequent one is right for %.1f %%. With %d choices of test rows"
                            + " it is %.1f to %.1f %%.",
                    100 * run.score(),
                    data.test().rows().size(),
                    100 * run.blindScore(),
                    splits,
                    100 * low,
                    100 * high);
        }
        return String.format(
                Locale.ROOT,
                "On %d test rows '%s' is missed by %s, the root of the mean squared error; who always says the mean misses by %s. With %d choices of"
                        + " test rows it is %s to %s.",
                data.test().rows().size(),
                target,
                three(run.score()),
                three(run.blindScore()),
                splits,
                three(low),
                three(high));
    }

    private static String three(double number) {
        return Numbers.text(number, 3);
    }

    /** The loss before training and after each epoch. */
    public Picture curves() {
        double[] epochs =
                IntStream.rangeClosed(0, run.epochs()).asDoubleStream().toArray();
        return new LineChart(curveClaim())
                .subtitle(
                        classes
                                ? "Mean cross-entropy: 0 where the net is sure of every true class."
                                : "Mean squared error of '" + target
                                        + "', scaled: about 1 for who always says the mean, 0 for perfect.")
                .axes("epoch", "loss")
                .logY()
                .line("test rows", Meaning.VALUE, epochs, numbers(run.testLosses()))
                .line("training rows", 6, epochs, numbers(run.trainLosses()));
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private String curveClaim() {
        List<Double> losses = run.testLosses();
        int last = run.epochs();
        int best = IntStream.rangeClosed(0, last)
                .reduce((a, b) -> losses.get(b) < losses.get(a) ? b : a)
                .orElseThrow();
        String from = Words.rounded(losses.get(0));
        boolean byHeart = losses.get(last) > RISEN * losses.get(best)
                && run.trainLosses().get(last) < run.trainLosses().get(best);
        return byHeart
                ? "The loss of test rows is lowest after " + Words.count(best, "epoch") + ", "
                        + Words.rounded(losses.get(best)) + ", and " + Words.rounded(losses.get(last)) + " after "
                        + last + ": the net learns its rows by heart"
                : "The loss of test rows falls from " + from + " to " + Words.rounded(losses.get(last)) + " in "
                        + Words.count(last, "epoch");
    }

    public Table curveTable() {
        Table table = Table.of("epoch", "training loss", "test loss");
        for (int epoch = 0; epoch <= run.epochs(); epoch++) {
            table.row(epoch, run.trainLosses().get(epoch), run.testLosses().get(epoch));
        }
        return table;
    }

    /** The answers on test rows beside what is true. */
    public Picture answers() {
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

    /** Names fit their place. */
    static String cut(String name) {
        String line = name.replaceAll("\\s+", " ");
        return line.length() > 20 ? line.substring(0, 19) + "…" : line;
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
        return new LineChart("Test rows are missed by " + three(run.score()) + ", against " + three(run.blindScore())
                        + " for who always says the mean")
                .subtitle("Each point is a test row of '" + target
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

    public Table answerTable() {
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

    /** Whether there are just two inputs, so that what the net says can be drawn on a plane. */
    public boolean hasField() {
        return new FieldPictures(run).possible();
    }

    /** What the net says at every point of the plane. */
    public Picture field() {
        return new FieldPictures(run).picture();
    }

    public Table fieldTable() {
        return new FieldPictures(run).table();
    }

    /** Which hidden units are dead, and how often others are flat. */
    public String units() {
        List<LayerActivity> layers = run.activities().get(run.epochs());
        return IntStream.range(0, layers.size())
                .mapToObj(i -> units(i + 1, layers.get(i)))
                .collect(Collectors.joining(" "));
    }

    private static String units(int number, LayerActivity layer) {
        return String.format(
                Locale.ROOT,
                "Hidden layer %d: %d of %d units are dead, that is off for all training rows, and %d are on for all. On average a unit is off for"
                        + " %.0f %% of rows: there ReLU is flat, or saturated.",
                number,
                layer.deadUnits(),
                layer.units(),
                layer.activeShares().stream().filter(share -> share == 1).count(),
                100 * layer.saturation());
    }

    public Picture unitStrips() {
        List<LayerActivity> last = run.activities().get(run.epochs());
        int dead = last.stream().mapToInt(LayerActivity::deadUnits).sum();
        int all = last.stream().mapToInt(LayerActivity::units).sum();
        Picture[] strips = IntStream.range(0, last.size())
                .mapToObj(layer -> new UnitStrip("hidden layer " + (layer + 1), shares(layer)))
                .toArray(Picture[]::new);
        return new PictureGrid(dead + " of " + all + " hidden units are dead after training", strips.length, strips)
                .subtitle("A unit that is off for all rows learns nothing; one that is on for all bends nothing.");
    }

    private double[][] shares(int layer) {
        int units = run.activities().get(0).get(layer).units();
        double[][] shares = new double[units][run.epochs() + 1];
        for (int epoch = 0; epoch <= run.epochs(); epoch++) {
            for (int unit = 0; unit < units; unit++) {
                shares[unit][epoch] =
                        run.activities().get(epoch).get(layer).activeShares().get(unit);
            }
        }
        return shares;
    }

    public Table unitTable() {
        Table table = Table.of("epoch", "hidden layer", "unit", "share of rows on");
        for (int epoch = 0; epoch <= run.epochs(); epoch++) {
            List<LayerActivity> layers = run.activities().get(epoch);
            for (int layer = 0; layer < layers.size(); layer++) {
                List<Double> shares = layers.get(layer).activeShares();
                for (int unit = 0; unit < shares.size(); unit++) {
                    table.row(epoch, layer + 1, unit + 1, shares.get(unit));
                }
            }
        }
        return table;
    }
}
