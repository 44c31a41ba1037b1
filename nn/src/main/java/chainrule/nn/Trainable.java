package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;

/** Something with parameters that an {@link Optimizer} can improve. */
public interface Trainable {
    /** The parameters, each one once, in a fixed order. That of layers is neuron by neuron, see {@link Layer#parameters}. */
    List<Value> parameters();

    /** Sets the gradient of every parameter to zero, as is due before each backward pass of a training step. */
    default void zeroGrad() {
        parameters().forEach(Value::zeroGrad);
    }
}
