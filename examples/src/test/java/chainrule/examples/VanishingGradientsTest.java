package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VanishingGradientsTest {
    private static final int DEPTH = 6;

    @TempDir
    Path folder;

    @Test
    void sigmoidLosesTheGradientAndReluKeepsIt() {
        HandwrittenDigits few = Small.digits(300, 100);
        Performance performance =
                new Performance(new VanishingGradients(DEPTH, 3, new int[] {1, DEPTH}, 10, few), folder);

        List<List<String>> gradients = performance.rows("vanishing-gradients");
        assertThat(gradients).hasSize(Activation.values().length * (DEPTH + 1));
        double sigmoid = firstToLast(gradients, "sigmoid");
        assertThat(sigmoid).isPositive().isLessThan(2 * Math.pow(0.25, DEPTH));
        assertThat(firstToLast(gradients, "relu")).isBetween(0.05, 5.0);
        assertThat(firstToLast(gradients, "tanh")).isBetween(0.05, 5.0);

        List<List<String>> accuracy = performance.rows("accuracy-by-depth");
        assertThat(accuracy(accuracy, "relu", 1)).isGreaterThan(0.75);
        assertThat(accuracy(accuracy, "tanh", DEPTH)).isGreaterThan(0.6);
        assertThat(accuracy(accuracy, "sigmoid", DEPTH)).isLessThan(0.4);

        List.of("vanishing-gradients", "vanishing-gradients-all", "vanishing-ratio", "accuracy-by-depth")
                .forEach(performance::assertPicture);
    }

    @Test
    void refusesADepthThatItDoesNotShow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VanishingGradients(17, 1, new int[] {1}, 1, Small.digits(10, 10)))
                .withMessage("depth: expected 1 to 16 hidden layers, got 17");
    }

    private static double firstToLast(List<List<String>> rows, String activation) {
        List<Double> gradients = rows.stream()
                .filter(row -> row.get(0).equals(activation))
                .map(row -> Double.parseDouble(row.get(2)))
                .toList();
        return gradients.get(0) / gradients.get(DEPTH);
    }

    private static double accuracy(List<List<String>> rows, String activation, int depth) {
        return rows.stream()
                .filter(row -> row.get(0).equals(activation) && row.get(1).equals(String.valueOf(depth)))
                .mapToDouble(row -> Double.parseDouble(row.get(2)))
                .findFirst()
                .orElseThrow();
    }
}
