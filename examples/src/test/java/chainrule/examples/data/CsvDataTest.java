package chainrule.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDataTest {
    @TempDir
    Path folder;

    private CsvData read(String text) {
        return read(text, CsvOptions.none());
    }

    private CsvData read(String text, CsvOptions options) {
        return Dataset.fromCsv(file(text), options, 0);
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("a.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvOptions options(String target, String without, String answer, String header) {
        List<String> left = without.isEmpty() ? List.of() : List.of(without.split(","));
        return new CsvOptions(target, List.of(), left, answer, header);
    }

    /** So many rows, each made from its number. */
    private static String rows(int count, String pattern) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("#", i * i + ".5").replace("@", "" + (char) ('a' + i % 2)))
                .collect(Collectors.joining("\n"));
    }

    private static String letters(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i * i + ",text" + i + "," + i % 2)
                .collect(Collectors.joining("\n"));
    }

    static Stream<Arguments> spoilt() {
        String good = rows(10, "#,@") + "\n";
        CsvOptions none = CsvOptions.none();
        return Stream.of(
                Arguments.of("", none, "a.csv: expected lines of cells, got none"),
                Arguments.of(" \n\n", none, "a.csv: expected lines of cells, got none"),
                Arguments.of(
                        "1\n2\n",
                        none,
                        "a.csv, line 1: expected two or more fields, separated by commas, semicolons or tabs, got one"),
                Arguments.of("a,b,c\n1,2,3\n\n4,5\n", none, "a.csv, line 4: expected 3 fields, as in line 1, got 2"),
                Arguments.of("a;b\n1;2\n4;5;6\n", none, "a.csv, line 3: expected 2 fields, as in line 1, got 3"),
                Arguments.of("a,b\n\"x\ny\",2\n4\n", none, "a.csv, line 4: expected 2 fields, as in line 1, got 1"),
                Arguments.of(
                        good + "\"1,a\n2,b\n",
                        none,
                        "a.csv, line 11: expected a quoted field that ends with \" before the next separator, got one that does not"),
                Arguments.of(
                        good + "\"1\"5,a\n",
                        none,
                        "a.csv, line 11: expected a quoted field that ends with \" before the next separator, got one that does not"),
                Arguments.of(
                        "x,x,y\n1,2,a\n",
                        none,
                        "a.csv, line 1, column 2: expected a name of its own, got 'x', as in column 1"),
                Arguments.of(
                        good + "5cm,a\n",
                        none,
                        "a.csv, line 11, column 1: expected a number of at most 1e100 in size, as in 10 other rows of this column, got '5cm'"),
                Arguments.of(
                        "length,kind\n" + good + "1e101,a\n",
                        none,
                        "a.csv, line 12, column 1 (length): expected a number of at most 1e100 in size, as in 10 other rows of this column, got"
                                + " '1e101'"),
                Arguments.of(
                        "length,2020\n" + rows(10, "#,#"),
                        none,
                        "a.csv, line 1, column 1: expected a number of at most 1e100 in size, as in 10 other rows of this column, got 'length';"
                                + " if line 1 has names, say -Dheader=true"),
                Arguments.of(
                        "length,kind\n" + good + "7.5,c\n",
                        none,
                        "a.csv, line 12, column 2 (kind): expected at least 2 rows of class 'c', one to learn from and one to judge by, got 1"),
                Arguments.of(rows(10, "#,a"), none, "a.csv, column 2 (column 2): expected 2 to 20 classes, got 1"),
                Arguments.of(
                        IntStream.range(0, 42)
                                .mapToObj(i -> i * i + ",class" + i / 2)
                                .collect(Collectors.joining("\n")),
                        none,
                        "a.csv, column 2 (column 2): expected 2 to 20 classes, got 21"),
                Arguments.of(
                        letters(13),
                        none,
                        "a.csv, column 2 (column 2): expected numbers or at most 12 different texts, got more; -Dwithout=column 2 leaves out what"
                                + " is too much"),
                Arguments.of(
                        rows(10, "7,@"),
                        none,
                        "a.csv: expected a column to predict 'column 2' from, got none that tells rows apart"),
                Arguments.of(rows(9, "#,@"), none, "a.csv: expected at least 10 rows without a missing cell, got 9"),
                Arguments.of(
                        "length,width,kind\n" + rows(9, "#,#,@") + "\n4,NA,a\n",
                        none,
                        "a.csv: expected at least 10 rows without a missing cell, got 9; -Dwithout=width leaves out the column where most are"
                                + " missing"),
                Arguments.of(
                        "length,kind\n" + good,
                        options("wide", "", "", ""),
                        "target: expected a column of a.csv (length, kind) or its number, 1 to 2, got 'wide'"),
                Arguments.of(
                        good,
                        options("", "3", "", ""),
                        "without: expected a column of a.csv (column 1, column 2) or its number, 1 to 2, got '3'"),
                Arguments.of(
                        good,
                        options("", "", "numbers", ""),
                        "answer: expected classes, as 'column 2' holds texts, got numbers"));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void aSpoiltFileIsRefusedWithItsPlace(String text, CsvOptions options, String message) {
        Path file = file(text);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.fromCsv(file, options, 0))
                .withMessage(message.replace("a.csv", file.toString()));
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path bytes =
                Files.write(folder.resolve("b.csv"), new byte[] {'1', ',', '2', '\n', '3', ',', (byte) 0xE9, '\n'});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.fromCsv(bytes))
                .withMessage(bytes + ", line 2: expected UTF-8, got other bytes; save the file as UTF-8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.fromCsv(folder.resolve("none.csv")))
                .withMessage("data: expected a file of comma-separated values, got no such file: "
                        + folder.resolve("none.csv"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.fromCsv(folder))
                .withMessageStartingWith("data: expected a file of comma-separated values, could not read " + folder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("", "", "words", ""))
                .withMessage("answer: expected classes or numbers, got 'words'");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separatorsAreFoundAndFieldsMayBeQuoted(String separator) {
        String text = Stream.of("\"the, \"\"long\"\";\tname\"!kind", rows(10, "#!@"), "  -1e1 ! \"b\" ")
                .collect(Collectors.joining("\r\n"))
                .replace("!", separator);

        CsvData data = read("\uFEFF" + text);

        assertThat(data.preparation().inputNames()).containsExactly("the, \"long\";\tname");
        assertThat(data.preparation().classes()).containsExactly("a", "b");
        assertThat(data.train().rows().size() + data.test().rows().size()).isEqualTo(11);
    }

    @Test
    void commasAreDecimalWhereTheyDoNotSeparate() {
        CsvData data = read("x;y\n" + rows(12, "#;#").replace('.', ','));

        assertThat(data.remarks().get(0))
                .isEqualTo(
                        "12 rows of 2 columns, separated by semicolons; the first line has their names. Numbers have a"
                                + " decimal comma.");
        assertThat(data.hasClasses()).isFalse();
    }

    @Test
    void aFirstLineOfTextsThatStandBelowIsNoHeader() {
        String text = IntStream.range(0, 11)
                .mapToObj(i -> i % 3 == 0 ? "red,yes" : "blue,no")
                .collect(Collectors.joining("\n"));

        assertThat(read(text).preparation().target()).isEqualTo("column 2");
        assertThat(read("colour,sweet\n" + text).preparation().target()).isEqualTo("sweet");
        assertThat(read(text, options("", "", "", "true")).preparation().target())
                .isEqualTo("yes");
    }

    @Test
    void rowsWithMissingCellsAndColumnsThatTellNothingAreLeftOut() {
        String text = "id,x,empty,same,kind\n"
                + IntStream.range(0, 20)
                        .mapToObj(i -> i + 1 + "," + (i == 4 ? "nan" : i * i) + ",,7," + (i == 9 ? "?" : i % 2 == 0))
                        .collect(Collectors.joining("\n"));

        CsvData data = read(text);

        assertThat(data.preparation().inputNames()).containsExactly("x");
        assertThat(data.remarks())
                .contains(
                        "'id' counts the rows: it is left out.",
                        "'empty' is empty: it is left out.",
                        "'same' is the same in all rows: it is left out.",
                        "2 of 20 rows have a missing cell (empty, NA, NaN, null or ?) and are left out; most are missing in 'x'.");
        assertThat(data.train().rows().size()).isEqualTo(16);
        assertThat(data.test().rows().size()).isEqualTo(2);
    }

    @Test
    void rowsThatLearnAreScaledByTheirOwnMeanAndDeviation() {
        Random random = new Random(3);
        double[] x = random.doubles(200, -1000, 3000).toArray();
        CsvData data = read(IntStream.range(0, 200)
                .mapToObj(i -> x[i] + "," + (i % 2 == 0 ? "red" : "blue") + "," + (2 * x[i] + 5))
                .collect(Collectors.joining("\n")));

        double[] scaled = Arrays.stream(data.train().rows().inputs())
                .mapToDouble(row -> row[0])
                .toArray();
        assertThat(Arrays.stream(scaled).average().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(scaled).map(z -> z * z).average().orElseThrow())
                .isCloseTo(1, within(1e-12));
        double[] others = Arrays.stream(data.test().rows().inputs())
                .mapToDouble(row -> row[0])
                .toArray();
        assertThat(Math.abs(Arrays.stream(others).average().orElseThrow())).isGreaterThan(1e-6);

        // A target that is a line of the input scales to the same numbers, with its own mean and deviation.
        assertThat(data.train().targets()).usingComparatorWithPrecision(1e-9).containsExactly(scaled);
        Scaling input = data.preparation().scaling();
        Scaling target = data.preparation().targetScaling();
        assertThat(target.means()[0]).isCloseTo(2 * input.means()[0] + 5, within(1e-9));
        assertThat(target.deviations()[0]).isCloseTo(2 * input.deviations()[0], within(1e-9));

        assertThat(data.preparation().inputNames()).containsExactly("column 1", "column 2 = blue", "column 2 = red");
        assertThat(input.means()).endsWith(0, 0);
        assertThat(Arrays.stream(data.train().rows().inputs())).allMatch(row -> row[1] + row[2] == 1);
    }

    @Test
    void scalingFollowsItsFormula() {
        Scaling scaling = Scaling.of(new double[][] {{1, 7, 1e90}, {2, 7, -1e90}, {6, 7, 0}});

        assertThat(scaling.means()).containsExactly(3, 7, 0);
        assertThat(scaling.deviations()).containsExactly(Math.sqrt(14 / 3.0), 1, 1e90 * Math.sqrt(2 / 3.0));
        assertThat(scaling.apply(6, 8, 0)[0]).isEqualTo(3 / Math.sqrt(14 / 3.0));
        assertThat(scaling.apply(6, 8, 0)[1]).isEqualTo(1);
        assertThat(scaling.undo(0, -1)).isEqualTo(3 - Math.sqrt(14 / 3.0));
    }

    @Test
    void aFifthOfEachClassIsKeptToJudgeBy() {
        CsvData data = read(IntStream.range(0, 53)
                .mapToObj(i -> i * i + "," + (i < 40 ? "many" : i < 50 ? "some" : "few"))
                .collect(Collectors.joining("\n")));

        Map<Integer, Long> kept = Arrays.stream(data.test().rows().labels())
                .boxed()
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        assertThat(data.preparation().classes()).containsExactly("few", "many", "some");
        assertThat(kept).isEqualTo(Map.of(0, 1L, 1, 8L, 2, 2L));
        assertThat(data.train().rows().size()).isEqualTo(42);
    }

    @Test
    void fewWholeNumbersAreClassesUnlessOneWantsNumbers() {
        String text = IntStream.range(0, 30).mapToObj(i -> i * i + "," + i % 3).collect(Collectors.joining("\n"));

        assertThat(read(text).preparation().classes()).containsExactly("0", "1", "2");
        assertThat(read(text, options("", "", "numbers", "")).hasClasses()).isFalse();
    }

    /** The figures of the R package's own summary. */
    @Test
    void thePenguinsAreThoseThatWerePublished() {
        CsvOptions measures = new CsvOptions(
                "species",
                List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"),
                List.of(),
                "",
                "");
        CsvData data = CsvData.penguins(measures, 0);

        List<Dataset> parts = List.of(data.train().rows(), data.test().rows());
        Map<Integer, Long> species = parts.stream()
                .flatMap(part -> Arrays.stream(part.labels()).boxed())
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        assertThat(species).isEqualTo(Map.of(0, 151L, 1, 68L, 2, 123L));
        double[] means = IntStream.range(0, 4)
                .mapToDouble(i -> parts.stream()
                        .flatMap(part -> Arrays.stream(part.inputs()))
                        .mapToDouble(row -> data.preparation().scaling().undo(i, row[i]))
                        .average()
                        .orElseThrow())
                .toArray();
        assertThat(means).usingComparatorWithPrecision(0.5e-2).containsExactly(43.92, 17.15, 200.92, 4201.75);
        assertThat(data.remarks().get(0)).startsWith("344 rows of 8 columns");
    }

    @Test
    void hundredsOfSpoiltFilesAreReadOrRefusedByAMessage() throws IOException {
        String penguins;
        try (InputStream in = CsvData.class.getResourceAsStream("penguins.csv")) {
            penguins = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String good = penguins.lines().limit(40).collect(Collectors.joining("\n"));
        String put = ",;\t\"\n\r 'NA09.-e\u00e9?";
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                String some = "" + put.charAt(random.nextInt(put.length()));
                text.replace(
                        at, random.nextBoolean() ? at : at + random.nextInt(30), random.nextInt(4) == 0 ? "" : some);
            }
            try {
                CsvData.of(
                        CsvFile.of("a.csv", text.toString(), null),
                        new CsvOptions("sex", List.of(), List.of(), "", ""),
                        i);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s)(a\\.csv|target|answer).*: expected .*, got .*");
                refused++;
            }
        }
        assertThat(refused).isBetween(50, 450);
    }
}
