package chainrule.nn;

import chainrule.engine.Activation;
import chainrule.engine.Operation;

/** {@code t softplus(-z) + (1 - t) softplus(z)} of logit z and target t. */
enum BinaryCrossEntropy implements Operation {
    WITH_LOGITS;

    @Override
    public String symbol() {
        return "binary cross-entropy";
    }

    @Override
    public double valueAt(double... inputs) {
        return evaluate(inputs, new double[2]);
    }

    @Override
    public double[] derivativesAt(double... inputs) {
        double[] derivatives = new double[2];
        evaluate(inputs, derivatives);
        return derivatives;
    }

    @Override
    public double evaluate(double[] inputs, double[] derivatives) {
        double logit = inputs[0];
        double target = inputs[1];
        derivatives[0] = (1 - target) * Activation.SIGMOID.value(logit) - target * Activation.SIGMOID.value(-logit);
        derivatives[1] = -logit;
        return share(target, Activation.SOFTPLUS.value(-logit)) + share(1 - target, Activation.SOFTPLUS.value(logit));
    }

    /** What has no part in the target costs nothing, be it infinite. */
    private static double share(double part, double cost) {
        return part == 0 && cost == Double.POSITIVE_INFINITY ? 0 : part * cost;
    }
}
