package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;

/**
 * Gradient descent: each parameter goes downhill by its gradient times the learning rate; called stochastic where the gradient comes from a
 * part of the data. With momentum m it follows a running sum instead, {@code v = m v + gradient}, without dampening, as PyTorch.
 */
public final class Sgd extends GradientDescent {
    private final double momentum;
    private final double[] velocity;

    public Sgd(List<Value> parameters, double learningRate) {
        this(parameters, learningRate, 0);
    }

    /**
     * With momentum.
     *
     * @param parameters leaves, at least one
     * @param learningRate positive and finite
     * @param momentum how much of the last velocity is kept, 0 up to but not including 1
     * @throws IllegalArgumentException if one of them is not as it should be
     */
    public Sgd(List<Value> parameters, double learningRate, double momentum) {
        super(parameters, learningRate);
        this.momentum = Check.fraction("momentum", momentum);
        this.velocity = new double[this.parameters.length];
    }

    @Override
    public void step() {
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = momentum * velocity[i] + parameters[i].grad();
            parameters[i].setData(parameters[i].data() - learningRate() * velocity[i]);
        }
    }
}
