package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuresTest {
    @TempDir
    Path folder;

    @Test
    void whatTheSentencesSayHolds() {
        HandwrittenDigits few = Small.digits(160, 360);
        Performance performance = new Performance(new Cures(8, List.of(10, 4), List.of(4, 2), 2, few), folder);

        List<List<String>> sigmoid = performance.rows("cures-sigmoid");
        assertThat(average(sigmoid, 2, is(0, "plain"))).isBetween(1e-5, 1e-4);
        assertThat(average(sigmoid, 2, is(0, "batch normalization"))).isBetween(0.5, 1.5);
        assertThat(average(sigmoid, 2, is(0, "layer normalization"))).isBetween(3e-4, 3e-3);
        assertThat(average(sigmoid, 2, is(0, "skips"))).isBetween(1.0, 4.0);

        List<List<String>> price = performance.rows("cures-price");
        assertThat(number(price.get(0), 4)).isCloseTo(Math.pow(1.2112, 9), within(0.01)); // √(π/(π-1))
        assertThat(Math.pow(average(price, 2, is(0, "1")), 1.0 / 9)).isBetween(1.12, 1.30);

        List<List<String>> clipping = performance.rows("cures-clipping");
        assertThat(clipping.stream().filter(is(0, "no clipping"))).anyMatch(row -> number(row, 3) > 1e6);
        assertThat(clipping.stream().filter(is(0, "clipped at 1"))).allMatch(is(4, "true"));
        assertThat(average(clipping, 3, is(0, "no clipping").and(is(2, "1"))))
                .isGreaterThan(100 * average(clipping, 3, is(0, "He's weights").and(is(2, "1"))));

        assertThat(performance.figures())
                .contains(
                        "√(π/(π−1)) = 1.211 a layer",
                        "theory says 1.75 (Newman 1986)",
                        "Test accuracy over seeds: no clipping: ");
        List.of("sigmoid", "price", "skips", "products", "clipping")
                .forEach(name -> performance.assertPicture("cures-" + name));
        assertThat(performance.rows("cures-symptoms")).hasSize(6);
    }

    /** The subtitles say what a net reads that gives one answer for all. */
    @Test
    void theDigitsAreAsFrequentAsThePicturesSay() {
        Dataset test = HandwrittenDigits.load().test();

        var shares = IntStream.range(0, 10)
                .mapToDouble(digit -> Arrays.stream(test.labels())
                                .filter(label -> label == digit)
                                .count()
                        / (double) test.size())
                .summaryStatistics();

        assertThat(shares.getMin()).isCloseTo(0.07, within(0.005));
        assertThat(shares.getMax()).isCloseTo(0.13, within(0.005));
    }

    private static Predicate<List<String>> is(int column, String cell) {
        return row -> row.get(column).equals(cell);
    }

    private static double average(List<List<String>> rows, int column, Predicate<List<String>> which) {
        return rows.stream()
                .filter(which)
                .mapToDouble(row -> number(row, column))
                .average()
                .orElseThrow();
    }

    private static double number(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }
}
