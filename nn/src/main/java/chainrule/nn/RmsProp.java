package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;

/**
 * Gradient descent in which each gradient is divided by its running root mean square; Tieleman and Hinton 2012, lecture 6.5 of "Neural
 * Networks for Machine Learning". Unlike in {@link Adam}, the mean starts at zero without a correction, so that first steps are long. The
 * epsilon stands outside of the root, as in PyTorch.
 */
public final class RmsProp extends GradientDescent {
    private final double epsilon;
    private final MeanSquares squares;

    /** With decay = 0.99, epsilon = 1e-8, as PyTorch. */
    public RmsProp(List<Value> parameters, double learningRate) {
        this(parameters, learningRate, 0.99, 1e-8);
    }

    /**
     * With other constants.
     *
     * @param parameters leaves, at least one
     * @param learningRate positive and finite
     * @param decay how much of the last mean square is kept, 0 up to but not including 1; Hinton's slides have 0.9
     * @param epsilon keeps the divisor from zero, positive and finite
     * @throws IllegalArgumentException if one of them is not as it should be
     */
    public RmsProp(List<Value> parameters, double learningRate, double decay, double epsilon) {
        super(parameters, learningRate);
        this.epsilon = Check.positiveAndFinite("epsilon", epsilon);
        this.squares = new MeanSquares(this.parameters.length, Check.fraction("decay", decay));
    }

    @Override
    public void addTo(StateDict dict) {
        super.addTo(dict);
        squares.addTo(dict);
    }

    @Override
    public void step() {
        double[] steps = gradients();
        squares.add(steps);
        squares.divide(steps, 1, epsilon);
        descend(steps);
    }
}
