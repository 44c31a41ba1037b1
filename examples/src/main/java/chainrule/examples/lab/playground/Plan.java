package chainrule.examples.lab.playground;

import chainrule.engine.Activation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a training cannot change without starting anew.
 *
 * @param hidden units of each hidden layer
 * @param batch points that take part in a step
 */
public record Plan(
        Cloud cloud, double noise, List<Integer> hidden, Activation activation, Goal goal, int batch, int seed) {
    /** From the two inputs to the score. */
    int[] sizes() {
        return IntStream.concat(
                        IntStream.concat(IntStream.of(2), hidden.stream().mapToInt(Integer::intValue)), IntStream.of(1))
                .toArray();
    }
}
