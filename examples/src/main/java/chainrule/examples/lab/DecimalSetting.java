package chainrule.examples.lab;

/** A number that a slider may be moved along. */
public final class DecimalSetting extends Setting<Double> {
    private final double min;
    private final double max;
    private final double step;

    DecimalSetting(String key, String label, double initial, double min, double max, double step) {
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

    /** Moves the slider to its place nearest to this. */
    public void moveTo(double value) {
        set(nearest(value));
    }

    @Override
    String text(Double value) {
        return value.toString();
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
