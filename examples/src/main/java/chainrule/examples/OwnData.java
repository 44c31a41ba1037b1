package chainrule.examples;

import chainrule.examples.data.CsvData;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.OwnDataPictures;
import chainrule.examples.training.CsvRun;
import chainrule.examples.training.InParallel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A net learns what is in a file of comma-separated values, {@code -Ddata=flowers.csv}, and says what it chose and why. */
public final class OwnData implements Lesson {
    /** Rows that go by in training, so that small files get many epochs and large ones do not take for ever. */
    private static final int ROWS_IN_ALL = 40_000;

    private static final int FEWEST_EPOCHS = 20;
    private static final int MOST_EPOCHS = 150;
    private static final int SPLITS = 5;

    private final List<CsvData> splits;
    private final int epochs;

    /** With the file that {@code -Ddata=} tells, or with penguins. */
    public OwnData() {
        this(LongStream.range(0, SPLITS).mapToObj(CsvData::chosen).toList(), 0);
    }

    /** With other rows to judge by each time; 0 epochs are as many as fit the size of the file. */
    OwnData(List<CsvData> splits, int epochs) {
        int fitting = ROWS_IN_ALL / splits.get(0).train().rows().size();
        this.splits = splits;
        this.epochs = epochs > 0 ? epochs : Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, fitting));
    }

    public static void main(String[] args) {
        Solo.perform(new OwnData(), args);
    }

    @Override
    public String title() {
        return "What is in " + Path.of(splits.get(0).source()).getFileName();
    }

    @Override
    public String story() {
        return "A net learns to predict one column of a file from the others. A fifth of the rows is kept from it, to judge it by. The same is done with "
                + splits.size() + " choices of these rows, since one choice may be lucky.";
    }

    @Override
    public int steps() {
        return splits.size();
    }

    @Override
    public void perform(Stage stage) {
        CsvData data = splits.get(0);
        data.remarks().forEach(stage::figure);
        stage.figure(OwnDataPictures.choices(data, epochs));
        CsvRun run = CsvRun.train(data, epochs, 0, soFar -> {
            stage.live(OwnDataPictures.progress(soFar, epochs));
            if (soFar.epochs() > 0) {
                stage.live(new OwnDataPictures(soFar).curves());
            }
        });
        stage.step();
        List<Integer> others =
                LongStream.range(1, splits.size()).mapToObj(i -> (int) i).toList();
        List<Double> scores = InParallel.map(
                others, i -> CsvRun.train(splits.get(i), epochs, i, soFar -> {}).score(), soFar -> stage.step());

        var pictures = new OwnDataPictures(run);
        stage.figure(pictures.result(scores));
        stage.picture("own-data-curves", pictures.curves(), pictures.curveTable());
        stage.picture("own-data-answers", pictures.answers(), pictures.answerTable());
        if (pictures.hasField()) {
            stage.picture("own-data-field", pictures.field(), pictures.fieldTable());
        }
        stage.figure(pictures.units());
        stage.figure(pictures.doctor());
        stage.picture("own-data-units", pictures.unitStrips(), pictures.unitTable());
        Path file = stage.file("own-data-net.npz");
        run.net().save(file, data.preparation().arrays());
        stage.figure(
                "The net is saved with the names and the scaling of its inputs: MLP.load and Preparation.load read "
                        + file + ".");
    }
}
