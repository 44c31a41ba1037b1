package chainrule.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file whole or not at all, through a draft beside it that takes its place: a reader, or a failure half-way, never meets a broken
 * one.
 *
 * <p>Folders are made as needed. A symbolic link stays, and what it leads to is replaced; the permissions of a replaced file stay, too. A
 * draft that was left behind by a program which was killed is removed by the next file that is saved into that folder. Several threads and
 * programs may save the same file: one of their versions remains.
 */
public final class AtomicFile {
    private static final String DRAFT = "\\.chainrule-[0-9a-f]{16}\\.tmp";
    private static final String DRAFTS = ".chainrule-*.tmp";
    private static final int MOST_LINKS = 40;
    private static final int ATTEMPTS = 10;
    private static final long MOMENT = 10_000; // milliseconds

    /** To open a draft of this program and close it again would free its lock. */
    private static final Set<String> OWN_DRAFTS = ConcurrentHashMap.newKeySet();

    private AtomicFile() {}

    /** The same as {@link #write(Path, byte[])}, for text in UTF-8. */
    public static void write(Path file, String text) {
        write(file, Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the bytes, and nothing else, to the file.
     *
     * @throws UncheckedIOException if that cannot be done: the message has the path and the reason. An older file is as it was then
     * @throws IllegalArgumentException if the path is no file in a folder
     */
    public static void write(Path file, byte[] bytes) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(bytes, "bytes");
        if (file.toAbsolutePath().getParent() == null) {
            throw new IllegalArgumentException("file: expected a file in a folder, got " + file);
        }
        try {
            Path target = followed(file.toAbsolutePath());
            if (Files.isDirectory(target)) {
                throw refused(target, "it is a folder");
            }
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new AccessDeniedException(target.toString());
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                Files.write(target, bytes, StandardOpenOption.WRITE); // a device or a pipe, not to be replaced
            } else {
                makeFolder(target.getParent());
                removeLeftovers(target.getParent());
                replace(target, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + reason(e), e);
        }
    }

    private static Path followed(Path file) throws IOException {
        Path target = file;
        for (int i = 0; Files.isSymbolicLink(target); i++) {
            if (i == MOST_LINKS) {
                throw refused(target, "its links lead in a circle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void makeFolder(Path folder) throws IOException {
        for (Path above = folder; above != null && !Files.isDirectory(above); above = above.getParent()) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
                throw refused(above, above + " is no folder");
            }
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    /** Where locks do not hold, as on some network drives, another program that cleans up may take a draft for a leftover. */
    private static void replace(Path target, byte[] bytes) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path draft = target.resolveSibling(String.format(
                    ".chainrule-%016x.tmp", ThreadLocalRandom.current().nextLong()));
            OWN_DRAFTS.add(draft.getFileName().toString());
            try {
                write(bytes, draft, target);
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS || !Files.isDirectory(target.getParent())) {
                    throw e;
                }
            } finally {
                Files.deleteIfExists(draft);
                OWN_DRAFTS.remove(draft.getFileName().toString());
            }
        }
    }

    private static void write(byte[] bytes, Path draft, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            locked(channel);
            copyPermissions(target, draft);
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            move(draft, target); // still locked
        }
    }

    /** Whether nobody else has it open to write; the lock ends with the channel. */
    private static boolean locked(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (IOException | OverlappingFileLockException | UnsupportedOperationException e) {
            return false; // not every file system has locks
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView made = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (old == null || made == null || !Files.exists(from)) {
            return;
        }
        PosixFileAttributes attributes = old.readAttributes();
        try {
            made.setOwner(attributes.owner());
            made.setGroup(attributes.group());
        } catch (IOException e) {
            // Only the administrator may give files away; the file then belongs to whoever saved it.
        }
        made.setPermissions(attributes.permissions());
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void removeLeftovers(Path folder) {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, DRAFTS)) {
            drafts.forEach(AtomicFile::removeLeftover);
        } catch (IOException | RuntimeException e) {
            // a folder that may be written to but not be read
        }
    }

    /** Removes a draft that no living program holds. */
    private static void removeLeftover(Path draft) {
        boolean ours =
                draft.getFileName().toString().matches(DRAFT) && Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS);
        try {
            if (ours && !OWN_DRAFTS.contains(draft.getFileName().toString()) && !isBegun(draft) && isAbandoned(draft)) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            // somebody else's, or gone meanwhile
        }
    }

    /** Whether it may have been made only just now, and its lock is about to follow. */
    private static boolean isBegun(Path draft) throws IOException {
        long age = System.currentTimeMillis() - Files.getLastModifiedTime(draft).toMillis();
        return Files.size(draft) == 0 && age < MOMENT;
    }

    private static boolean isAbandoned(Path draft) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return locked(channel);
        }
    }

    private static FileSystemException refused(Path path, String reason) {
        return new FileSystemException(path.toString(), null, reason);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException failure && failure.getFile() != null) {
            return reason(failure, named(Path.of(failure.getFile())));
        }
        if (e instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        return e.getClass() == IOException.class ? e.getMessage() : e.toString();
    }

    private static String reason(FileSystemException failure, Path place) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied at " + place;
        }
        if (failure instanceof NoSuchFileException) {
            return "no file can be made in " + place;
        }
        return failure.getReason() == null ? failure.toString() : failure.getReason();
    }

    /** Nobody knows the name of a draft; what failed is its folder. */
    private static Path named(Path path) {
        return path.getFileName() != null && path.getFileName().toString().matches(DRAFT) ? path.getParent() : path;
    }
}
