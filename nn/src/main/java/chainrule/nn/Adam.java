package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;

/**
 * Gradient descent with a step size of its own for each parameter: the running mean of its gradient, divided by the running root mean
 * square; Kingma and Ba 2014. The size of a gradient cancels out, which is why Adam moves even where gradients are tiny.
 */
public final class Adam extends GradientDescent {
    private final Moments moments;

    /** With the usual beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8. */
    public Adam(List<Value> parameters, double learningRate) {
        this(parameters, learningRate, 0.9, 0.999, 1e-8);
    }

    /**
     * With other constants.
     *
     * @param parameters leaves, at least one
     * @param learningRate positive and finite
     * @param beta1 how much of the last mean is kept, 0 up to but not including 1
     * @param beta2 how much of the last mean square is kept, 0 up to but not including 1
     * @param epsilon keeps the divisor from zero, positive and finite
     * @throws IllegalArgumentException if one of them is not as it should be
     */
    public Adam(List<Value> parameters, double learningRate, double beta1, double beta2, double epsilon) {
        super(parameters, learningRate);
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
        descend(steps);
    }
}
