package chainrule.examples.data;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a file of comma-separated values does not say by itself. Columns go by their name or their number, counted from 1.
 *
 * @param target the column that is to be predicted; empty for the one named class, label, target or species, else the last one
 * @param features columns to predict from; none for all others
 * @param without columns to leave out
 * @param answer whether the target is one of some {@code classes} or any of the {@code numbers}; empty to find out
 * @param header whether the first line has names, {@code true} or {@code false}; empty to find out
 */
public record CsvOptions(String target, List<String> features, List<String> without, String answer, String header) {
    /** Throws IllegalArgumentException if {@code answer} or {@code header} is none of those. */
    public CsvOptions {
        Objects.requireNonNull(target, "target");
        features = List.copyOf(features);
        without = List.copyOf(without);
        requireOne("answer", answer, "classes", "numbers");
        requireOne("header", header, "true", "false");
    }

    private static void requireOne(String argument, String came, String one, String other) {
        if (!List.of("", one, other).contains(Objects.requireNonNull(came, argument))) {
            throw new IllegalArgumentException(
                    argument + ": expected " + one + " or " + other + ", got '" + came + "'");
        }
    }

    /** All is found out. */
    public static CsvOptions none() {
        return new CsvOptions("", List.of(), List.of(), "", "");
    }

    /** Those of {@code -Dtarget=}, {@code -Dfeatures=}, {@code -Dwithout=}, {@code -Danswer=} and {@code -Dheader=}; names are separated by commas. */
    public static CsvOptions chosen() {
        return new CsvOptions(
                property("target"), list("features"), list("without"), property("answer"), property("header"));
    }

    private static String property(String name) {
        return System.getProperty(name, "").strip();
    }

    private static List<String> list(String name) {
        return Stream.of(property(name).split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    Boolean headed() {
        return header.isEmpty() ? null : Boolean.valueOf(header);
    }
}
