package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.plot.Numbers;
import chainrule.nn.GradientFlow;
import java.util.Locale;

/**
 * What a table of activations tells of one, all but the advice found by evaluating it.
 *
 * @param steepestAt where the slope is largest
 * @param product the steepest slope to the power of the number of layers
 * @param meanOutput for standard normal input
 */
public record ActivationFacts(
        Activation activation,
        String range,
        String minimum,
        double steepestSlope,
        double steepestAt,
        double product,
        double meanOutput) {
    private static final double FAR = 1e6;
    private static final double SEARCH = 10;
    private static final double STEP = 1.0 / 1024;

    public static ActivationFacts of(Activation activation, int layers) {
        double lowestAt = lowestPoint(activation);
        double left = activation.value(-FAR);
        double right = activation.value(FAR);
        boolean dips = activation.value(lowestAt) < Math.min(left, right) - 1e-9;
        double steepestAt = GradientFlow.steepestPoint(activation);
        return new ActivationFacts(
                activation,
                limit(dips ? activation.value(lowestAt) : Math.min(left, right)) + " to "
                        + limit(Math.max(left, right)),
                dips
                        ? Numbers.text(activation.value(lowestAt), 3) + " at x = " + Numbers.text(lowestAt, 4)
                        : minimum(activation, Math.min(left, right)),
                activation.derivative(steepestAt),
                steepestAt,
                GradientFlow.slopeBound(activation, layers),
                normalMean(activation));
    }

    /** Of a function that rises everywhere or is flat: whether its lower bound is ever reached. */
    private static String minimum(Activation activation, double bound) {
        if (Math.abs(bound) > FAR / 1000) {
            return "none";
        }
        return activation.value(0) == bound ? limit(bound) + ", for every x ≤ 0" : "none: it nears " + limit(bound);
    }

    public boolean zeroCentred() {
        return Math.abs(meanOutput) < 1e-3;
    }

    public String steepest() {
        return Math.abs(steepestAt) > SEARCH
                ? String.format(Locale.ROOT, "%.3f for large x", steepestSlope)
                : activation.derivative(2 * SEARCH) == steepestSlope
                        ? String.format(
                                Locale.ROOT,
                                activation.derivative(-SEARCH) == steepestSlope ? "%.3f everywhere" : "%.3f for x > 0",
                                steepestSlope)
                        : String.format(Locale.ROOT, "%.3f at x = %.2f", steepestSlope, steepestAt);
    }

    public String advice() {
        return switch (activation) {
            case IDENTITY -> "Output layers: a regression, or logits for a cross-entropy.";
            case RELU -> "The default for hidden layers: cheap, slope 1 where active; watch for dead units.";
            case LEAKY_RELU -> "Where ReLU units die: the small slope below zero lets them come back.";
            case ELU ->
                "Where outputs should average nearer to zero than ReLU's, without normalization; an exponential below zero.";
            case SIGMOID -> "A probability at the output, or a gate; not for deep hidden layers.";
            case TANH -> "Small or recurrent nets: zero-centred, but it saturates like the sigmoid.";
            case SILU -> "Deep convolutional nets: smooth, and slightly negative below zero.";
            case GELU -> "Transformers: smooth, and close to ReLU on both sides.";
            case GELU_TANH -> "Where weights were trained with this form, as GPT-2's were.";
            case SOFTPLUS -> "A positive output, as a variance or a rate.";
            case SELU -> "Deep plain nets with LeCun's weights: outputs keep mean 0 and variance 1 by themselves.";
            case MISH -> "Where SiLU is used; smooth, and a little dearer.";
            case SOFTSIGN -> "Where tanh saturates too soon: it nears its bounds slowly.";
        };
    }

    private static double lowestPoint(Activation activation) {
        double best = 0;
        for (double x = -SEARCH; x <= SEARCH; x += STEP) {
            best = activation.value(x) < activation.value(best) ? x : best;
        }
        return best;
    }

    private static String limit(double value) {
        if (Math.abs(value) > FAR / 1000) {
            return value > 0 ? "∞" : "−∞";
        }
        return Numbers.text(value, 3);
    }

    /** The integral of f(x) times the normal density, by Simpson's rule; a kink at 0 lies between two of its parabolas. */
    private static double normalMean(Activation activation) {
        double sum = 0;
        double weight = 2;
        for (double x = -SEARCH; x <= SEARCH; x += STEP) {
            sum += weight * activation.value(x) * Math.exp(-x * x / 2);
            weight = 6 - weight;
        }
        double mean = sum * STEP / 3 / Math.sqrt(2 * Math.PI);
        return Math.abs(mean) < 1e-9 ? 0 : mean;
    }
}
