package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiniteDifferencesTest {
    @TempDir
    Path folder;

    @Test
    void eachMethodHasAVWhoseBestStepIsNearTheRootOfTheRounding() throws Exception {
        Performance performance = new Performance(new FiniteDifferences(), folder);
        performance.assertPicture("finite-differences");
        List<String[]> rows = Files.readAllLines(folder.resolve("finite-differences.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();

        double epsilon = Math.ulp(1.0);
        assertV(rows, "ONE_SIDED", Math.sqrt(epsilon), 1);
        assertV(rows, "CENTRAL", Math.cbrt(epsilon), 2);
        assertV(rows, "RICHARDSON", Math.pow(epsilon, 0.2), 4);

        // (0.011 - 1)² - 1 over 0.02 is -1.09395, where the slope 2 (0.001 - 1) is -1.998
        assertThat(performance.figures()).contains("is off by 45 % of the slope");
        assertThat(1 - 1.09395 / 1.998).isCloseTo(0.45, within(0.005));
    }

    /** The best step within a factor of 5 of the rule, the error there within a factor of 10; rounding falls with h, truncation rises with its power. */
    private static void assertV(List<String[]> rows, String method, double rule, int order) {
        List<String[]> its = rows.stream()
                .filter(row -> row[0].equals("tanh neuron") && row[1].equals(method))
                .toList();
        String[] best = its.stream()
                .min((a, b) -> Double.compare(Double.parseDouble(a[3]), Double.parseDouble(b[3])))
                .orElseThrow();
        assertThat(Double.parseDouble(best[2])).as(method).isBetween(rule / 5, rule * 5);
        assertThat(Double.parseDouble(best[3]))
                .as(method)
                .isBetween(Math.ulp(1.0) / rule / 10, Math.ulp(1.0) / rule * 10);
        assertThat(errorAt(its, 1e-1) / errorAt(its, 1e-2))
                .as("%s, truncation", method)
                .isBetween(Math.pow(10, order) / 2, Math.pow(10, order) * 2);
        assertThat(errorAt(its, 1e-14) / errorAt(its, 1e-12))
                .as("%s, rounding", method)
                .isBetween(30.0, 300.0);
    }

    private static double errorAt(List<String[]> rows, double step) {
        return rows.stream()
                .filter(row -> Math.abs(Double.parseDouble(row[2]) / step - 1) < 1e-6)
                .mapToDouble(row -> Double.parseDouble(row[3]))
                .findFirst()
                .orElseThrow();
    }
}
