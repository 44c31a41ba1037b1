package chainrule.nn;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.List;

/**
 * Parametric ReLU: leaky ReLU whose slope for {@code x <= 0} is learned, one for all neurons that share this object; He et
 * al. 2015, "Delving Deep into Rectifiers", who start at 0.25.
 */
public final class PRelu implements DifferentiableFunction, Trainable {
    private final Value slope;

    /** Throws IllegalArgumentException unless the slope to start from is finite. */
    public PRelu(double initialSlope) {
        this.slope = Value.of(Check.finite("initialSlope", initialSlope), "slope");
    }

    public Value slope() {
        return slope;
    }

    @Override
    public double value(double x) {
        return x <= 0 ? slope.data() * x : x;
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : x <= 0 ? slope.data() : Double.NaN;
    }

    @Override
    public Value applyTo(Value x) {
        return x.prelu(slope);
    }

    @Override
    public String symbol() {
        return "prelu";
    }

    @Override
    public List<Value> parameters() {
        return List.of(slope);
    }
}
