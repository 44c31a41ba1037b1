package chainrule.examples.build;

import java.util.List;
import java.util.function.Supplier;

/** Is a gradient right? The loss itself is asked: a parameter is moved a little, and the loss computed again. */
public final class MyGradientCheck {
    private static final double H = 1e-5;

    private MyGradientCheck() {}

    public static double slope(Supplier<MyValue> loss, MyValue parameter) {
        double before = parameter.data();
        parameter.setData(before + H);
        double above = loss.get().data();
        parameter.setData(before - H);
        double below = loss.get().data();
        parameter.setData(before);
        return (above - below) / (2 * H);
    }

    public static double largestError(Supplier<MyValue> loss, List<MyValue> parameters) {
        parameters.forEach(MyValue::zeroGrad);
        loss.get().backward();
        return parameters.stream()
                .mapToDouble(parameter -> Math.abs(parameter.grad() - slope(loss, parameter)))
                .max()
                .orElse(0);
    }
}
