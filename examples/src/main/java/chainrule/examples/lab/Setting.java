package chainrule.examples.lab;

import java.util.function.BooleanSupplier;

/**
 * Something that can be set in a room, within its bounds, as text and back. May be read by any thread.
 *
 * @param <T> what it holds
 */
public abstract sealed class Setting<T>
        permits OptionSetting, KeptSetting, WholeSetting, DecimalSetting, ToggleSetting {
    private final String key;
    private final String label;
    private final T initial;
    private volatile T value;

    private BooleanSupplier matters = () -> true;

    /** Who is told of changes, see {@link Settings#onChange}. */
    private Runnable changed = () -> {};

    Setting(String key, String label, T initial) {
        this.key = key;
        this.label = label;
        this.initial = initial;
        this.value = initial;
    }

    /** Its name in files and in Java: one word. */
    public final String key() {
        return key;
    }

    /** What stands beside it on the screen. */
    public final String label() {
        return label;
    }

    public final T value() {
        return value;
    }

    /** Says when this setting has any effect; its control is greyed out otherwise. */
    public final void onlyWhen(BooleanSupplier matters) {
        this.matters = matters;
    }

    final boolean matters() {
        return matters.getAsBoolean();
    }

    final T initial() {
        return initial;
    }

    /**
     * @throws IllegalArgumentException if the value is out of bounds
     */
    public final void set(T value) {
        T checked = checked(value);
        if (!checked.equals(this.value)) {
            this.value = checked;
            changed.run();
        }
    }

    final void tell(Runnable changed) {
        this.changed = changed;
    }

    /** Changes the value and tells nobody. */
    final void put(T value) {
        this.value = value;
    }

    public final String text() {
        return text(value);
    }

    abstract T checked(T value);

    abstract String text(T value);

    /** What {@link #text} gave; throws IllegalArgumentException with the key, what was expected and what came. */
    abstract T parsed(String text);

    final IllegalArgumentException refused(String expected, Object got) {
        return new IllegalArgumentException(key + ": expected " + expected + ", got " + got);
    }
}
