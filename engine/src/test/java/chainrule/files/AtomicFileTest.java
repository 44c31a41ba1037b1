package chainrule.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
    private static final String DRAFT = ".chainrule-0123456789abcdef.tmp";

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path linked(String link, String target) throws IOException {
        try {
            return Files.createSymbolicLink(folder.resolve(link), Path.of(target));
        } catch (IOException | UnsupportedOperationException e) {
            assumeThat(e).as("links are allowed here").isNull();
            throw e;
        }
    }

    private void assumePosix() {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews())
                .as("permissions as in POSIX")
                .contains("posix");
    }

    private static void refuses(Path file, String reason) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> AtomicFile.write(file, "new"))
                .withMessage("cannot write " + file + ": " + reason);
    }

    @Test
    void writesIntoNewFoldersAndReplacesAnOlderFile() throws IOException {
        Path file = folder.resolve("a/b/file.txt");

        AtomicFile.write(file, "a long first version");
        AtomicFile.write(file, "\u00e4".getBytes(StandardCharsets.UTF_8));

        assertThat(file).hasContent("\u00e4");
        assertThat(file.getParent().toFile().list()).containsExactly("file.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "-rf",
                "#%;&'\"<b>",
                "new\nline",
                ".hidden",
                "\u00e4\u4e2d\ud83d\ude00",
                "~",
                "file.tmp"
            })
    void anyNameWillDo(String name) throws IOException {
        AtomicFile.write(folder.resolve(name), name);

        assertThat(names()).containsExactly(name);
        assertThat(folder.resolve(name)).hasContent(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {231, 240, 255})
    void aNameMayBeAsLongAsTheFileSystemTakes(int length) throws IOException {
        Path file = folder.resolve("n".repeat(length));

        AtomicFile.write(file, "1");
        AtomicFile.write(file, "2");

        assertThat(file).hasContent("2");
        assertThat(names()).hasSize(1);
    }

    @Test
    void aLinkStaysAndItsTargetIsReplaced() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Path file = Files.writeString(folder.resolve("real/file.txt"), "old");
        Path inner = linked("real/inner", "file.txt");
        Path link = linked("link", "real/inner");

        AtomicFile.write(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(inner).isSymbolicLink();
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("link", "real");
        assertThat(folder.resolve("real").toFile().list()).containsExactlyInAnyOrder("file.txt", "inner");
    }

    @Test
    void aLinkToNothingMakesWhatItNames() throws IOException {
        Path link = linked("link", "new/file.txt");

        AtomicFile.write(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("new/file.txt")).hasContent("new");
    }

    @Test
    void linksInACircleAreRefused() throws IOException {
        Path one = linked("one", "two");
        linked("two", "one");

        refuses(one, "its links lead in a circle");
        assertThat(names()).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rwxr-x--x", "rw-rw-rw-"})
    void aReplacedFileKeepsItsPermissions(String permissions) throws IOException {
        assumePosix();
        Path file = Files.writeString(folder.resolve("file"), "old");
        Set<PosixFilePermission> before = PosixFilePermissions.fromString(permissions);
        Files.setPosixFilePermissions(file, before);

        AtomicFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(before);
    }

    @Test
    void aNewFileHasThePermissionsOfAnyOther() throws IOException {
        assumePosix();
        Path other = Files.writeString(folder.resolve("other"), "");
        Path file = folder.resolve("file");

        AtomicFile.write(file, "new");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void aFailureSaysWhereAndWhyAndLeavesAllAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path sub = Files.createDirectory(folder.resolve("sub"));

        refuses(sub, "it is a folder");
        refuses(file.resolve("x.txt"), file + " is no folder");
        refuses(file.resolve("deeper/x.txt"), file + " is no folder");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> AtomicFile.write(folder.resolve("n".repeat(300)), "new"))
                .withMessageMatching("(?s)cannot write .*n{300}: .*[a-z ]{10,}");
        assertThat(names()).containsExactly("file", "sub");
        assertThat(file).hasContent("old");
        assertThat(sub).isEmptyDirectory();
    }

    @Test
    void whatMayNotBeWrittenIsNotWritten() throws IOException {
        assumePosix();
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Path file = Files.writeString(sub.resolve("file"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(sub, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(file))
                    .as("an administrator may write all")
                    .isFalse();

            refuses(file, "permission denied at " + file);
            refuses(sub.resolve("other"), "permission denied at " + sub);
            assertThat(file).hasContent("old");
            assertThat(sub.toFile().list()).containsExactly("file");
        } finally {
            Files.setPosixFilePermissions(sub, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() throws IOException {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();

        AtomicFile.write(device, "nothing");

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void theNextSaveRemovesTheDraftsOfProgramsThatWereKilled() throws IOException {
        Files.writeString(folder.resolve(DRAFT), "half a pa");

        AtomicFile.write(folder.resolve("file"), "new");

        assertThat(names()).containsExactly("file");
    }

    @Test
    void anEmptyDraftStaysForAMomentSinceItsLockMayFollow() throws IOException {
        Path draft = Files.createFile(folder.resolve(DRAFT));
        AtomicFile.write(folder.resolve("file"), "1");
        assertThat(names()).containsExactly(DRAFT, "file");

        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minusSeconds(60)));
        AtomicFile.write(folder.resolve("file"), "2");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void whatIsNotOurDraftStays() throws IOException {
        List<String> others = List.of(
                ".chainrule-0123456789abcdef.tmp.bak",
                ".chainrule-0123456789ABCDEF.tmp",
                ".chainrule-0123.tmp",
                ".chainrule-notes.tmp",
                ".file.123.tmp",
                "x.chainrule-0123456789abcdef.tmp");
        for (String other : others) {
            Files.writeString(folder.resolve(other), "mine");
        }
        Files.createDirectory(folder.resolve(".chainrule-fedcba9876543210.tmp"));

        AtomicFile.write(folder.resolve("file"), "new");

        assertThat(names()).containsAll(others).hasSize(others.size() + 2);
    }

    @Test
    void aLinkWithTheNameOfADraftStaysAndSoDoesItsTarget() throws IOException {
        Path diary = Files.writeString(folder.resolve("diary"), "mine");
        linked(DRAFT, "diary");

        AtomicFile.write(folder.resolve("file"), "new");

        assertThat(names()).containsExactly(DRAFT, "diary", "file");
        assertThat(diary).hasContent("mine");
    }

    @Test
    void aDraftThatAnotherProgramIsWritingStays() throws Exception {
        Path draft = Files.writeString(folder.resolve(DRAFT), "half");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holds.class.getName(),
                        draft.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("locked");

            AtomicFile.write(folder.resolve("file"), "1");
            assertThat(names()).containsExactly(DRAFT, "file");
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();

        AtomicFile.write(folder.resolve("file"), "2");
        assertThat(names()).containsExactly("file");
    }

    static final class Holds {
        public static void main(String[] args) throws IOException {
            try (var file = new java.io.RandomAccessFile(args[0], "rw")) {
                file.getChannel().lock();
                System.out.println("locked");
                System.in.read();
            }
        }
    }

    @Test
    void manyThreadsMaySaveTheSameFile() throws Exception {
        Path file = folder.resolve("file");
        List<String> versions =
                IntStream.range(0, 8).mapToObj(i -> ("" + i).repeat(10_000)).toList();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = versions.stream()
                .map(version -> new Thread(() -> {
                    for (int i = 0; i < 25; i++) {
                        AtomicFile.write(file, version);
                        try {
                            assertThat(Files.readString(file)).isIn(versions);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }))
                .toList();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
        assertThat(names()).containsExactly("file");
        assertThat(Files.readString(file)).isIn(versions);
    }

    @Test
    void anInterruptedThreadSavesNothingAndStaysInterrupted() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");

        Thread.currentThread().interrupt();
        try {
            refuses(file, "the thread was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void nothingIsNamedAndARootIsNoFile() {
        assertThatNullPointerException()
                .isThrownBy(() -> AtomicFile.write(null, "x"))
                .withMessage("file");
        assertThatNullPointerException()
                .isThrownBy(() -> AtomicFile.write(folder.resolve("f"), (String) null))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> AtomicFile.write(folder.resolve("f"), (byte[]) null))
                .withMessage("bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AtomicFile.write(folder.getRoot(), "x"))
                .withMessage("file: expected a file in a folder, got " + folder.getRoot());
    }
}
