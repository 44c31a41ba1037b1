package chainrule.examples.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Names to learn spelling from, each one once, of the small letters a to z alone. Capitals become small, accents are taken off; what has
 * another character then, a space or a hyphen say, is left out.
 *
 * @param train in random order
 * @param heldOut a tenth of all, which are not learned
 * @param leftOut how many lines held another character
 */
public record Names(List<String> train, List<String> heldOut, int leftOut) {
    /** With fewer there would be next to nothing to learn, and nothing to test. */
    private static final int FEWEST = 20;

    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Those in the file that {@code -Dnames=} tells; without it, those of places. */
    public static Names chosen() {
        String file = System.getProperty("names", "");
        return file.isBlank() ? ofPlaces() : in(Path.of(file));
    }

    /** Place names that Java knows in English: countries, languages, and the cities of time zones. */
    public static Names ofPlaces() {
        Stream<String> countries = Stream.of(Locale.getISOCountries())
                .map(code -> Locale.forLanguageTag("und-" + code).getDisplayCountry(Locale.ENGLISH));
        Stream<String> languages = Stream.of(Locale.getISOLanguages())
                .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH));
        Stream<String> cities = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/"))
                .map(zone -> zone.substring(zone.lastIndexOf('/') + 1));
        return of(
                "the names that Java knows",
                Stream.of(countries, languages, cities).flatMap(each -> each).toList());
    }

    /**
     * One name a line.
     *
     * @throws IllegalArgumentException if the file cannot be read, is not UTF-8, or has fewer than 20 different names
     */
    public static Names in(Path file) {
        try {
            return of(file.toString(), Files.readString(file).lines().toList());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("names: expected UTF-8 in " + file + ", got other bytes", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "names: expected a file with one name a line, got no such file: " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "names: expected a file with one name a line, could not read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Every tenth name is held out, after a shuffle that is always the same. */
    static Names of(String source, List<String> lines) {
        List<String> plain =
                lines.stream().map(Names::plain).filter(name -> !name.isEmpty()).toList();
        List<String> spelled =
                plain.stream().filter(name -> name.matches("[a-z]+")).toList();
        List<String> names =
                new ArrayList<>(spelled.stream().sorted().distinct().toList());
        if (names.size() < FEWEST) {
            throw new IllegalArgumentException("names: expected at least " + FEWEST
                    + " different names of the letters a to z, one a line, got " + names.size() + " in " + source);
        }
        Collections.shuffle(names, new Random(42));
        int out = names.size() / 10;
        return new Names(
                List.copyOf(names.subList(out, names.size())),
                List.copyOf(names.subList(0, out)),
                plain.size() - spelled.size());
    }

    private static String plain(String line) {
        return Normalizer.normalize(line.replace(BYTE_ORDER_MARK, "").strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether the name is one of those that were learned from. */
    public boolean isLearned(String name) {
        return train.contains(name);
    }
}
