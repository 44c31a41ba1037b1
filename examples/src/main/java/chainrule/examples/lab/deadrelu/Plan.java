package chainrule.examples.lab.deadrelu;

import chainrule.examples.data.Dataset;
import chainrule.examples.lab.Method;
import chainrule.nn.Initializer;

/**
 * What is trained, and how.
 *
 * @param shift what is added to all inputs
 * @param units of the hidden layer
 * @param bias that each of these has at the start
 */
public record Plan(Data data, double shift, int units, double bias, Initializer initializer, Method method, int seed) {
    Dataset train() {
        return data.train().shifted(shift);
    }

    Dataset test() {
        return data.test().shifted(shift);
    }

    int classes() {
        return data.classes();
    }
}
