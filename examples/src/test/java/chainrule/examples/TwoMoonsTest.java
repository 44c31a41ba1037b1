package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoMoonsTest {
    @TempDir
    Path folder;

    @Test
    void lossFallsAndThePointsComeToLieOnTheRightSide() {
        Performance performance = new Performance(new TwoMoons(120), folder);

        List<List<String>> losses = performance.rows("two-moons-loss");
        assertThat(losses).hasSize(120);
        assertThat(Double.parseDouble(losses.get(119).get(1)))
                .isLessThan(0.1 * Double.parseDouble(losses.get(0).get(1)));
        assertThat(Double.parseDouble(losses.get(119).get(2)))
                .as("the hinge, once every point lies beyond its margin")
                .isZero();
        assertThat(losses)
                .allSatisfy(row -> assertThat(Double.parseDouble(row.get(1)) - Double.parseDouble(row.get(2)))
                        .as("the penalty")
                        .isBetween(0.004, 0.01));
        assertThat(performance.rows("two-moons").stream().map(row -> row.get(2)))
                .hasSize(100)
                .filteredOn("-1"::equals)
                .hasSize(50);
        long right = performance.rows("two-moons").stream()
                .filter(row -> Double.parseDouble(row.get(2)) * Double.parseDouble(row.get(3)) > 0)
                .count();
        assertThat(right).isGreaterThanOrEqualTo(97);
        performance.assertPicture("two-moons");
        performance.assertPicture("two-moons-loss");
    }
}
