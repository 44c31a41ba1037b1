package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitializationTest {
    @TempDir
    Path folder;

    @Test
    void signalsComeThroughWithHeAndNotWithTheOthers() {
        Performance performance = new Performance(new Initialization(30, 1, 40, Small.digits(100, 50)), folder);

        List<List<String>> signals = performance.rows("initialization-signals");
        assertThat(outputs(signals, "He") / outputs(signals, "Xavier")).isBetween(5e3, 1e5); // √2^29 = 2.3e4
        assertThat(outputs(signals, "naive") / outputs(signals, "He"))
                .isBetween(1e16, 1e20); // √32/√2 = 4 to the 29th: 2.9e17
        assertThat(outputs(signals, "orthogonal × √2")).isBetween(0.01, 1.0);

        List<List<String>> selu = performance.rows("initialization-selu");
        assertThat(number(last(selu, "selu"), 3)).isBetween(0.7, 1.3);
        assertThat(number(last(selu, "tanh"), 3)).isLessThan(0.05);

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
