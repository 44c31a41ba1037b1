package chainrule.check;

import chainrule.engine.Value;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A loss as a function of its parameters' data, which are put back after every visit elsewhere. */
final class LossFunction {
    private static final int REPEATS = 6;

    private final Supplier<Value> loss;
    private final List<Value> parameters;
    private final double[] home;
    private final Value graph;
    private String deviation = "";

    /**
     * Builds the loss a few times.
     *
     * @throws IllegalArgumentException if it is null, or the same node at each call
     */
    LossFunction(Supplier<Value> loss, List<Value> parameters) {
        this.loss = loss;
        this.parameters = parameters;
        this.home = parameters.stream().mapToDouble(Value::data).toArray();
        this.graph = build();
        for (int i = 0; i < REPEATS; i++) {
            Value again = build();
            if (again == graph && !graph.isLeaf()) {
                throw new IllegalArgumentException(
                        "loss: expected an expression that is built anew at each call, got the same node twice: "
                                + graph);
            }
            compare(again);
        }
    }

    /** The first graph that was built. */
    Value graph() {
        return graph;
    }

    List<Value> parameters() {
        return parameters;
    }

    /** Builds it once more, to see whether it still has the same value. */
    void repeat() {
        compare(build());
    }

    private void compare(Value again) {
        if (deviation.isEmpty() && Double.compare(again.data(), graph.data()) != 0) {
            deviation = "the same parameters gave " + graph.data() + " and then " + again.data();
        }
    }

    boolean isRepeatable() {
        return deviation.isEmpty();
    }

    /** Empty if it is repeatable. */
    String deviation() {
        return deviation;
    }

    /** The loss where one parameter holds another number. */
    double with(Value parameter, double data) {
        double before = parameter.data();
        try {
            parameter.setData(data);
            return build().data();
        } finally {
            parameter.setData(before);
        }
    }

    /** The graph where all parameters hold other numbers; these are there as long as the visitor looks at it. */
    void visit(double[] elsewhere, Consumer<Value> visitor) {
        try {
            set(elsewhere);
            visitor.accept(build());
        } finally {
            set(home);
        }
    }

    private void set(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            parameters.get(i).setData(numbers[i]);
        }
    }

    private Value build() {
        Value built = loss.get();
        if (built == null) {
            throw new IllegalArgumentException("loss: expected a value, got null");
        }
        return built;
    }
}
