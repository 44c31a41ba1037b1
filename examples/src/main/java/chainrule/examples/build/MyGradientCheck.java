package chainrule.examples.build;

import java.util.List;
import java.util.function.Supplier;

/** Is a gradient right? The loss itself is asked: a parameter is moved a little, and the loss computed again. */
public final class MyGradientCheck {
    // ---- task 11

    private MyGradientCheck() {}

    public static double slope(Supplier<MyValue> loss, MyValue parameter) {
        throw new UnsupportedOperationException("MyGradientCheck.slope is not yet written: task 11");
    }

    public static double largestError(Supplier<MyValue> loss, List<MyValue> parameters) {
        throw new UnsupportedOperationException("MyGradientCheck.largestError is not yet written: task 11");
    }
}
