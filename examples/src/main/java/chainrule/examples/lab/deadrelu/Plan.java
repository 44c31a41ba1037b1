package chainrule.examples.lab.deadrelu;

import chainrule.examples.data.Dataset;
import chainrule.examples.lab.Method;
import chainrule.nn.Initializer;

/**
 * What is trained, and how.
 *
 * @param units of the hidden layer
 * @param bias that each of these has at the start
 */
record Plan(
        Dataset train,
        Dataset test,
        int classes,
        int units,
        double bias,
        Initializer initializer,
        Method method,
        int seed) {}
