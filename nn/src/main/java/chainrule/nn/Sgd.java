package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;

/**
 * Gradient descent: each parameter goes downhill by its gradient times the learning rate; called stochastic where the gradient comes from a
 * part of the data. With momentum m it follows a running sum instead, {@code v = m v + gradient}, without dampening, as PyTorch.
 * Without momentum nothing is remembered from step to step.
 */
public final class Sgd extends GradientDescent {
    private final double momentum;
    private final boolean nesterov;
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
        this(parameters, learningRate, momentum, false);
    }

    /**
     * With Nesterov's momentum, which looks ahead: the step follows {@code gradient + m v} with the {@code v} of now; Sutskever et al. 2013,
     * "On the importance of initialization and momentum in deep learning", in the form of PyTorch.
     *
     * @param momentum as in {@link #Sgd(List, double, double)}
     */
    public static Sgd nesterov(List<Value> parameters, double learningRate, double momentum) {
        return new Sgd(parameters, learningRate, momentum, true);
    }

    private Sgd(List<Value> parameters, double learningRate, double momentum, boolean nesterov) {
        super(parameters, learningRate);
        this.momentum = Check.fraction("momentum", momentum);
        this.nesterov = nesterov;
        this.velocity = new double[this.parameters.length];
    }

    @Override
    public void step() {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i].setData(parameters[i].data() - learningRate() * direction(i, parameters[i].grad()));
        }
    }

    @Override
    public void addTo(StateDict dict) {
        super.addTo(dict);
        dict.add("velocity", velocity);
    }

    private double direction(int i, double gradient) {
        if (momentum == 0) { // 0 times a velocity of NaN would be NaN
            return gradient;
        }
        velocity[i] = momentum * velocity[i] + gradient;
        return nesterov ? gradient + momentum * velocity[i] : velocity[i];
    }
}
