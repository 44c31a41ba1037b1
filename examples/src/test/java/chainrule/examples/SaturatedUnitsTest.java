package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.examples.data.HandwrittenDigits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaturatedUnitsTest {
    private static final int LIMIT = 300;

    @TempDir
    Path folder;

    @Test
    void whatTheSentencesSayHolds() {
        Performance performance = new Performance(new SaturatedUnits(5, LIMIT, HandwrittenDigits.load()), folder);

        performance.rows("saturation-shares").stream()
                .filter(row -> number(row, 1) == 0)
                .forEach(row -> {
                    assertThat(number(row, 2)).isLessThan(0.01);
                    assertThat(number(row, 3)).isBetween(0.4, 0.8);
                });
        assertThat(average(performance, "saturation-shares", 5, 1, 2)).isGreaterThan(0.001);

        assertThat(average(performance, "saturation-confident", 0, 0, 2)).isCloseTo(Math.log(10), within(1e-12));
        assertThat(average(performance, "saturation-confident", 30, 0, 2)).isBetween(10.0, 40.0);
        double fitting = average(performance, "saturation-confident", 1, 0, 3);
        assertThat(average(performance, "saturation-confident", 10, 0, 3)).isLessThan(fitting);
        assertThat(average(performance, "saturation-confident", 30, 0, 3)).isEqualTo(LIMIT);

        double centred = average(performance, "saturation-centred", 0, 0, 2);
        assertThat(centred).isEqualTo(fitting);
        assertThat(average(performance, "saturation-centred", 0.5, 0, 2)).isBetween(0.9 * centred, 1.1 * centred);
        assertThat(average(performance, "saturation-centred", 2, 0, 2)).isBetween(1.5 * centred, 2.5 * centred);

        List.of("saturation-points", "saturation-shares", "saturation-centred").forEach(performance::assertPicture);
        assertThat(performance.figures()).contains("ReLU below 0.00", "ELU below −3.00");
    }

    private static double average(Performance performance, String name, double setting, int place, int column) {
        return performance.rows(name).stream()
                .filter(row -> number(row, place) == setting)
                .mapToDouble(row -> number(row, column))
                .average()
                .orElseThrow();
    }

    private static double number(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }
}
