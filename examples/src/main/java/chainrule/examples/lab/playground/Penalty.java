package chainrule.examples.lab.playground;

import chainrule.engine.Value;
import chainrule.nn.Loss;
import java.util.List;

/**
 * What large parameters cost: {@code l1 (|p0| + |p1| + ...) + l2 (p0² + p1² + ...)}. The slope of the first is l1 times the sign, however small
 * a parameter is, so it brings them to 0; that of the second, 2 l2 p, fades on the way; R. Tibshirani, "Regression Shrinkage and Selection via
 * the Lasso", 1996.
 *
 * @param l1 finite and not negative, as l2
 */
public record Penalty(double l1, double l2) {
    public static final Penalty NONE = new Penalty(0, 0);

    /** Throws IllegalArgumentException if one of them is negative or not finite. */
    public Penalty {
        require("l1", l1);
        require("l2", l2);
    }

    private static void require(String name, double strength) {
        if (!(strength >= 0 && Double.isFinite(strength))) {
            throw new IllegalArgumentException(name + ": expected a finite number >= 0, got " + strength);
        }
    }

    /** The loss, and what these parameters cost. */
    Value addedTo(Value loss, List<Value> parameters) {
        Value sum = loss;
        if (l1 > 0) {
            Value[] sizes = parameters.stream()
                    .map(parameter -> Loss.absoluteError(parameter, 0))
                    .toArray(Value[]::new);
            sum = sum.plus(Value.sum(sizes).times(l1));
        }
        return l2 > 0 ? sum.plus(Loss.l2(parameters, l2)) : sum;
    }
}
