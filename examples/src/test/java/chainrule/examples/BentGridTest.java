package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BentGridTest {
    @TempDir
    Path folder;

    @Test
    void linearLayersAreOneMatrixAndReluFoldsThePlane() {
        Performance performance = new Performance(new BentGrid(), folder);

        assertThat(performance.figures()).containsPattern("points is [\\d.]+ × 10⁻¹[⁴-⁹]\\.");

        List<List<String>> folded = performance.rows("bent-grid").stream()
                .filter(row -> row.get(0).equals("relu") && row.get(1).equals("3"))
                .toList();
        assertThat(folded).hasSize(17 * 17).allSatisfy(row -> {
            assertThat(Double.parseDouble(row.get(4))).isNotNegative();
            assertThat(Double.parseDouble(row.get(5))).isNotNegative();
        });
        assertThat(folded)
                .anySatisfy(row -> assertThat(Double.parseDouble(row.get(4))).isZero());
        performance.assertPicture("bent-grid");
    }
}
