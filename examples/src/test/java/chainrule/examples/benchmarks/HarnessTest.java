package chainrule.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HarnessTest {
    @Test
    void aBenchmarkThatIsNotThereIsNamed() {
        Harness harness = new Harness(Effort.QUICK, new PrintStream(OutputStream.nullOutputStream()));

        assertThatThrownBy(() -> harness.measure(TrainingStep.class, "lazy", Map.of(), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lazy");
    }
}
