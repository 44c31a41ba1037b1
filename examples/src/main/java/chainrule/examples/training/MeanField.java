package chainrule.examples.training;

import chainrule.engine.DifferentiableFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * What wide layers with random weights do to signals, computed without a net: pre-activations are sums of many terms, so they are normal, z ~ N(0,
 * q); Poole et al. 2016, Schoenholz et al. 2017.
 */
public final class MeanField {
    private static final double RANGE = 12;
    private static final int CELLS = 4_800;

    private MeanField() {}

    /** By how much weights have to be larger to keep a signal's size on the way forward: 1 / √E[f(z)²], z ~ N(0, 1). */
    public static double forwardGain(DifferentiableFunction f) {
        return 1 / Math.sqrt(meanSquare(f::value, 1));
    }

    /** The same for the gradient on its way back: 1 / √E[f'(z)²]. */
    public static double backwardGain(DifferentiableFunction f) {
        return 1 / Math.sqrt(meanSquare(f::derivative, 1));
    }

    /**
     * What a layer leaves of the gradient's size, √χ1 = σw √E[f'(√q z)²], once signals have come to the variance q = σw² E[f(√q z)²] that the next layer
     * repeats; without biases.
     *
     * @param sigma standard deviation of a weight times the root of its layer's fan-in
     */
    public static double gradientFactor(DifferentiableFunction f, double sigma) {
        double q = 1;
        for (int layer = 0; layer < 500; layer++) {
            double next = sigma * sigma * meanSquare(f::value, q);
            if (Math.abs(next - q) < 1e-9) {
                break;
            }
            q = next;
        }
        return sigma * Math.sqrt(meanSquare(f::derivative, q));
    }

    /** The sum over cells, none of which has the kink at 0 inside. */
    private static double meanSquare(DoubleUnaryOperator f, double variance) {
        double width = 2 * RANGE / CELLS;
        double deviation = Math.sqrt(variance);
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            double z = -RANGE + (i + 0.5) * width;
            double y = f.applyAsDouble(deviation * z);
            sum += y * y * Math.exp(-z * z / 2);
        }
        return sum * width / Math.sqrt(2 * Math.PI);
    }
}
