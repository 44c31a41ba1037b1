package chainrule.examples.lab;

import chainrule.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of all rooms as a file of lines such as {@code Vanishing gradients: depth=8}. */
final class LabFile {
    private static final String FIRST_LINE = "Chainrule lab settings";

    private LabFile() {}

    /**
     * Writes the settings of the rooms.
     *
     * @throws IllegalArgumentException if there is such a file already that {@link #open} would refuse: it is not written over
     * @throws UncheckedIOException if it cannot be written, or there is one that cannot be read
     */
    static void save(List<Room> rooms, Path file) {
        if (Files.exists(file)) {
            read(rooms, file);
        }
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        for (Room room : rooms) {
            room.settings()
                    .texts()
                    .forEach((key, value) -> text.append(room.name())
                            .append(": ")
                            .append(key)
                            .append('=')
                            .append(value)
                            .append('\n'));
        }
        AtomicFile.write(file, text.toString());
    }

    /**
     * Sets the rooms as the file says.
     *
     * @throws IllegalArgumentException if it is no such file, or if a line is wrong: the message names it, and nothing is changed
     * @throws UncheckedIOException if it cannot be read
     */
    static void open(List<Room> rooms, Path file) {
        read(rooms, file).forEach((room, texts) -> room.settings().set(texts));
    }

    private static Map<Room, Map<String, String>> read(List<Room> rooms, Path file) {
        Map<Room, Map<String, String>> settings = new LinkedHashMap<>();
        rooms.forEach(room -> settings.put(room, new LinkedHashMap<>()));
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
            throw new IllegalArgumentException(
                    file.getFileName() + " is no file of this lab: its first line should be '" + FIRST_LINE + "'");
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                take(lines.get(i), file.getFileName() + ", line " + (i + 1) + ": ", settings);
            }
        }
        settings.forEach((room, texts) -> room.settings().check(texts));
        return settings;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file.getFileName() + " is no text file", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + reason(file, e), e);
        }
    }

    private static String reason(Path file, IOException e) {
        if (!Files.exists(file)) {
            return "there is no such file";
        }
        return Files.isDirectory(file) ? "it is a folder" : e.toString();
    }

    private static void take(String line, String place, Map<Room, Map<String, String>> settings) {
        int colon = line.indexOf(": ");
        int equals = line.indexOf('=', Math.max(0, colon));
        if (colon < 0 || equals < 0) {
            throw new IllegalArgumentException(place + "expected 'room: key=value', got '" + line + "'");
        }
        Room room = settings.keySet().stream()
                .filter(each -> each.name().equals(line.substring(0, colon)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(place + "there is no room '" + line.substring(0, colon) + "'"));
        String key = line.substring(colon + 2, equals).strip();
        try {
            room.settings().check(Map.of(key, line.substring(equals + 1).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + e.getMessage(), e);
        }
        settings.get(room).put(key, line.substring(equals + 1).strip());
    }
}
