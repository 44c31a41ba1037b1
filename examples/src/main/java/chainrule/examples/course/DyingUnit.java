package chainrule.examples.course;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.nn.Loss;
import chainrule.nn.Neuron;
import chainrule.nn.Sgd;
import java.util.List;
import java.util.stream.DoubleStream;

/** Weight and bias of a unit with one input, a = f(w x + b), that should give x / 2; small enough to work out by hand how it dies. */
record DyingUnit(double weight, double bias) {
    static final double[] INPUTS = {1, 2, 3};
    static final DyingUnit FRESH = new DyingUnit(1, 0);

    boolean isDead() {
        return DoubleStream.of(INPUTS).allMatch(x -> weight * x + bias <= 0);
    }

    /** After a step of gradient descent on the mean of (a - x / 2)^2. */
    DyingUnit afterStep(DifferentiableFunction activation, double rate) {
        Neuron neuron = withGradients(activation);
        new Sgd(neuron.parameters(), rate).step();
        return new DyingUnit(neuron.weights().get(0).data(), neuron.bias().data());
    }

    /** Of weight and bias. */
    double[] gradients(DifferentiableFunction activation) {
        return withGradients(activation).parameters().stream()
                .mapToDouble(Value::grad)
                .toArray();
    }

    private Neuron withGradients(DifferentiableFunction activation) {
        Neuron neuron = new Neuron(List.of(Value.of(weight)), Value.of(bias), activation);
        Loss.mean(DoubleStream.of(INPUTS)
                        .mapToObj(x -> Loss.squaredError(neuron.forward(Value.of(x)), x / 2))
                        .toArray(Value[]::new))
                .backward();
        return neuron;
    }
}
