package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void writesIntoNewFoldersAndReplacesAnOlderFile() throws IOException {
        Path target = folder.resolve("a/b/file.txt");

        AtomicFile.write(target, out -> out.write('1'));
        AtomicFile.write(target, out -> out.write('2'));

        assertThat(target).hasContent("2");
        assertThat(target.getParent()).isDirectoryContaining("glob:**file.txt");
        assertThat(Files.list(target.getParent())).hasSize(1);
    }

    @Test
    void leavesNothingAfterAFailure() {
        Path target = folder.resolve("file.txt");

        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsTheOldFileAfterAFailure() throws IOException {
        Path target = Files.writeString(folder.resolve("file.txt"), "old");

        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write('n');
                    throw new IllegalStateException("encoder");
                }))
                .hasMessage("encoder");

        assertThat(target).hasContent("old");
        assertThat(Files.list(folder)).hasSize(1);
    }
}
