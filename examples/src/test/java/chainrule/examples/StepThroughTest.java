package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.gallery.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepThroughTest {
    @TempDir
    Path folder;

    @Test
    void writesAPageForEachOfItsExpressions() {
        List<Stage.Exhibit> exhibits =
                new Performance(new StepThrough(), folder).stage().exhibits();

        assertThat(exhibits)
                .hasSize(4)
                .allSatisfy(exhibit -> assertThat(((Stage.Walk) exhibit).file()).isNotEmptyFile());
        assertThat(folder.resolve("step-yours.html")).content().contains("a was reached before on another path");
        assertThat(folder.resolve("step-net.html")).content().contains("tanh(w \u00b7 x + b)", "\"L2.n4\"");
        assertThat(folder.resolve("step-silent-relu.html")).content().contains("\"slope 0\"]");
        // the slope of the sigmoid at 0.5 is s(1 - s), s = 1 / (1 + exp(-0.5)) = 0.62246
        assertThat(folder.resolve("step-sigmoids.html")).content().contains("\u2202s1/\u2202x = 0.235");
    }
}
