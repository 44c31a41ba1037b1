package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a script beside the tests by a Python that has NumPy; where there is none, tests are skipped, save in CI. */
final class Python {
    private static final String COMMAND = Stream.of("python3", "/usr/bin/python3")
            .filter(Python::hasNumPy)
            .findFirst()
            .orElse("");

    private Python() {}

    private static boolean hasNumPy(String command) {
        try {
            Process process = new ProcessBuilder(command, "-c", "import numpy")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void required() {
        boolean there = !COMMAND.isEmpty();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("NumPy, which .ci/run installs").isTrue();
        }
        assumeThat(there)
                .as("Python with NumPy is missing; on Debian: apt install python3-numpy")
                .isTrue();
    }

    /** The lines it prints. */
    static List<String> run(String script, Object... arguments) throws Exception {
        required();
        List<String> command = new ArrayList<>(List.of(COMMAND, "-B", path(script)));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    private static String path(String script) throws URISyntaxException {
        return Path.of(Python.class.getResource(script).toURI()).toString();
    }
}
