package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.Hyperparameters;
import chainrule.examples.training.ReluOutcome;
import chainrule.nn.Initializer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What kills ReLU units: how many are dead as one cause after the other is turned up. */
public final class DeadReluCausePictures {
    private static final String PERCENT = "percent";

    private final List<ReluOutcome> byRate;
    private final List<ReluOutcome> byInitializer;
    private final List<ReluOutcome> byShift;

    /**
     * Compares nets that differ in one thing at a time.
     *
     * @param byRate several learning rates of Adam
     * @param byInitializer one for each initializer, all with the same rate of plain SGD
     * @param byShift several shifts of the inputs, all with the same rate of Adam
     */
    public DeadReluCausePictures(List<ReluOutcome> byRate, List<ReluOutcome> byInitializer, List<ReluOutcome> byShift) {
        this.byRate = byRate;
        this.byInitializer = byInitializer;
        this.byShift = byShift;
    }

    public Picture chart() {
        LineChart rates = new LineChart("1. the learning rate")
                .size(ReluDiaryPictures.PANEL_WIDTH, ReluDiaryPictures.PANEL_HEIGHT)
                .axes("learning rate of Adam", PERCENT)
                .logX()
                .yRange(0, 100)
                .markers()
                .line("dead units", Meaning.DEAD, numbers(byRate, Hyperparameters::rate), ReluOutcome.dead(byRate))
                .line(
                        "test accuracy",
                        Meaning.ACCURACY,
                        numbers(byRate, Hyperparameters::rate),
                        ReluOutcome.accuracies(byRate));
        BarChart initializers = new BarChart(
                        "2. the weights at the start",
                        Stream.of(Initializer.values())
                                .map(DeadReluCausePictures::shortName)
                                .toArray(String[]::new))
                .size(ReluDiaryPictures.PANEL_WIDTH, ReluDiaryPictures.PANEL_HEIGHT)
                .axes(
                        "initializer (U uniform, N normal), plain SGD at "
                                + byInitializer.get(0).setting().rate(),
                        PERCENT)
                .yRange(0, 100)
                .bars("dead units", Meaning.DEAD, ReluOutcome.dead(byInitializer))
                .bars("test accuracy", Meaning.ACCURACY, ReluOutcome.accuracies(byInitializer));
        LineChart shifts = new LineChart("3. inputs off centre")
                .size(ReluDiaryPictures.PANEL_WIDTH, ReluDiaryPictures.PANEL_HEIGHT)
                .axes("added to every pixel", PERCENT)
                .yRange(0, 100)
                .markers()
                .line("dead units", Meaning.DEAD, numbers(byShift, Hyperparameters::shift), ReluOutcome.dead(byShift))
                .line(
                        "test accuracy",
                        Meaning.ACCURACY,
                        numbers(byShift, Hyperparameters::shift),
                        ReluOutcome.accuracies(byShift));
        return new PictureGrid(claim(), 3, rates, initializers, shifts)
                .subtitle("Share of hidden units that are off on every training digit after "
                        + byRate.get(0).epochs()
                        + " epochs. One cause is turned up at a time; otherwise the rate is Adam's "
                        + Words.plain(byShift.get(0).setting().rate())
                        + " (SGD in the second chart), the weights are He's and pixels lie within 0..1.");
    }

    /** The worst of each cause. */
    private String claim() {
        ReluOutcome rate = worst(byRate);
        ReluOutcome shift = worst(byShift);
        ReluOutcome initializer = worst(byInitializer);
        return String.format(
                Locale.ROOT,
                "Three ways to kill a ReLU: %.0f %% die at a rate of %s, %.0f %% with %s weights, %.0f %% with inputs shifted by %s",
                100 * rate.share(),
                Words.plain(rate.setting().rate()),
                100 * initializer.share(),
                initializer.setting().initializer().title(),
                100 * shift.share(),
                Words.plain(shift.setting().shift()));
    }

    private static ReluOutcome worst(List<ReluOutcome> outcomes) {
        return outcomes.stream().max(Comparator.comparing(ReluOutcome::share)).orElseThrow();
    }

    private static double[] numbers(List<ReluOutcome> outcomes, ToDoubleFunction<Hyperparameters> varied) {
        return outcomes.stream()
                .mapToDouble(outcome -> varied.applyAsDouble(outcome.setting()))
                .toArray();
    }

    private static String shortName(Initializer initializer) {
        return initializer.title().replace(", uniform", " U").replace(", normal", " N");
    }

    public Table table() {
        Table table = Table.of(
                "cause",
                "optimizer",
                "learning rate",
                "initializer",
                "input shift",
                "dead in layer 1",
                "dead in layer 2",
                "dead share",
                "revivals",
                "test accuracy");
        addRows(table, "learning rate", byRate);
        addRows(table, "initializer", byInitializer);
        addRows(table, "input shift", byShift);
        return table;
    }

    private static void addRows(Table table, String cause, List<ReluOutcome> outcomes) {
        for (ReluOutcome outcome : outcomes) {
            Hyperparameters setting = outcome.setting();
            table.row(
                    cause,
                    setting.adam() ? "Adam" : "SGD",
                    setting.rate(),
                    setting.initializer().title(),
                    setting.shift(),
                    outcome.perLayer()[0],
                    outcome.perLayer()[1],
                    outcome.share(),
                    outcome.revivals(),
                    outcome.accuracy());
        }
    }
}
