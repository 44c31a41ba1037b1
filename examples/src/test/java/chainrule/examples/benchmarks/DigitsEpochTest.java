package chainrule.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DigitsEpochTest {
    @Test
    void bothWaysLearnAlike() {
        DigitsEpoch epoch = new DigitsEpoch();
        epoch.prepare();

        for (int i = 0; i < 2; i++) {
            assertThat(epoch.compiled()).isCloseTo(epoch.eager(), Percentage.withPercentage(1e-6));
        }
    }
}
