package chainrule.engine;

import java.util.Objects;

/** An operation on any number of inputs. */
final class Nary extends Value {
    private final Operation operation;
    private final Value[] inputs;
    private final double[] localDerivatives;

    /** Keeps a copy of the inputs; its messages call them by this name. */
    Nary(Operation operation, String name, Value... inputs) {
        this(operation, Values.copyOf(name, inputs), new double[requireSome(name, inputs.length)]);
    }

    private Nary(Operation operation, Value[] inputs, double[] localDerivatives) {
        super(operation.evaluate(Values.numbersOf(inputs), localDerivatives), Values.highestLevel(inputs) + 1);
        this.operation = operation;
        this.inputs = inputs;
        this.localDerivatives = localDerivatives;
    }

    static int requireSome(String name, int count) {
        if (count == 0) {
            throw new IllegalArgumentException(name + ": expected at least 1 value, got 0");
        }
        return count;
    }

    static Value[] requireCount(Operation operation, int expected, Value[] inputs) {
        Value[] copy = Values.copyOf("inputs", inputs);
        requireCount(operation, expected, Values.numbersOf(copy));
        return copy;
    }

    static double[] requireCount(Operation operation, int expected, double[] inputs) {
        if (Objects.requireNonNull(inputs, "inputs").length != expected) {
            throw new IllegalArgumentException(
                    "inputs of " + operation.symbol() + ": expected " + expected + ", got " + inputs.length);
        }
        return inputs;
    }

    @Override
    void passGradientOn() {
        for (int i = 0; i < inputs.length; i++) {
            contribute(inputs[i], localDerivatives[i]);
        }
    }

    @Override
    void reachInputs(BackwardOrder order) {
        for (int i = inputs.length - 1; i >= 0; i--) {
            order.reach(inputs[i]);
        }
    }

    @Override
    int arity() {
        return inputs.length;
    }

    @Override
    Value input(int index) {
        return inputs[index];
    }

    @Override
    public double localDerivative(int index) {
        return localDerivatives[index];
    }

    @Override
    public Operation operation() {
        return operation;
    }
}
