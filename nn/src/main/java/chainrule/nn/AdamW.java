package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;

/**
 * {@link Adam} with decoupled weight decay: before its step, each parameter shrinks by {@code learningRate weightDecay} of itself, which does
 * not go through the running means; Loshchilov and Hutter 2017, "Decoupled Weight Decay Regularization", in the form of PyTorch.
 */
public final class AdamW extends GradientDescent {
    private final double weightDecay;
    private final Moments moments;

    /**
     * With the usual beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
     *
     * @param parameters leaves, at least one; biases shrink, too, if they are among them
     * @param learningRate positive and finite
     * @param weightDecay finite and not negative; PyTorch takes 0.01 unless told otherwise
     * @throws IllegalArgumentException if one of them is not as it should be
     */
    public AdamW(List<Value> parameters, double learningRate, double weightDecay) {
        this(parameters, learningRate, weightDecay, 0.9, 0.999, 1e-8);
    }

    /** With other constants, as in {@link Adam#Adam(List, double, double, double, double)}. */
    public AdamW(
            List<Value> parameters,
            double learningRate,
            double weightDecay,
            double beta1,
            double beta2,
            double epsilon) {
        super(parameters, learningRate);
        this.weightDecay = Check.notNegative("weightDecay", weightDecay);
        this.moments = new Moments(this.parameters.length, beta1, beta2, epsilon);
    }

    @Override
    public void addTo(StateDict dict) {
        super.addTo(dict);
        moments.addTo(dict);
    }

    @Override
    public void step() {
        double[] steps = gradients();
        moments.step(steps);
        for (int i = 0; i < parameters.length; i++) {
            double decayed = parameters[i].data() * (1 - learningRate() * weightDecay);
            parameters[i].setData(decayed - learningRate() * steps[i]);
        }
    }
}
