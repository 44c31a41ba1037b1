package chainrule.examples.course;

import chainrule.engine.Value;
import chainrule.examples.plot.Numbers;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;

/** Small measurements that exercises share. */
final class Measured {
    private Measured() {}

    static double value(UnaryOperator<Value> function, double x) {
        return function.apply(Value.of(x)).data();
    }

    /** The slope of a function, from a backward pass. */
    static double slope(UnaryOperator<Value> function, double x) {
        Value leaf = Value.of(x);
        function.apply(leaf).backward();
        return leaf.grad();
    }

    /** Where something begins to hold that holds at the upper end and not at the lower one; found by halving. */
    static double threshold(double low, double high, DoublePredicate holds) {
        double no = low;
        double yes = high;
        while (true) {
            double middle = (no + yes) / 2;
            if (middle <= Math.min(no, yes) || middle >= Math.max(no, yes)) {
                return yes;
            }
            if (holds.test(middle)) {
                yes = middle;
            } else {
                no = middle;
            }
        }
    }

    /** In four digits at most, as numbers stand in an answer. */
    static String text(double number) {
        return Numbers.text(number, 4);
    }
}
