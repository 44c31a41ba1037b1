package chainrule.examples.lab.vanishing;

import chainrule.engine.Activation;
import chainrule.examples.lab.Method;
import chainrule.nn.Initializer;
import java.util.Optional;

/**
 * What a net is made of.
 *
 * @param initializer draws the weights; none for the one that fits the activation
 * @param scale what each drawn weight is multiplied by
 * @param depth hidden layers
 * @param width units in each of them
 * @param method how its weights are to move
 */
public record Recipe(
        Activation activation, Optional<Initializer> initializer, double scale, int depth, int width, Method method) {
    /** The hidden ones and the output layer. */
    public int layers() {
        return depth + 1;
    }
}
