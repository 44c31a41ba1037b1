package chainrule.examples.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cells of a file of comma-separated values, as text, and where they stand, cut as {@link CsvText} says. The first line is a header if none of its cells is a number and none stands below it in its column once more. Where
 * fields are not separated by commas and no number has a point, {@code 5,1} is the number 5.1.
 *
 * @param source for messages
 * @param separator between fields
 * @param headed whether the first line has the names
 * @param decimalComma whether numbers were written with a comma; in the cells there is a point
 * @param names of the columns; {@code column 3} where there is none
 * @param rows all of the same length
 */
record CsvFile(
        String source, char separator, boolean headed, boolean decimalComma, List<String> names, List<CsvRow> rows) {
    private static final long MOST_BYTES = 1 << 26;
    private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    /**
     * Reads a file in UTF-8.
     *
     * @param headed null to find out
     * @throws IllegalArgumentException if there is anything wrong; the message has file and line
     */
    static CsvFile read(Path file, Boolean headed) {
        Objects.requireNonNull(file, "data");
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(
                        file + ": expected at most " + MOST_BYTES + " bytes, got " + Files.size(file));
            }
            return of(file.toString(), decoded(file, Files.readAllBytes(file)), headed);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "data: expected a file of comma-separated values, got no such file: " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "data: expected a file of comma-separated values, could not read " + file + " (" + e + ")", e);
        }
    }

    private static String decoded(Path file, byte... bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            long line = 1
                    + IntStream.range(0, in.position())
                            .filter(i -> bytes[i] == '\n')
                            .count();
            throw new IllegalArgumentException(
                    file + ", line " + line + ": expected UTF-8, got other bytes; save the file as UTF-8", e);
        }
    }

    static CsvFile of(String source, String text, Boolean headed) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        CsvText cut = CsvText.of(source, plain);
        List<CsvRow> rows = cut.rows();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(source + ": expected lines of cells, got none");
        }
        boolean decimalComma = cut.separator() != ',' && hasDecimalCommas(rows);
        List<CsvRow> read =
                decimalComma ? rows.stream().map(CsvFile::withPoints).toList() : rows;
        boolean header = headed == null ? looksLikeHeader(read) : headed;
        List<String> names =
                names(source, header ? read.get(0) : null, read.get(0).cells().size());
        return new CsvFile(
                source, cut.separator(), header, decimalComma, names, read.subList(header ? 1 : 0, read.size()));
    }

    private static boolean hasDecimalCommas(List<CsvRow> rows) {
        return cells(rows).anyMatch(cell -> COMMA.matcher(cell).matches())
                && cells(rows).noneMatch(cell -> POINT.matcher(cell).matches());
    }

    private static Stream<String> cells(List<CsvRow> rows) {
        return rows.stream().flatMap(row -> row.cells().stream());
    }

    private static CsvRow withPoints(CsvRow row) {
        return new CsvRow(
                row.line(),
                row.cells().stream()
                        .map(cell -> COMMA.matcher(cell).matches() ? cell.replace(',', '.') : cell)
                        .toList());
    }

    private static boolean looksLikeHeader(List<CsvRow> rows) {
        List<String> first = rows.get(0).cells();
        return rows.size() > 1
                && IntStream.range(0, first.size())
                        .allMatch(i -> !Cell.isNumber(first.get(i))
                                && rows.stream()
                                        .skip(1)
                                        .noneMatch(row -> !first.get(i).isEmpty()
                                                && row.cells().get(i).equals(first.get(i))));
    }

    private static List<String> names(String source, CsvRow header, int columns) {
        List<String> names = IntStream.range(0, columns)
                .mapToObj(i -> header == null || header.cells().get(i).isBlank()
                        ? "column " + (i + 1)
                        : header.cells().get(i))
                .toList();
        for (int i = 0; i < columns; i++) {
            int before = names.indexOf(names.get(i));
            if (before < i) {
                throw new IllegalArgumentException(source + ", line " + header.line() + ", column " + (i + 1)
                        + ": expected a name of its own, got '" + names.get(i) + "', as in column " + (before + 1));
            }
        }
        return names;
    }

    /** All cells of a column, from top to bottom. */
    List<String> column(int column) {
        return rows.stream().map(row -> row.cells().get(column)).toList();
    }

    /** The place of a cell, for a message. */
    String place(CsvRow row, int column) {
        return source + ", line " + row.line() + ", column " + (column + 1)
                + (headed ? " (" + names.get(column) + ")" : "");
    }

    /** A column by its name, or by its number, counted from 1. */
    int find(String argument, String wanted) {
        List<String> lower = names.stream().map(String::toLowerCase).toList();
        int byName = names.contains(wanted) ? names.indexOf(wanted) : lower.indexOf(wanted.toLowerCase());
        int found = byName < 0 && wanted.matches("[1-9]\\d{0,5}") ? Integer.parseInt(wanted) - 1 : byName;
        if (found < 0 || found >= names.size()) {
            throw new IllegalArgumentException(argument + ": expected a column of " + source + " ("
                    + names.stream().limit(20).collect(Collectors.joining(", ")) + (names.size() > 20 ? ", ..." : "")
                    + ") or its number, 1 to " + names.size() + ", got '" + wanted + "'");
        }
        return found;
    }
}
