package chainrule.examples.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One of several. */
public final class ChoiceSetting<T> extends Setting<T> {
    private final List<T> options;
    private final Function<T, String> name;
    private final Map<String, T> former = new HashMap<>();

    ChoiceSetting(String key, String label, T initial, List<T> options, Function<T, String> name) {
        super(key, label, initial);
        this.options = List.copyOf(options);
        this.name = name;
    }

    public List<T> options() {
        return options;
    }

    /** How an option is called on the screen and in files. */
    public String name(T option) {
        return name.apply(option);
    }

    /** Files that have an option under a name of former times are still understood. */
    public ChoiceSetting<T> formerly(String name, T option) {
        former.put(name, checked(option));
        return this;
    }

    @Override
    T checked(T value) {
        if (!options.contains(value)) {
            throw refused("one of " + names(), value);
        }
        return value;
    }

    private String names() {
        return String.join(", ", options.stream().map(name).toList());
    }

    @Override
    String text(T value) {
        return name.apply(value);
    }

    @Override
    T parsed(String text) {
        return options.stream()
                .filter(option -> name.apply(option).equals(text))
                .findFirst()
                .or(() -> Optional.ofNullable(former.get(text)))
                .orElseThrow(() -> refused("one of " + names(), text));
    }
}
