package chainrule.examples.lab;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Something that can be set in a room, within its bounds, as text and back. May be read by any thread.
 *
 * @param <T> what it holds
 */
public abstract sealed class Setting<T> {
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
    final void onlyWhen(BooleanSupplier matters) {
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

    /** One of several. */
    public static final class Choice<T> extends Setting<T> {
        private final List<T> options;
        private final Function<T, String> name;

        Choice(String key, String label, T initial, List<T> options, Function<T, String> name) {
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
                    .orElseThrow(() -> refused("one of " + names(), text));
        }
    }

    /** A whole number. */
    public static final class Whole extends Setting<Integer> {
        private final int min;
        private final int max;

        Whole(String key, String label, int initial, int min, int max) {
            super(key, label, initial);
            this.min = min;
            this.max = max;
        }

        public int min() {
            return min;
        }

        public int max() {
            return max;
        }

        @Override
        Integer checked(Integer value) {
            if (value < min || value > max) {
                throw refused(bounds(), value);
            }
            return value;
        }

        String bounds() {
            return "a whole number from " + min + " to " + max;
        }

        @Override
        String text(Integer value) {
            return value.toString();
        }

        @Override
        Integer parsed(String text) {
            try {
                return checked(Integer.valueOf(text));
            } catch (NumberFormatException e) {
                throw refused(bounds(), text);
            }
        }
    }

    /** A number that a slider may be moved along. */
    public static final class Decimal extends Setting<Double> {
        private final double min;
        private final double max;
        private final double step;

        Decimal(String key, String label, double initial, double min, double max, double step) {
            super(key, label, initial);
            this.min = min;
            this.max = max;
            this.step = step;
        }

        public double min() {
            return min;
        }

        public double max() {
            return max;
        }

        /** The distance of two places of the slider. */
        public double step() {
            return step;
        }

        @Override
        Double checked(Double value) {
            if (!(value >= min && value <= max)) {
                throw refused(bounds(), value);
            }
            return value == 0 ? 0.0 : value; // no -0
        }

        String bounds() {
            return "a number from " + min + " to " + max;
        }

        /** The nearest place of the slider within the bounds. */
        public double nearest(double value) {
            double steps = Math.rint((value - min) / step);
            double rounded = Math.rint((min + steps * step) * 1e9) / 1e9;
            return Math.max(min, Math.min(max, rounded));
        }

        @Override
        String text(Double value) {
            return String.format(Locale.ROOT, "%s", value);
        }

        @Override
        Double parsed(String text) {
            try {
                return checked(Double.valueOf(text));
            } catch (NumberFormatException e) {
                throw refused(bounds(), text);
            }
        }
    }

    /** Yes or no. */
    public static final class Toggle extends Setting<Boolean> {
        Toggle(String key, String label, boolean initial) {
            super(key, label, initial);
        }

        @Override
        Boolean checked(Boolean value) {
            return value;
        }

        @Override
        String text(Boolean value) {
            return value.toString();
        }

        @Override
        Boolean parsed(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw refused("true or false", text);
            };
        }
    }
}
