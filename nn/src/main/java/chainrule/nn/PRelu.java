package chainrule.nn;

import chainrule.engine.BinaryOperation;
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
        return BinaryOperation.PRELU.valueAt(x, slope.data());
    }

    @Override
    public double derivative(double x) {
        return BinaryOperation.PRELU.derivativesAt(x, slope.data())[0];
    }

    @Override
    public Value applyTo(Value x) {
        return Check.given("x", x).prelu(slope);
    }

    @Override
    public String symbol() {
        return "prelu";
    }

    @Override
    public List<Value> parameters() {
        return List.of(slope);
    }

    /** The slope, which PyTorch calls a weight. */
    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict).add("weight", slope);
    }
}
