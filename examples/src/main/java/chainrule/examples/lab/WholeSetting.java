package chainrule.examples.lab;

/** A whole number. */
public final class WholeSetting extends Setting<Integer> {
    private final int min;
    private final int max;

    WholeSetting(String key, String label, int initial, int min, int max) {
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
