package chainrule.examples.plot;

/** One axis of a picture as its author asked for it. */
final class Axis {
    private String label = "";
    private boolean log;
    private double min = Double.NaN;
    private double max = Double.NaN;

    void name(String label) {
        this.label = label;
    }

    void makeLogarithmic() {
        log = true;
    }

    void fix(double min, double max) {
        this.min = min;
        this.max = max;
    }

    String label() {
        return label;
    }

    boolean isLogarithmic() {
        return log;
    }

    boolean isFixed() {
        return !Double.isNaN(min);
    }

    /** The scale: the fixed ends, or else a fit around the data. */
    Scale scale(double[] data) {
        if (isFixed() && log && min <= 0) {
            throw new IllegalArgumentException(
                    "a logarithmic axis must start above 0, but its range was " + min + " to " + max);
        }
        if (isFixed()) {
            return Scale.between(min, max, log);
        }
        return log ? Scale.logarithmic(data) : Scale.linear(data);
    }
}
