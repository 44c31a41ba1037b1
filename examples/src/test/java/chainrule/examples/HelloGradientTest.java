package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelloGradientTest {
    @TempDir
    Path folder;

    @Test
    void printsEveryStepOfTheNeuronWithTheNumbersOfTheHandCalculation() {
        Performance performance = new Performance(new HelloGradient(), folder);

        // e = tanh(-0.7) - 1 = -1.604368, loss = e²; dL/dz = 2 e (1 - tanh²(-0.7)) = -2.036707
        assertThat(performance.listings())
                .containsPattern("z +=.* = -0\\.7\\R")
                .containsPattern("loss +=.* = 2\\.574\\R")
                .containsPattern("dL/db +\\+= dL/dz \\* dz/db += -2\\.0367 \\* 1 += -2\\.0367\\R")
                .containsPattern("dL/dw1 +\\+= dL/dx1w1 \\* dx1w1/dw1 += -2\\.0367 \\* 2 += -4\\.0734\\R");
        assertThat(performance.listings().lines().filter(line -> line.startsWith("dL/")))
                .hasSize(13);
        assertThat(performance.figures()).contains("dL/dw1 = −4.0734").contains("is −4.07");
        performance.assertPicture("hello-gradient");
    }
}
