package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.DigitsPictures;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.Training;
import chainrule.nn.Adam;
import chainrule.nn.MLP;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A small net learns to read real handwritten digits. */
public final class Digits implements Lesson {
    private static final int HIDDEN = 32;
    private static final int EPOCHS = 25;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.003;
    private static final int SEED = 7;

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
        return EPOCHS;
    }

    @Override
    public void perform(Stage stage) {
        HandwrittenDigits data = HandwrittenDigits.load();
        MLP net = new MLP(HandwrittenDigits.layerSizes(1, HIDDEN), Activation.RELU, new Random(SEED));
        Training training = new Training(net, new Adam(net.parameters(), LEARNING_RATE), data.train());
        Random random = new Random(SEED + 1);
        List<Double> train = new ArrayList<>();
        List<Double> test = new ArrayList<>();
        for (int epoch = 0; epoch <= EPOCHS; epoch++) {
            if (epoch > 0) {
                training.epoch(BATCH, random);
                stage.step();
            }
            train.add(Classifier.accuracy(net, data.train()));
            test.add(Classifier.accuracy(net, data.test()));
            stage.live(DigitsPictures.accuracyChart(train, test));
        }
        stage.figure(String.format(
                Locale.ROOT,
                "Test accuracy %.3f on %d digits that the net has never seen, after %d epochs; %.3f on the training rows.",
                test.get(EPOCHS),
                data.test().size(),
                EPOCHS,
                train.get(EPOCHS)));
        stage.picture(
                "digits-accuracy",
                DigitsPictures.accuracyChart(train, test),
                DigitsPictures.accuracyTable(train, test));
        var pictures = new DigitsPictures(data.test(), Classifier.predictions(net, data.test()));
        stage.picture("digits-confusion", pictures.confusionChart(), pictures.confusionTable());
        stage.picture("digits-errors", pictures.errors(), pictures.errorTable());
    }
}
