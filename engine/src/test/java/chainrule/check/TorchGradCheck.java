package chainrule.check;

import chainrule.engine.Value;
import java.util.List;
import java.util.function.Supplier;

/** What PyTorch's {@code gradcheck} says by its defaults, to compare with: central differences of one step, two tolerances. */
final class TorchGradCheck {
    private static final double EPS = 1e-6;
    private static final double ATOL = 1e-5;
    private static final double RTOL = 1e-3;

    private TorchGradCheck() {}

    static boolean passes(Supplier<Value> loss, List<Value> parameters, double[] gradients) {
        boolean all = true;
        for (int i = 0; i < gradients.length; i++) {
            Value parameter = parameters.get(i);
            double x = parameter.data();
            parameter.setData(x + EPS);
            double above = loss.get().data();
            parameter.setData(x - EPS);
            double below = loss.get().data();
            parameter.setData(x);
            double numerical = (above - below) / (2 * EPS);
            all &= Math.abs(gradients[i] - numerical) <= ATOL + RTOL * Math.abs(numerical);
        }
        return all;
    }
}
