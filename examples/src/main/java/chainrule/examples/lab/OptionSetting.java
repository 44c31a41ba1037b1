package chainrule.examples.lab;

import java.util.List;
import java.util.function.Function;

/**
 * Something that is chosen from options.
 *
 * @param <T> an option
 * @param <V> what the setting holds: one of them, or several
 */
abstract sealed class OptionSetting<T, V> extends Setting<V> permits ChoiceSetting, SeveralSetting {
    private final List<T> options;
    private final Function<T, String> name;

    OptionSetting(String key, String label, V initial, List<T> options, Function<T, String> name) {
        super(key, label, initial);
        this.options = List.copyOf(options);
        this.name = name;
    }

    public final List<T> options() {
        return options;
    }

    /** How an option is called on the screen and in files. */
    public final String name(T option) {
        return name.apply(option);
    }
}
