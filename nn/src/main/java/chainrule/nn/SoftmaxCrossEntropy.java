package chainrule.nn;

import chainrule.engine.Operation;
import java.util.Arrays;

/**
 * {@code y0 (L - z0) + y1 (L - z1) + ...} of logits z and labels y, where L is the log-sum-exp of all logits. The inputs are all logits, then
 * all labels, unless these are constants.
 *
 * <p>Where z1, say, is the largest logit, {@code L - z} is {@code (z1 - z) + log1p(e^(z0 - z1) + e^(z2 - z1) + ...)}: a sum of terms that are
 * not negative, so that no digit is lost where one logit rules. For the same reason slopes {@code p0 (y0 + y1 + ...) - y0} are computed as
 * {@code p0 (y1 + ...) - y0 (p1 + ...)}.
 */
final class SoftmaxCrossEntropy implements Operation {
    static final Operation OF_LOGITS_AND_LABELS = new SoftmaxCrossEntropy(null);

    private final double[] constantLabels;

    private SoftmaxCrossEntropy(double[] constantLabels) {
        this.constantLabels = constantLabels;
    }

    static Operation withLabels(double... labels) {
        return new SoftmaxCrossEntropy(labels.clone());
    }

    @Override
    public String symbol() {
        return "softmax cross-entropy";
    }

    @Override
    public double valueAt(double... inputs) {
        return evaluate(inputs, new double[inputs.length]);
    }

    @Override
    public double[] derivativesAt(double... inputs) {
        double[] derivatives = new double[inputs.length];
        evaluate(inputs, derivatives);
        return derivatives;
    }

    @Override
    public double evaluate(double[] inputs, double[] derivatives) {
        boolean constant = constantLabels != null;
        int classes = constant ? inputs.length : inputs.length / 2;
        double[] labels = constant ? constantLabels : inputs;
        int firstLabel = constant ? 0 : classes;

        int top = largest(inputs, 0, classes);
        double rest = 0;
        for (int i = 0; i < classes; i++) {
            derivatives[i] = Math.exp(-gap(inputs, top, i));
            rest += i == top ? 0 : derivatives[i];
        }
        if (Double.isInfinite(inputs[top]) && rest >= 1) {
            rest = Double.NaN; // two infinities, or minus infinity everywhere: there is no softmax
        }

        int topLabel = largest(labels, firstLabel, classes);
        double otherLabels = 0;
        for (int i = 0; i < classes; i++) {
            otherLabels += i == topLabel ? 0 : labels[firstLabel + i];
        }

        double loss = 0;
        for (int i = 0; i < classes; i++) {
            double label = labels[firstLabel + i];
            double surprise = gap(inputs, top, i) + Math.log1p(rest);
            loss += label == 0 && surprise == Double.POSITIVE_INFINITY ? 0 : label * surprise;

            double share = derivatives[i] / (1 + rest);
            double otherShares = (i == top ? rest : 1 + rest - derivatives[i]) / (1 + rest);
            double restOfLabels = i == topLabel ? otherLabels : labels[firstLabel + topLabel] + otherLabels - label;
            derivatives[i] = share * restOfLabels - label * otherShares;
            if (!constant) {
                derivatives[classes + i] = surprise;
            }
        }
        return loss;
    }

    /** How far a logit is behind the largest one. */
    private static double gap(double[] logits, int top, int i) {
        return logits[i] == logits[top] ? 0 : logits[top] - logits[i];
    }

    private static int largest(double[] numbers, int first, int count) {
        int largest = 0;
        for (int i = 1; i < count; i++) {
            largest = numbers[first + i] > numbers[first + largest] ? i : largest;
        }
        return largest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SoftmaxCrossEntropy operation
                && Arrays.equals(operation.constantLabels, constantLabels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(constantLabels);
    }
}
