package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.data.HandwrittenDigits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsTest {
    @TempDir
    Path folder;

    @Test
    void readsTheTestDigitsWithAnAccuracyOf96Percent() {
        Performance performance = new Performance(new Digits(), folder);

        List<List<String>> epochs = performance.rows("digits-accuracy");
        assertThat(Double.parseDouble(epochs.get(0).get(2))).isLessThan(0.3);
        assertThat(Double.parseDouble(epochs.get(epochs.size() - 1).get(2))).isGreaterThanOrEqualTo(0.96);

        List<List<String>> confusion = performance.rows("digits-confusion");
        int all =
                confusion.stream().mapToInt(row -> Integer.parseInt(row.get(2))).sum();
        int wrong = confusion.stream()
                .filter(row -> !row.get(0).equals(row.get(1)))
                .mapToInt(row -> Integer.parseInt(row.get(2)))
                .sum();
        assertThat(all).isEqualTo(HandwrittenDigits.load().test().size());
        assertThat(performance.rows("digits-errors")).hasSize(wrong);
        List.of("digits-accuracy", "digits-confusion", "digits-errors").forEach(performance::assertPicture);
    }
}
