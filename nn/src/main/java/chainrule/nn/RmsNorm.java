package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A row in units of its root mean square, times a gain for each unit where there are any; Zhang and Sennrich, "Root Mean Square Layer
 * Normalization", 2019.
 *
 * <pre>{@code y = γ x / √(mean of x² + 1e-5)}</pre>
 */
public final class RmsNorm implements Block {
    private static final double EPSILON = 1e-5;

    private final int units;

    /** None where nothing is learned. */
    private final Value[] gain;

    /** With gains of 1, which are learned; throws IllegalArgumentException unless there is a unit. */
    public RmsNorm(int units) {
        this(Check.positive("units", units), Affine.leaves(units, 1));
        label("");
    }

    private RmsNorm(int units, Value[] gain) {
        this.units = units;
        this.gain = gain;
    }

    /** Nothing is learned; throws IllegalArgumentException unless there is a unit. */
    public static RmsNorm withoutGain(int units) {
        return new RmsNorm(Check.positive("units", units), new Value[0]);
    }

    @Override
    public Value[] forward(Value... row) {
        Check.size("row", units, Check.values("row", row).length);
        Value factor = Value.dot(row, row).div(units).plus(EPSILON).pow(-0.5);
        Value[] outputs = new Value[units];
        for (int i = 0; i < units; i++) {
            Value normed = row[i].times(factor);
            outputs[i] = gain.length == 0 ? normed : normed.times(gain[i]);
        }
        return outputs;
    }

    @Override
    public double[] predict(double... row) {
        Check.size("row", units, Check.given("row", row).length);
        double meanSquare = DoubleStream.of(row).map(x -> x * x).sum() / units;
        double root = Math.sqrt(meanSquare + EPSILON);
        return IntStream.range(0, units)
                .mapToDouble(i -> row[i] / root * (gain.length == 0 ? 1 : gain[i].data()))
                .toArray();
    }

    @Override
    public int inputs() {
        return units;
    }

    @Override
    public int outputs() {
        return units;
    }

    /** The gains. */
    @Override
    public List<Value> parameters() {
        return List.of(gain);
    }

    /** Gains, if there are any, as a weight. */
    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict);
        if (gain.length > 0) {
            dict.add("weight", gain);
        }
    }

    @Override
    public void label(String prefix) {
        Check.given("prefix", prefix);
        for (int i = 0; i < gain.length; i++) {
            gain[i].label(prefix + "gain" + (i + 1));
        }
    }

    @Override
    public String toString() {
        return "RmsNorm " + units;
    }
}
