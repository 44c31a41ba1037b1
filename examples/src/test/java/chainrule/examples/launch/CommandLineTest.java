package chainrule.examples.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, without a display. */
class CommandLineTest {
    @TempDir
    Path folder;

    private record Result(int status, String output) {}

    private Result run(Path gallery, String... args) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Djava.awt.headless=true",
                                "-Dgallery=" + gallery,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "chainrule.examples.launch.Examples"),
                        Stream.of(args))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    @Test
    void anExampleRunsToItsEndWithoutADisplay() throws Exception {
        Result result = run(folder, "hellogradient");

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output()).contains("dL/dw1 = \u22124.0734");
        assertThat(folder.resolve("hello-gradient.png")).isNotEmptyFile();
    }

    @Test
    void anUnknownExampleEndsWithStatus2AndOneLine() throws Exception {
        Result result = run(folder, "Dead");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.output().strip().lines())
                .singleElement()
                .asString()
                .startsWith("There is no example 'Dead'.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatJShellRefusesEndsWithItsSentenceAndItsStatus() throws Exception {
        Result result = run(folder, "jshell", "--such");

        assertThat(result.status()).as(result.output()).isEqualTo(1);
        assertThat(result.output()).contains("such").doesNotContain("\tat ");
    }

    @Test
    void aGalleryThatCannotBeWrittenEndsWithStatus1AndOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        Result result = run(file.resolve("gallery"), "HelloGradient");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("cannot write").doesNotContain("\tat ");
    }
}
