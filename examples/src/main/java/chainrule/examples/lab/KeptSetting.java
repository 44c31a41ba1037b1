package chainrule.examples.lab;

import java.util.function.Function;

/**
 * Something that no control shows, for it is set on the pictures; files and lines of Java keep it as they keep all other settings.
 *
 * @param <T> what it holds; never changed
 */
public final class KeptSetting<T> extends Setting<T> {
    private final Function<T, String> text;
    private final Function<String, T> parser;

    KeptSetting(String key, String label, T initial, Function<T, String> text, Function<String, T> parser) {
        super(key, label, initial);
        this.text = text;
        this.parser = parser;
    }

    @Override
    T checked(T value) {
        return value;
    }

    @Override
    String text(T value) {
        return text.apply(value);
    }

    @Override
    T parsed(String given) {
        try {
            return parser.apply(given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key() + ": " + e.getMessage(), e);
        }
    }
}
