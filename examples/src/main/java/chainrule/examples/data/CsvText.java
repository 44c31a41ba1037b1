package chainrule.examples.data;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Text cut into cells. Fields are separated by tab, semicolon or comma: by the first of these that cuts all lines into the same number of fields,
 * two or more. A field in double quotes may hold separators and line breaks, and {@code ""} for a quote. Blank lines do not count.
 *
 * @param rows all of the same length
 */
record CsvText(char separator, List<CsvRow> rows) {
    private static final char[] SEPARATORS = {'\t', ';', ','};

    static CsvText of(String source, String text) {
        char separator = separator(text);
        return new CsvText(separator, rows(source, text, separator));
    }

    private static char separator(String text) {
        for (char separator : SEPARATORS) {
            if (cutsEvenly(text, separator)) {
                return separator;
            }
        }
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char most = ',';
        for (char separator : SEPARATORS) {
            most = count(first, separator) > count(first, most) ? separator : most;
        }
        return most;
    }

    private static long count(String line, char c) {
        return line.chars().filter(each -> each == c).count();
    }

    private static boolean cutsEvenly(String text, char separator) {
        try (CSVParser parser = parser(text, separator)) {
            int fields = 0;
            for (CSVRecord line : parser) {
                if (isBlank(line)) {
                    continue;
                }
                fields = fields == 0 ? line.size() : fields;
                if (line.size() < 2 || line.size() != fields) {
                    return false;
                }
            }
            return fields > 0;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isBlank(CSVRecord record) {
        return record.size() == 1 && record.get(0).isBlank();
    }

    private static CSVParser parser(String text, char separator) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        return CSVParser.parse(new StringReader(text), format);
    }

    private static List<CsvRow> rows(String source, String text, char separator) {
        List<CsvRow> rows = new ArrayList<>();
        Lines lines = new Lines(text);
        try (CSVParser parser = parser(text, separator)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                if (isBlank(record)) {
                    continue;
                }
                CsvRow row = new CsvRow(lines.at(record.getCharacterPosition()), List.of(record.values()));
                requireFields(source, rows.isEmpty() ? row : rows.get(0), row);
                rows.add(row);
            }
        } catch (IOException | UncheckedIOException e) {
            int line = rows.isEmpty() ? lines.at(0) : lines.next();
            throw new IllegalArgumentException(
                    source + ", line " + line
                            + ": expected a quoted field that ends with \" before the next separator, got one that does not",
                    e);
        }
        return rows;
    }

    private static void requireFields(String source, CsvRow first, CsvRow row) {
        int fields = row.cells().size();
        if (first.cells().size() < 2) {
            throw new IllegalArgumentException(source + ", line " + row.line()
                    + ": expected two or more fields, separated by commas, semicolons or tabs, got one");
        }
        if (fields != first.cells().size()) {
            throw new IllegalArgumentException(source + ", line " + row.line() + ": expected "
                    + first.cells().size() + " fields, as in line " + first.line() + ", got " + fields);
        }
    }

    /** Which line a place in the text is on, for places that only go forward. */
    private static final class Lines {
        private final String text;
        private int place;
        private int line = 1;

        Lines(String text) {
            this.text = text;
        }

        /** Blank lines on the way to a record are not its own. */
        int at(long start) {
            while (place < text.length()
                    && (place < start || text.charAt(place) == '\n' || text.charAt(place) == '\r')) {
                line += ends(place) ? 1 : 0;
                place++;
            }
            return line;
        }

        /** The line of the record behind the last one. */
        int next() {
            while (place < text.length() && !ends(place)) {
                place++;
            }
            return at(place);
        }

        private boolean ends(int at) {
            boolean lone = text.charAt(at) == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
            return text.charAt(at) == '\n' || lone;
        }
    }
}
