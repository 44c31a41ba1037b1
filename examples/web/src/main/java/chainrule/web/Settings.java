package chainrule.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;

/** Settings as they stand in the address of a page, read as what they are meant to be. Each reader tells in a sentence what it expected. */
public final class Settings {
    private final Map<String, String> texts;

    public Settings(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** A constant of an enum: its name in small letters, with - in place of _. */
    public <E extends Enum<E>> E choice(String name, E start, E[] all) {
        String text = texts.getOrDefault(name, written(start));
        for (E each : all) {
            if (written(each).equals(text)) {
                return each;
            }
        }
        throw expected(
                name, "one of " + List.of(all).stream().map(Settings::written).toList(), text);
    }

    /** Constants of an enum with commas between them. */
    public <E extends Enum<E>> List<E> choices(String name, String start, E[] all) {
        return List.of(texts.getOrDefault(name, start).split(",", -1)).stream()
                .map(each -> new Settings(Map.of(name, each)).choice(name, all[0], all))
                .toList();
    }

    public String text(String name, String start) {
        return texts.getOrDefault(name, start);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public double decimal(String name, double start, double least, double most) {
        String text = texts.getOrDefault(name, "" + start);
        return number(name, text, "a number from " + least + " to " + most, x -> x >= least && x <= most);
    }

    public int whole(String name, int start, int least, int most) {
        return whole(name, texts.getOrDefault(name, "" + start), least, most);
    }

    /** Whole numbers with commas between them, at most so many. */
    public List<Integer> wholes(String name, String start, int count, int least, int most) {
        String text = texts.getOrDefault(name, start);
        List<Integer> all = List.of(text.split(",", -1)).stream()
                .map(each -> whole(name, each, least, most))
                .toList();
        if (all.size() > count) {
            throw expected(name, "at most " + count + " numbers", text);
        }
        return all;
    }

    private static int whole(String name, String text, int least, int most) {
        String wanted = "a whole number from " + least + " to " + most;
        return (int) number(name, text, wanted, x -> x >= least && x <= most && x == Math.rint(x));
    }

    private static double number(String name, String text, String wanted, DoublePredicate fits) {
        try {
            double number = Double.parseDouble(text.trim());
            if (fits.test(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that does not fit is
        }
        throw expected(name, wanted, text);
    }

    private static IllegalArgumentException expected(String name, String wanted, String got) {
        return new IllegalArgumentException(name + ": expected " + wanted + ", got " + got);
    }
}
