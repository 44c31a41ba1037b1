package chainrule.examples.training;

import chainrule.engine.DifferentiableFunction;
import chainrule.nn.Adam;
import chainrule.nn.Initializer;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.random.RandomGenerator;

/**
 * How a net is built and trained.
 *
 * @param name in a picture
 * @param rate the learning rate
 * @param adam whether the optimizer is Adam; otherwise it is plain SGD
 * @param shift what is added to every input
 */
public record Hyperparameters(
        String name,
        DifferentiableFunction activation,
        Initializer initializer,
        double rate,
        boolean adam,
        double shift) {
    public Hyperparameters named(String other) {
        return new Hyperparameters(other, activation, initializer, rate, adam, shift);
    }

    public Hyperparameters withActivation(DifferentiableFunction other) {
        return new Hyperparameters(name, other, initializer, rate, adam, shift);
    }

    public Hyperparameters withRate(double other) {
        return new Hyperparameters(name, activation, initializer, other, adam, shift);
    }

    public Hyperparameters withSgd(double otherRate) {
        return new Hyperparameters(name, activation, initializer, otherRate, false, shift);
    }

    public Hyperparameters withInitializer(Initializer other) {
        return new Hyperparameters(name, activation, other, rate, adam, shift);
    }

    public Hyperparameters withShift(double other) {
        return new Hyperparameters(name, activation, initializer, rate, adam, other);
    }

    public MLP net(int[] sizes, RandomGenerator random) {
        return new MLP(sizes, activation, initializer, random);
    }

    public Optimizer optimizer(MLP net) {
        return adam ? new Adam(net.parameters(), rate) : new Sgd(net.parameters(), rate);
    }
}
