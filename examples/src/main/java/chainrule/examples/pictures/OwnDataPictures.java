package chainrule.examples.pictures;

import chainrule.doctor.Disease;
import chainrule.doctor.Report;
import chainrule.examples.data.CsvData;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.CsvRun;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a net made of a file: how it learned, what it answers, and what its units do. */
public final class OwnDataPictures {
    private static final int BAR = 24;

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

    /** Names fit their place. */
    static String cut(String name) {
        String line = name.replaceAll("\\s+", " ");
        return line.length() > 20 ? line.substring(0, 19) + "…" : line;
    }

    static String three(double number) {
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
        return run.doctor().report().has(Disease.OVERFITTING)
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
        return new AnswerPictures(run).picture();
    }

    public Table answerTable() {
        return new AnswerPictures(run).table();
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
        return new UnitPictures(run).sentences();
    }

    /** All that the doctor found, or that there is nothing. */
    public String doctor() {
        Report report = run.doctor().report();
        return "The doctor, who saw each step: "
                + (report.diagnoses().isEmpty()
                        ? report.verdict()
                        : report.diagnoses().stream()
                                .map(found -> found.sentence() + " Seen: " + found.evidence()
                                        + (found.disease().isHarmless() ? "" : " Try: " + found.remedy()))
                                .collect(Collectors.joining(" ")));
    }

    public Picture unitStrips() {
        return new UnitPictures(run).strips();
    }

    public Table unitTable() {
        return new UnitPictures(run).table();
    }
}
