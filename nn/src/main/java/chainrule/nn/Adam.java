package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;

/**
 * Gradient descent with a step size of its own for each parameter: the running mean of its gradient, divided by the running root mean
 * square; Kingma and Ba 2014. The size of a gradient cancels out, which is why Adam moves even where gradients are tiny.
 */
public final class Adam extends GradientDescent {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] mean;
    private final double[] square;
    private int steps;

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
        this.beta1 = Check.fraction("beta1", beta1);
        this.beta2 = Check.fraction("beta2", beta2);
        this.epsilon = Check.positiveAndFinite("epsilon", epsilon);
        this.mean = new double[this.parameters.length];
        this.square = new double[this.parameters.length];
    }

    @Override
    public void step() {
        steps++;
        double meanSoFar = 1 - Math.pow(beta1, steps);
        double squareSoFar = 1 - Math.pow(beta2, steps);
        for (int i = 0; i < parameters.length; i++) {
            double gradient = parameters[i].grad();
            mean[i] = beta1 * mean[i] + (1 - beta1) * gradient;
            square[i] = beta2 * square[i] + (1 - beta2) * gradient * gradient;
            double step = (mean[i] / meanSoFar) / (Math.sqrt(square[i] / squareSoFar) + epsilon);
            parameters[i].setData(parameters[i].data() - learningRate() * step);
        }
    }
}
