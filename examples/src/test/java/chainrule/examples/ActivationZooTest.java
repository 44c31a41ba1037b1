package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationZooTest {
    @TempDir
    Path folder;

    @Test
    void hasARowForEachActivationAndACurveForEach() {
        Performance performance = new Performance(new ActivationZoo(), folder);

        assertThat(performance.rows("activations")).hasSameSizeAs(Activation.values());
        assertThat(performance.rows("activation-zoo").stream()
                        .map(row -> row.get(0))
                        .distinct())
                .hasSameSizeAs(Activation.values());
        assertThat(performance.figures()).contains("1.5 × 10⁻⁵").contains("1.129 at x = 1.414");
        performance.assertPicture("activation-zoo");
    }
}
