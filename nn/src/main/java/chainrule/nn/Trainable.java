package chainrule.nn;

import chainrule.engine.Value;
import chainrule.npz.NpyArray;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Something with parameters that an {@link Optimizer} can improve. */
public interface Trainable {
    /** The parameters, each one once, in a fixed order. That of layers is neuron by neuron, see {@link Layer#parameters}. */
    List<Value> parameters();

    /** Sets the gradient of every parameter to zero, as is due before each backward pass of a training step. */
    default void zeroGrad() {
        parameters().forEach(Value::zeroGrad);
    }

    /** Adds what is saved of it. What has running figures, or parts, or wants names for its parameters, overrides this. */
    default void addTo(StateDict dict) {
        Check.given("dict", dict).addRest("parameters", parameters());
    }

    /**
     * Saves parameters and running figures in a file for NumPy, {@code .npz}, named as {@link StateDict} says. It is written whole or not
     * at all.
     *
     * @throws UncheckedIOException if it cannot be written; an older file is as it was then
     */
    default void save(Path file) {
        save(file, Map.of());
    }

    /**
     * The same with arrays of one's own, say how inputs are scaled, so that they travel with the net. What reads the net skips them;
     * {@link chainrule.npz.Npz} reads each under {@code chainrule.beside.} and its name.
     *
     * @throws IllegalArgumentException if they and their names take more bytes than 50,000 and another 50 for each number of the net
     */
    default void save(Path file, Map<String, NpyArray> beside) {
        StateDict.of(this).save(Check.given("file", file), Architecture.of(this), Check.given("beside", beside));
    }

    /**
     * Sets parameters and running figures to those of a file that was saved by a net like this one, by NumPy or from PyTorch. Where PyTorch
     * has {@code 0.weight} and {@code 2.weight}, an activation between them being 1, these are the first and the second layer.
     *
     * @throws chainrule.npz.NpzException if the file is not as it should be: the message has the file, the entry, what was expected and what
     *     came. The net is as it was then
     */
    default void loadWeights(Path file) {
        StateDict.of(this).load(Check.given("file", file), StateDict.OURS);
    }
}
