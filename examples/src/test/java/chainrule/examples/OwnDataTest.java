package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.examples.data.CsvData;
import chainrule.examples.data.CsvOptions;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Preparation;
import chainrule.examples.training.CsvRun;
import chainrule.nn.MLP;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDataTest {
    @TempDir
    Path folder;

    private List<CsvData> splits(String text, int count) {
        try {
            Path file = Files.writeString(folder.resolve("own.csv"), text);
            return LongStream.range(0, count)
                    .mapToObj(seed -> Dataset.fromCsv(file, CsvOptions.none(), seed))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void penguinsAreToldApart() {
        List<CsvData> penguins =
                LongStream.range(0, 2).mapToObj(CsvData::chosen).toList();

        Performance performance = new Performance(new OwnData(penguins, 6), folder);

        assertThat(performance.figures())
                .contains("344 rows of 8 columns", "11 of 344 rows have a missing cell", "'species' has 3 classes")
                .contains("268 rows are to learn from, 65 to judge by");
        Matcher share =
                Pattern.compile("([\\d.]+) % of 65 test rows get their class").matcher(performance.figures());
        assertThat(share.find()).isTrue();
        assertThat(Double.parseDouble(share.group(1))).isGreaterThan(90);
        List.of("own-data-curves", "own-data-answers", "own-data-units").forEach(performance::assertPicture);
        assertThat(performance.rows("own-data-curves")).hasSize(7);
        int judged = performance.rows("own-data-answers").stream()
                .mapToInt(row -> Integer.parseInt(row.get(2)))
                .sum();
        assertThat(judged).isEqualTo(65);
        assertThat(folder.resolve("own-data-field.png")).doesNotExist();
        assertThat(performance.figures())
                .contains("The doctor, who saw each step: Nothing wrong found after 102 steps.");
    }

    @Test
    void theDoctorSaysThatNamesDrawnByLotAreLearnedByHeart() {
        Random random = new Random(3);
        String text = "x,y,z,side\n"
                + IntStream.range(0, 60)
                        .mapToObj(i -> random.nextGaussian() + "," + random.nextGaussian() + "," + random.nextGaussian()
                                + (random.nextBoolean() ? ",left" : ",right"))
                        .collect(Collectors.joining("\n"));

        Performance performance = new Performance(new OwnData(splits(text, 1), 150), folder);

        assertThat(performance.figures()).containsPattern("The doctor, who saw each step: .*by heart.* Try: ");
    }

    @Test
    void twoFeaturesGiveAFieldAndTheSavedNetAnswersAsTheTrainedOne() {
        String text = "x,y,side\n"
                + IntStream.range(0, 60)
                        .mapToObj(i -> i % 10 + 0.5 + "," + i / 10 + "," + (i % 10 < 5 ? "left" : "right"))
                        .collect(Collectors.joining("\n"));

        Performance performance = new Performance(new OwnData(splits(text, 1), 20), folder);

        performance.assertPicture("own-data-field");
        assertThat(performance.rows("own-data-field"))
                .hasSize(48)
                .allMatch(row -> row.get(2).equals(Double.parseDouble(row.get(0)) < 5 ? "left" : "right"));
        Path file = folder.resolve("own-data-net.npz");
        MLP net = MLP.load(file);
        Preparation preparation = Preparation.load(file);
        assertThat(Stream.of("0.5", "2", "8", "9.5")
                        .map(x -> preparation.answer(net.predict(preparation.inputs(Map.of("x", x, "y", "3"))))))
                .containsExactly("left", "left", "right", "right");
    }

    @Test
    void aLineIsPredictedInItsOwnUnit() {
        Random random = new Random(1);
        String text = IntStream.range(0, 60)
                .mapToObj(i -> random.nextDouble(10))
                .map(x -> x + "," + (1000 + 50 * x))
                .collect(Collectors.joining("\n"));
        CsvData data = splits(text, 1).get(0);

        CsvRun run = CsvRun.train(data, 60, 0, soFar -> {});

        double[][] rows = data.test().rows().inputs();
        double meanSquare = IntStream.range(0, rows.length)
                .mapToDouble(i -> {
                    double x = data.preparation().scaling().undo(0, rows[i][0]);
                    double y = Double.parseDouble(
                            data.preparation().answer(run.net().predict(rows[i])));
                    return Math.pow(y - (1000 + 50 * x), 2);
                })
                .average()
                .orElseThrow();
        assertThat(run.score()).isCloseTo(Math.sqrt(meanSquare), within(1e-9)).isLessThan(15);
        assertThat(run.blindScore()).isBetween(100.0, 200.0);
        Performance performance = new Performance(new OwnData(List.of(data), 2), folder);
        performance.assertPicture("own-data-answers");
        assertThat(performance.figures()).contains("'column 2' holds numbers: the net predicts a number");
    }
}
