package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitializationTest {
    private static final int DEPTH = 16;

    @TempDir
    Path folder;

    @Test
    void signalsComeThroughWithHeAndNotWithTheOthers() {
        Performance performance = new Performance(new Initialization(DEPTH, 1, 40, Small.digits(100, 50)), folder);

        List<List<String>> signals = performance.rows("initialization-signals");
        double he = outputs(signals, "He"); // the same draws, scaled: 2/64 against 2/96, then 2/32 against 1/32 and 1
        assertThat(he / outputs(signals, "Xavier"))
                .isCloseTo(Math.sqrt(1.5) * Math.pow(2, 15 / 2.0), withinPercentage(1e-6));
        assertThat(outputs(signals, "naive") / he).isCloseTo(Math.sqrt(32) * Math.pow(4, 15), withinPercentage(1e-6));
        assertThat(outputs(signals, "orthogonal × √2")).isBetween(0.1, 1.0);

        List<List<String>> selu = performance.rows("initialization-selu");
        assertThat(number(last(selu, "selu"), 3)).isBetween(0.7, 1.3);
        assertThat(number(last(selu, "tanh"), 3)).isLessThan(0.08);

        performance.rows("initialization-edge").stream()
                .filter(row -> number(row, 0) != 1)
                .forEach(row -> assertThat(number(row, 2) / number(row, 3)).isBetween(0.85, 1.15));
        assertThat(performance.figures()).contains("sigmoid 1.846 and 4.723 (PyTorch's table: 1.000)");
        List.of("signals", "trained", "gains", "selu", "edge")
                .forEach(name -> performance.assertPicture("initialization-" + name));
    }

    private static double outputs(List<List<String>> signals, String weights) {
        return number(last(signals, weights), 2);
    }

    private static List<String> last(List<List<String>> rows, String name) {
        return rows.stream()
                .filter(row -> row.get(0).equals(name))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static double number(List<String> row, int column) {
        return Double.parseDouble(row.get(column));
    }
}
