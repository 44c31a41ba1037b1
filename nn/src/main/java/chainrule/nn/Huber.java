package chainrule.nn;

import chainrule.engine.DifferentiableFunction;

/** {@code error² / 2} up to delta, from there on {@code delta (|error| - delta / 2)}, which goes on with the same slope. */
record Huber(double delta) implements DifferentiableFunction {
    Huber {
        Check.positiveAndFinite("delta", delta);
    }

    @Override
    public double value(double error) {
        double size = Math.abs(error);
        return size <= delta ? error * error / 2 : delta * (size - delta / 2);
    }

    @Override
    public double derivative(double error) {
        return Math.max(-delta, Math.min(error, delta));
    }

    @Override
    public String symbol() {
        return "huber";
    }
}
