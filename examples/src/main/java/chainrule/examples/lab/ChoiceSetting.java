package chainrule.examples.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One of several. */
public final class ChoiceSetting<T> extends OptionSetting<T, T> {
    private final Map<String, T> former = new HashMap<>();

    ChoiceSetting(String key, String label, T initial, List<T> options, Function<T, String> name) {
        super(key, label, initial, options, name);
    }

    /** Files that have an option under a name of former times are still understood. */
    public ChoiceSetting<T> formerly(String name, T option) {
        former.put(name, checked(option));
        return this;
    }

    @Override
    T checked(T value) {
        if (!options().contains(value)) {
            throw refused("one of " + names(), value);
        }
        return value;
    }

    private String names() {
        return String.join(", ", options().stream().map(this::name).toList());
    }

    @Override
    String text(T value) {
        return name(value);
    }

    @Override
    T parsed(String text) {
        return options().stream()
                .filter(option -> name(option).equals(text))
                .findFirst()
                .or(() -> Optional.ofNullable(former.get(text)))
                .orElseThrow(() -> refused("one of " + names(), text));
    }
}
