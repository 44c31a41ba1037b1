package chainrule.npz;

import chainrule.files.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A file of named arrays, {@code .npz}, open to be read. Nothing is read but what is asked for, and no more of it than was asked for.
 *
 * <p>All methods that read throw {@link NpzException} where the file is not as it should be, or cannot be read.
 */
public final class Npz implements AutoCloseable {
    private static final String ENDING = ".npy";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0); // the same arrays, the same bytes

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private Npz(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * Opens a file of no more than so many bytes.
     *
     * @throws IllegalArgumentException if the path is not one of the computer's own file system
     */
    public static Npz open(Path file, long mostBytes) {
        Objects.requireNonNull(file, "file");
        if (file.getFileSystem() != FileSystems.getDefault()) {
            throw new IllegalArgumentException("file: expected one of the computer's own file system, got " + file);
        }
        Place place = new Place(file, "");
        place.require(Files.isRegularFile(file), "a file", Files.exists(file) ? "something else" : "nothing there");
        try {
            long bytes = Files.size(file);
            place.require(bytes <= mostBytes, "a file of at most " + mostBytes + " bytes", bytes + " bytes");
            Npz npz = new Npz(file, new ZipFile(file.toFile(), StandardCharsets.UTF_8));
            npz.list();
            return npz;
        } catch (IOException | IllegalArgumentException e) { // the latter where names are not UTF-8
            throw place.refused("a zip file of arrays", reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof FileSystemException ? e.toString() : e.getMessage();
    }

    private void list() {
        try {
            zip.stream().forEach(entry -> {
                String name = entry.getName();
                Place place = new Place(file, name);
                place.require(name.endsWith(ENDING), "an array, whose name ends with .npy", "another name");
                ZipEntry before = entries.put(name.substring(0, name.length() - ENDING.length()), entry);
                place.require(before == null, "each name once", "it twice");
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Of all arrays, in the order of the file. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /**
     * The numbers of an array, row by row, whatever their type: float64, float32, int64, int32, int8 or uint8.
     *
     * @param shape the one that it must have
     */
    public double[] read(String name, int... shape) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(shape, "shape");
        return read(name, header -> {
            String came = header.shape();
            new Place(file, name).require(header.hasShape(shape), "shape " + NpyHeader.shape(shape), "shape " + came);
            return Math.toIntExact(NpyArray.count(shape));
        });
    }

    private interface Counting {
        int count(NpyHeader header);
    }

    private double[] read(String name, Counting counting) {
        Place place = new Place(file, name);
        ZipEntry entry = entries.get(name);
        place.require(entry != null, "an array of this name", "none");
        try (InputStream bytes = zip.getInputStream(entry);
                CheckedInputStream in = new CheckedInputStream(bytes, new CRC32())) {
            NpyHeader header = NpyHeader.read(in, place);
            double[] numbers = header.type().read(in, counting.count(header), place);
            place.require(in.read() == -1, numbers.length + " numbers", "more bytes than these take");
            place.require(in.getChecksum().getValue() == entry.getCrc(), "the checksum of its bytes", "another one");
            return numbers;
        } catch (IOException e) {
            throw place.refused("bytes that can be unpacked", e.getMessage());
        }
    }

    /** A text that was written as {@link NpyArray#of(String)}, of at most so many bytes. */
    public String text(String name, int mostBytes) {
        Objects.requireNonNull(name, "name");
        double[] bytes = read(name, header -> {
            Place place = new Place(file, name);
            place.require(header.type() == NumberType.UINT8, "a text, of type |u1", header.type().name);
            String length = header.shape().replaceAll("[(),]", "");
            boolean fits = header.shape().equals("(" + length + ",)") && length.length() < 10;
            int count = fits && !length.isEmpty() ? Integer.parseInt(length) : Integer.MAX_VALUE;
            place.require(count <= mostBytes, "a text of at most " + mostBytes + " bytes", header.shape());
            return count;
        });
        byte[] text = new byte[bytes.length];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) bytes[i];
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }

    /**
     * Writes arrays, not compressed, whole or not at all, as {@link AtomicFile} does. The same arrays give the same bytes.
     *
     * @throws UncheckedIOException if that cannot be done; an older file is as it was then
     */
    public static void write(Path file, Map<String, NpyArray> arrays) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(arrays, "arrays");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
                byte[] content = array.getValue().bytes();
                zip.putNextEntry(entry(array.getKey() + ENDING, content));
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        AtomicFile.write(file, bytes.toByteArray());
    }

    private static ZipEntry entry(String name, byte[] content) {
        ZipEntry entry = new ZipEntry(name);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
