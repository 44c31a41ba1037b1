package chainrule.examples.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** All that can be set in a room. A set of changes is made whole, or not at all. */
public final class Settings {
    private final List<Setting<?>> all = new ArrayList<>();
    private final List<Consumer<List<Setting<?>>>> listeners = new CopyOnWriteArrayList<>();

    public <T> ChoiceSetting<T> choice(String key, String label, T initial, List<T> options, Function<T, String> name) {
        return added(new ChoiceSetting<>(key, label, initial, options, name));
    }

    public <T> SeveralSetting<T> several(
            String key, String label, List<T> initial, List<T> options, Function<T, String> name) {
        return added(new SeveralSetting<>(key, label, initial, options, name));
    }

    /** The parser throws IllegalArgumentException with what was expected and what came. */
    public <T> KeptSetting<T> kept(
            String key, String label, T initial, Function<T, String> text, Function<String, T> parser) {
        return added(new KeptSetting<>(key, label, initial, text, parser));
    }

    public WholeSetting whole(String key, String label, int initial, int min, int max) {
        return added(new WholeSetting(key, label, initial, min, max));
    }

    public DecimalSetting decimal(String key, String label, double initial, double min, double max, double step) {
        return added(new DecimalSetting(key, label, initial, min, max, step));
    }

    public ToggleSetting toggle(String key, String label, boolean initial) {
        return added(new ToggleSetting(key, label, initial));
    }

    private <S extends Setting<?>> S added(S setting) {
        all.add(setting);
        setting.tell(() -> changed(List.of(setting)));
        return setting;
    }

    /**
     * Texts by their keys, from {@code depth=8} and the like.
     *
     * @throws IllegalArgumentException if there is no equals sign in one of them
     */
    static Map<String, String> texts(String... settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("settings: expected key=value, got " + setting);
            }
            texts.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return texts;
    }

    public List<Setting<?>> all() {
        return List.copyOf(all);
    }

    /** Tells which settings changed, on the thread that changed them. */
    public void onChange(Consumer<List<Setting<?>>> listener) {
        listeners.add(listener);
    }

    private void changed(List<Setting<?>> which) {
        listeners.forEach(listener -> listener.accept(which));
    }

    /** Each key with its value as text. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        all.forEach(setting -> texts.put(setting.key(), setting.text()));
        return texts;
    }

    /** What differs from the start. */
    public Map<String, String> changes() {
        Map<String, String> changes = texts();
        all.forEach(setting -> changes.remove(setting.key(), initialText(setting)));
        return changes;
    }

    private static <T> String initialText(Setting<T> setting) {
        return setting.text(setting.initial());
    }

    /**
     * Sets what is named here, and all else to what it was at the start.
     *
     * @throws IllegalArgumentException if there is no such key, or a value is out of its bounds; nothing is changed then
     */
    public void set(Map<String, String> texts) {
        Map<Setting<?>, Runnable> puts = puts(texts);
        puts.values().forEach(Runnable::run);
        if (!puts.isEmpty()) {
            changed(List.copyOf(puts.keySet()));
        }
    }

    /** The same, but tells of all settings, whether they differ or not, so that a room begins anew. */
    public void begin(Map<String, String> texts) {
        puts(texts).values().forEach(Runnable::run);
        changed(all());
    }

    /** Throws what {@link #set(Map)} would throw, and changes nothing. */
    public void check(Map<String, String> texts) {
        puts(texts);
    }

    /** Whether all settings are already what {@link #begin} would make of them. */
    public boolean are(Map<String, String> texts) {
        return puts(texts).isEmpty();
    }

    /** For each setting that is to be another, in order, what makes it so. */
    private Map<Setting<?>, Runnable> puts(Map<String, String> texts) {
        List<String> keys = all.stream().map(Setting::key).toList();
        for (String key : texts.keySet()) {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(
                        "setting: expected one of " + String.join(", ", keys) + ", got " + key);
            }
        }
        Map<Setting<?>, Runnable> puts = new LinkedHashMap<>();
        all.forEach(setting -> prepare(setting, texts.get(setting.key()), puts));
        return puts;
    }

    private static <T> void prepare(Setting<T> setting, String text, Map<Setting<?>, Runnable> puts) {
        T value = text == null ? setting.initial() : setting.parsed(text);
        if (!value.equals(setting.value())) {
            puts.put(setting, () -> setting.put(value));
        }
    }
}
