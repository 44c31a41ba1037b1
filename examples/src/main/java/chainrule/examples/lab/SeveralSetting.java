package chainrule.examples.lab;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One or more of several, in a fixed order. */
public final class SeveralSetting<T> extends OptionSetting<T, List<T>> {
    private static final String SEPARATOR = ",";

    SeveralSetting(String key, String label, List<T> initial, List<T> options, Function<T, String> name) {
        super(key, label, List.copyOf(initial), options, name);
    }

    /** Takes one more, or one less. */
    public void set(T option, boolean chosen) {
        set(options().stream()
                .filter(each -> each.equals(option) ? chosen : value().contains(each))
                .toList());
    }

    @Override
    List<T> checked(List<T> value) {
        if (value.isEmpty()
                || !options().containsAll(value)
                || value.stream().distinct().count() < value.size()) {
            throw refused(expected(), value.isEmpty() ? "none" : text(value));
        }
        return options().stream().filter(value::contains).toList();
    }

    private String expected() {
        return "some of " + text(options()) + ", each once";
    }

    @Override
    String text(List<T> value) {
        return value.stream().map(this::name).collect(Collectors.joining(SEPARATOR));
    }

    @Override
    List<T> parsed(String text) {
        List<String> names = List.of(text.split(SEPARATOR, -1));
        List<T> value = options().stream()
                .filter(option -> names.contains(name(option)))
                .toList();
        if (value.size() < names.size()) { // unknown, twice, or nothing at all
            throw refused(expected(), text.isEmpty() ? "none" : text);
        }
        return value;
    }
}
