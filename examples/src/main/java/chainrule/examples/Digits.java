package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.plot.DigitGallery;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.Training;
import chainrule.nn.Adam;
import chainrule.nn.MLP;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** A small net learns to read real handwritten digits. */
public final class Digits implements Lesson {
    private static final int HIDDEN = 32;
    private static final int EPOCHS = 25;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.003;
    private static final int SEED = 7;

    private static final int SHOWN_ERRORS = 12;
    private static final int COLUMNS = 6;

    private final int epochs;
    private final HandwrittenDigits data;

    public Digits() {
        this(EPOCHS, HandwrittenDigits.load());
    }

    Digits(int epochs, HandwrittenDigits data) {
        this.epochs = epochs;
        this.data = data;
    }

    public static void main(String[] args) {
        Solo.perform(new Digits(), args);
    }

    @Override
    public String title() {
        return "Reading handwritten digits";
    }

    @Override
    public String story() {
        return "1,797 digits written by hand, 8 x 8 pixels each: a net with " + HIDDEN
                + " hidden units reads 64 pixels and gives one logit for each digit. It learns from four fifths of the rows; the rest, which it has"
                + " never seen, judge it.";
    }

    @Override
    public int steps() {
        return epochs;
    }

    @Override
    public void perform(Stage stage) {
        MLP net = new MLP(
                new int[] {HandwrittenDigits.PIXELS, HIDDEN, HandwrittenDigits.CLASSES},
                Activation.RELU,
                new Random(SEED));
        Training training = new Training(net, new Adam(net.parameters(), LEARNING_RATE), data.train());
        Random random = new Random(SEED + 1);
        double[] train = new double[epochs + 1];
        double[] test = new double[epochs + 1];
        Table curve = Table.of("epoch", "training accuracy", "test accuracy");
        for (int epoch = 0; epoch <= epochs; epoch++) {
            if (epoch > 0) {
                training.epoch(BATCH, random);
                stage.step();
            }
            train[epoch] = Classifier.accuracy(net, data.train());
            test[epoch] = Classifier.accuracy(net, data.test());
            curve.row(epoch, train[epoch], test[epoch]);
            stage.live(accuracies(Arrays.copyOf(train, epoch + 1), Arrays.copyOf(test, epoch + 1)));
        }
        stage.figure(String.format(
                Locale.ROOT,
                "Test accuracy %.3f on %d digits that the net has never seen, after %d epochs; %.3f on the training rows.",
                test[epochs],
                data.test().size(),
                epochs,
                train[epochs]));
        stage.picture("digits-accuracy", accuracies(train, test), curve);
        int[][] confusion = confusion(net);
        stage.picture("digits-confusion", confusionChart(confusion), confusionTable(confusion));
        stage.picture("digits-errors", errors(net), errorTable(net));
    }

    private static Picture accuracies(double[] train, double[] test) {
        return new LineChart("The digits are learned within a few epochs")
                .subtitle(
                        "Share of digits read correctly. Where the lines part, the net begins to know its training rows by heart.")
                .axes("epoch", "accuracy")
                .yRange(0, 1.02)
                .line("training rows", train)
                .line("test rows", test)
                .markers();
    }

    private int[][] confusion(MLP net) {
        int[][] counts = new int[HandwrittenDigits.CLASSES][HandwrittenDigits.CLASSES];
        Dataset test = data.test();
        for (int i = 0; i < test.size(); i++) {
            counts[test.labels()[i]][Classifier.predict(net, test.inputs()[i])]++;
        }
        return counts;
    }

    private static Picture confusionChart(int[][] counts) {
        return HeatTable.confusion("Which digits are taken for which", counts)
                .subtitle("Counts on the test rows. Right answers are on the diagonal, mistakes in orange.");
    }

    private static Table confusionTable(int[][] counts) {
        Table table = Table.of("true digit", "predicted digit", "count");
        for (int truth = 0; truth < counts.length; truth++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                table.row(truth, predicted, counts[truth][predicted]);
            }
        }
        return table;
    }

    private int[] misread(MLP net) {
        Dataset test = data.test();
        return IntStream.range(0, test.size())
                .filter(i -> Classifier.predict(net, test.inputs()[i]) != test.labels()[i])
                .toArray();
    }

    private Picture errors(MLP net) {
        int[] shown = IntStream.of(misread(net)).limit(SHOWN_ERRORS).toArray();
        int rows = Math.max(1, (shown.length + COLUMNS - 1) / COLUMNS);
        DigitGallery gallery = new DigitGallery("The digits that the net gets wrong")
                .subtitle("Many of them are hard for us, too.")
                .columns(COLUMNS)
                .size(640, 70 + 124 * rows);
        for (int i : shown) {
            double[] pixels = data.test().inputs()[i];
            gallery.digit(
                    pixels, "is " + data.test().labels()[i] + ", read as " + Classifier.predict(net, pixels), true);
        }
        return gallery;
    }

    private Table errorTable(MLP net) {
        Table table = Table.of("test row", "true digit", "predicted digit");
        for (int i : misread(net)) {
            table.row(
                    i,
                    data.test().labels()[i],
                    Classifier.predict(net, data.test().inputs()[i]));
        }
        return table;
    }
}
