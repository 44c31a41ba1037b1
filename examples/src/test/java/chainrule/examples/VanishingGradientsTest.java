package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VanishingGradientsTest {
    private static final int DEPTH = 8;
    private static final int DELTA = 2;
    private static final int WEIGHT_GRADIENT = 3;

    @TempDir
    static Path folder;

    private static Performance performance;

    @BeforeAll
    static void perform() {
        performance = new Performance(new VanishingGradients(DEPTH, 3, 2, Small.digits(300, 100)), folder);
    }

    @Test
    void sigmoidLosesTheGradientAndReluKeepsIt() {
        List<List<String>> gradients = performance.rows("vanishing-gradients");
        assertThat(gradients).hasSize(Activation.values().length * (DEPTH + 1));
        for (int column : new int[] {DELTA, WEIGHT_GRADIENT}) {
            assertThat(firstToLast(gradients, "sigmoid", column)).isPositive().isLessThan(2 * Math.pow(0.25, DEPTH));
            assertThat(firstToLast(gradients, "relu", column)).isBetween(0.05, 5.0);
            assertThat(firstToLast(gradients, "tanh", column)).isBetween(0.05, 5.0);
        }

        List<List<String>> training = performance.rows("vanishing-training");
        assertThat(training).hasSize(2 * (DEPTH + 1) * 3);
        for (int epoch = 0; epoch <= 2; epoch++) {
            assertThat(firstToLast(training, "sigmoid", "" + epoch))
                    .isPositive()
                    .isLessThan(0.001);
            assertThat(firstToLast(training, "relu", "" + epoch)).isBetween(0.05, 20.0);
        }

        List.of(
                        "vanishing-gradients",
                        "vanishing-gradients-all",
                        "vanishing-hidden",
                        "vanishing-ratio",
                        "vanishing-training")
                .forEach(performance::assertPicture);
    }

    @Test
    void gradientsOfWeightsCanHideThatTheSignalVanishes() {
        List<List<String>> rows = performance.rows("vanishing-hidden");

        double delta = cell(rows, 0, 1) / cell(rows, 8, 1);
        double weights = cell(rows, 0, 2) / cell(rows, 8, 2);
        assertThat(delta).isBetween(0.0005, 0.02); // 0.5^8 = 0.004 and what tanh takes
        assertThat(weights).isBetween(0.2, 1.0);
    }

    /** Nielsen, "Neural Networks and Deep Learning", chapter 5; his pixels are others, and luck plays a part. */
    @Test
    void freshSigmoidNetsLearnAsFastAsThePublishedOnes() {
        double[] published = {0.0657, 0.309, 0.0118, 0.0600, 0.283, 0.00298, 0.0171, 0.0695, 0.285};

        List<List<String>> rows = performance.rows("vanishing-published");

        assertThat(rows).hasSize(published.length);
        for (int i = 0; i < published.length; i++) {
            assertThat(cell(rows, i, 2)).isEqualTo(published[i]);
            assertThat(cell(rows, i, 3)).isBetween(published[i] / 2.5, published[i] * 2.5);
        }
    }

    @Test
    void refusesADepthThatItDoesNotShow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VanishingGradients(17, 1, 1, Small.digits(10, 10)))
                .withMessage("depth: expected 1 to 16 hidden layers, got 17");
    }

    private static double cell(List<List<String>> rows, int row, int column) {
        return Double.parseDouble(rows.get(row).get(column));
    }

    private static double firstToLast(List<List<String>> training, String activation, String epoch) {
        List<Double> deltas = training.stream()
                .filter(row -> row.get(0).equals(activation) && row.get(2).equals(epoch))
                .map(row -> Double.parseDouble(row.get(3)))
                .toList();
        return deltas.get(0) / deltas.get(DEPTH);
    }

    private static double firstToLast(List<List<String>> rows, String activation, int column) {
        List<Double> gradients = rows.stream()
                .filter(row -> row.get(0).equals(activation))
                .map(row -> Double.parseDouble(row.get(column)))
                .toList();
        return gradients.get(0) / gradients.get(DEPTH);
    }
}
