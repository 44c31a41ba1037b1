package chainrule.engine;

import java.util.Objects;

/** A function of one input. */
final class Unary extends Value {
    private final DifferentiableFunction function;
    private final Value input;
    private final double localDerivative;

    Unary(DifferentiableFunction function, Value input) {
        this(function, input, function.value(input.data), function.derivative(input.data));
    }

    Unary(DifferentiableFunction function, Value input, double data, double localDerivative) {
        super(data, input.level + 1);
        this.function = function;
        this.input = input;
        this.localDerivative = localDerivative;
    }

    @Override
    void passGradientOn() {
        contribute(input, localDerivative);
    }

    @Override
    void reachInputs(BackwardOrder order) {
        order.reach(input);
    }

    @Override
    int arity() {
        return 1;
    }

    @Override
    Value input(int index) {
        Objects.checkIndex(index, 1);
        return input;
    }

    @Override
    public double localDerivative(int index) {
        Objects.checkIndex(index, 1);
        return localDerivative;
    }

    @Override
    public Operation operation() {
        return function;
    }
}
