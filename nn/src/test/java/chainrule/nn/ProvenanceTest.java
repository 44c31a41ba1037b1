package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import usercode.MyNet;

class ProvenanceTest {
    /** The property is read once, hence another JVM. In its output the line of the user's call is called HERE. */
    @Test
    void whatANetMakesHasTheLineOfTheCallToTheNet() throws IOException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dchainrule.lines=true",
                        MyNet.class.getName())
                .redirectErrorStream(true)
                .start();

        try (var lines = java.inputReader()) {
            assertThat(lines.lines())
                    .containsExactly(
                            "weights: [HERE]", "neuron: [HERE]", "parameters: [HERE]", "net: [HERE]", "loss: [HERE]");
        }
    }
}
