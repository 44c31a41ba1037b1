package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningByDepthTest {
    @TempDir
    Path folder;

    /** The lesson with the depths and activations that the README names: what it says of them stands in the table. */
    @Test
    void theReadmeSaysWhatTheTrainedNetsRead() throws IOException {
        List<Activation> some = List.of(Activation.SIGMOID, Activation.RELU);
        Performance performance =
                new Performance(new LearningByDepth(some, new int[] {1, 8}, 20, HandwrittenDigits.load()), folder);

        Matcher claim = Pattern.compile(
                        "read (\\d+) to (\\d+) % of the test digits with ReLU, over twelve seeds, and (\\d+) % with sigmoid")
                .matcher(Files.readString(Path.of("..", "README.md")).replace('\n', ' '));
        assertThat(claim.find()).isTrue();
        List<List<String>> accuracy = performance.rows("accuracy-by-depth");
        assertThat(percent(accuracy, "relu", 8))
                .isBetween(Long.parseLong(claim.group(1)), Long.parseLong(claim.group(2)));
        assertThat(percent(accuracy, "sigmoid", 8)).isEqualTo(Long.parseLong(claim.group(3)));
        assertThat(percent(accuracy, "sigmoid", 1)).isGreaterThan(90);

        List<List<String>> steps = performance.rows("adam-twist");
        assertThat(updateRatio(steps, "sgd", 1)).isLessThan(1e-6);
        assertThat(updateRatio(steps, "sgd", 9)).isGreaterThan(1e-3);
        assertThat(updateRatio(steps, "adam", 1)).isGreaterThan(updateRatio(steps, "adam", 9));
        assertThat(Double.parseDouble(steps.get(steps.size() - 1).get(3))).isBetween(0.1, 0.6);

        List.of("accuracy-by-depth", "adam-twist").forEach(performance::assertPicture);
    }

    private static long percent(List<List<String>> rows, String activation, int depth) {
        return Math.round(100
                * rows.stream()
                        .filter(row ->
                                row.get(0).equals(activation) && row.get(1).equals(String.valueOf(depth)))
                        .mapToDouble(row -> Double.parseDouble(row.get(2)))
                        .average()
                        .orElseThrow());
    }

    private static double updateRatio(List<List<String>> rows, String optimizer, int layer) {
        return rows.stream()
                .filter(row -> row.get(0).equals(optimizer) && row.get(1).equals(String.valueOf(layer)))
                .mapToDouble(row -> Double.parseDouble(row.get(2)))
                .findFirst()
                .orElseThrow();
    }
}
