package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.stream.Stream;

/** Keeps gradients from growing too large, between the backward pass and the optimizer's step. */
public final class Clipping {
    private Clipping() {}

    /**
     * Scales all gradients together where they are longer than the most: their direction stays; Pascanu et al. 2013, "On the difficulty of
     * training recurrent neural networks".
     *
     * <p>Where a gradient is NaN or infinite there is no direction to keep: all gradients stay as they are, and the norm that is returned, NaN
     * or infinite, tells so.
     *
     * @param parameters leaves, at least one
     * @param most the largest norm allowed, positive and finite
     * @return the norm before: the root of the sum of all squares; infinite where it is beyond the range of double, too
     * @throws IllegalArgumentException if an argument is not as it should be; no gradient has changed then
     */
    public static double byNorm(List<Value> parameters, double most) {
        Value[] leaves = Check.trainable("parameters", parameters);
        Check.positiveAndFinite("most", most);
        double[] gradients = Stream.of(leaves).mapToDouble(Value::grad).toArray();
        Norm norm = Norm.of(gradients);
        if (norm.length() > most && Double.isFinite(norm.root())) {
            for (int i = 0; i < leaves.length; i++) {
                leaves[i].setGrad(most * norm.unit(gradients[i]));
            }
        }
        return norm.length();
    }

    /**
     * Cuts each gradient for itself at the most and at minus the most, which changes their direction. NaN stays NaN.
     *
     * @param parameters leaves, at least one
     * @param most positive and finite
     * @throws IllegalArgumentException if an argument is not as it should be; no gradient has changed then
     */
    public static void byValue(List<Value> parameters, double most) {
        Value[] leaves = Check.trainable("parameters", parameters);
        Check.positiveAndFinite("most", most);
        for (Value leaf : leaves) {
            leaf.setGrad(Math.max(-most, Math.min(leaf.grad(), most)));
        }
    }
}
