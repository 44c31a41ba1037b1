package chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a room loads before it works, as a server sends it. */
class SizeTest {
    private static final Path FOLDER = Path.of(System.getProperty("chainrule.site", "target/site"));

    @ParameterizedTest
    @CsvSource({
        "steps.js, 250",
        "training.js, 250",
        "training.wasm wasm.js, 250",
        "parts.js, 250",
        "digits.js, 300", // it holds the digits, 58 kB
        "digits.wasm wasm.js, 340"
    })
    void aRoomIsSmall(String engine, long most) throws IOException {
        List<String> engines =
                Stream.of(engine.split(" ")).map(file -> "engine-" + file).toList();
        List<Path> loaded;
        try (Stream<Path> files = Files.list(FOLDER)) {
            loaded = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("engine-")
                            || engines.contains(file.getFileName().toString()))
                    .toList();
        }

        long size = loaded.stream().mapToLong(SizeTest::gzipped).sum();

        System.out.println("A room with the engine " + engine + " loads " + size / 1000 + " kB, gzip");
        assertThat(size).isBetween(50_000L, 1000 * most);
    }

    private static long gzipped(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            Files.copy(file, zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
