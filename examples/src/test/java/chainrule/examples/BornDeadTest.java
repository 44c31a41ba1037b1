package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BornDeadTest {
    private static final int WIDTH = 0;
    private static final int HIDDEN_LAYERS = 1;
    private static final int LOWER = 2;
    private static final int SYMMETRIC = 3;
    private static final int UPPER = 4;
    private static final int ASYMMETRIC = 5;

    @TempDir
    static Path folder;

    private static Performance performance;

    @BeforeAll
    static void perform() {
        performance = new Performance(new BornDead(400, 2, Small.digits(300, 50)), folder);
    }

    @Test
    void whatIsMeasuredLiesWithinTheBoundsAndTheCureFarBelow() {
        List<List<String>> shares = performance.rows("born-dead");

        assertThat(shares)
                .allSatisfy(row -> assertThat(number(row, SYMMETRIC))
                        .isBetween(
                                number(row, LOWER) - 0.04,
                                number(row, UPPER) + 0.08)); // three standard deviations of 400 nets
        assertThat(number(narrow(shares, 2, 9), ASYMMETRIC)).isBetween(0.19, 0.34);
        assertThat(number(narrow(shares, 3, 9), ASYMMETRIC)).isBetween(0.03, 0.12);
    }

    @Test
    void deepLayersAreBornWithMoreDeadUnitsThanTheFirst() {
        List<List<String>> layers = performance.rows("born-dead-layers");

        assertThat(meanOfDeep(layers, 3, 9, 10)).isGreaterThan(meanOfDeep(layers, 3, 1, 2) + 0.1);
    }

    @Test
    void aboutHalfOfTheFreshOutputsAreZeroWhileDeepUnitsHardlyChange() {
        List<List<String>> layers = performance.rows("born-dead-sparsity");

        assertThat(meanOfDeep(layers, 5, 1, 10)).isBetween(0.4, 0.6);
        assertThat(meanOfDeep(layers, 7, 1, 1)).isLessThan(0.2);
        assertThat(meanOfDeep(layers, 7, 9, 10)).isGreaterThan(0.3);
    }

    @Test
    void slopesStartAtAQuarterAndAreLearned() {
        List<List<String>> slopes = performance.rows("born-dead-prelu");

        assertThat(slopes).hasSize(3 * 4 * 3);
        assertThat(slopes).allSatisfy(row -> {
            if (row.get(2).equals("0")) {
                assertThat(number(row, 3)).isEqualTo(0.25);
            } else {
                assertThat(number(row, 3)).isNotEqualTo(0.25).isBetween(-1.0, 3.0);
            }
        });
    }

    @Test
    void sentencesCarryWhatTheTablesSay() {
        double three = 100 * number(narrow(performance.rows("born-dead"), 3, 9), SYMMETRIC);

        assertThat(performance.figures())
                .contains(String.format("3 wide %.0f %% (51 %% to 70 %%)", three))
                .containsPattern("From 0.25 on, layers 1 to 4, after 2 epochs: (−?\\d\\.\\d\\d ?){4};");
        List.of("born-dead", "born-dead-layers", "born-dead-sparsity", "born-dead-prelu")
                .forEach(performance::assertPicture);
    }

    private static List<String> narrow(List<List<String>> rows, int width, int hiddenLayers) {
        return rows.stream()
                .filter(row -> number(row, WIDTH) == width && number(row, HIDDEN_LAYERS) == hiddenLayers)
                .findFirst()
                .orElseThrow();
    }

    /** Over the nets of ten hidden layers. */
    private static double meanOfDeep(List<List<String>> rows, int column, int firstLayer, int lastLayer) {
        return rows.stream()
                .filter(row -> number(row, 0) == 10)
                .filter(row -> number(row, 2) >= firstLayer && number(row, 2) <= lastLayer)
                .mapToDouble(row -> number(row, column))
                .average()
                .orElseThrow();
    }

    private static double number(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }
}
