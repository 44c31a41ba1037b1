package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadRelusTest {
    @TempDir
    Path folder;

    @Test
    void eachCauseKillsUnitsAndEachCureKeepsThemAlive() {
        Performance performance = new Performance(new DeadRelus(3, Small.digits(400, 100)), folder);

        List<List<String>> causes = performance.rows("dead-relus-causes");
        assertThat(share(causes, "learning rate", 2, "0.3")).isGreaterThan(0.5);
        assertThat(share(causes, "learning rate", 2, "0.003")).isLessThan(0.3);
        assertThat(share(causes, "initializer", 3, "naive"))
                .isGreaterThan(share(causes, "initializer", 3, "He, normal") + 0.1);
        assertThat(share(causes, "input shift", 4, "2.0")).isGreaterThan(share(causes, "input shift", 4, "0.0") + 0.1);
        assertThat(causes)
                .allSatisfy(row -> assertThat(Double.parseDouble(row.get(7)))
                        .isEqualTo((Integer.parseInt(row.get(5)) + Integer.parseInt(row.get(6))) / 64.0));

        List<List<String>> cures = performance.rows("dead-relus-cures");
        assertThat(cures.get(0).get(0)).isEqualTo("ReLU");
        assertThat(Double.parseDouble(cures.get(0).get(1))).isGreaterThan(0.3);
        assertThat(cures.subList(1, 3))
                .allSatisfy(row -> assertThat(Double.parseDouble(row.get(1))).isZero());

        List<List<String>> units = performance.rows("dead-relus");
        assertThat(units).hasSize(4 * 2 * 32);
        assertThatAUnitIsKilled(performance.figures(), units);
        assertThat(performance.figures()).containsPattern("With fresh weights, [3-6]\\d % of the first layer's units");
        List.of("dead-relus", "dead-relus-epochs", "dead-relus-causes", "dead-relus-cures")
                .forEach(performance::assertPicture);
    }

    private static void assertThatAUnitIsKilled(String figures, List<List<String>> units) {
        Matcher killed = Pattern.compile("Unit (\\d+) of layer 1, .* died in step (\\d+) of (\\d+)\\.")
                .matcher(figures);
        assertThat(killed.find()).isTrue();
        assertThat(units).contains(List.of("3", "1", killed.group(1), "0.0"));
        assertThat(Integer.parseInt(killed.group(2))).isBetween(1, 3 * 13); // batches of 32 out of 400
        assertThat(killed.group(3)).isEqualTo("39");
        assertThat(figures).containsPattern("\\d before that step and (−\\d|0)");
    }

    private static double share(List<List<String>> rows, String cause, int column, String value) {
        return rows.stream()
                .filter(row -> row.get(0).equals(cause) && row.get(column).equals(value))
                .mapToDouble(row -> Double.parseDouble(row.get(7)))
                .findFirst()
                .orElseThrow();
    }
}
