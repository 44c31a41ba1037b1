package chainrule.engine;

/** An operation on any number of inputs. */
final class Nary extends Value {
    private final Operation operation;
    private final Value[] inputs;
    private final double[] localDerivatives;

    Nary(Operation operation, Value[] inputs) {
        this(operation, inputs, new double[requireSome("inputs", inputs).length]);
    }

    private Nary(Operation operation, Value[] inputs, double[] localDerivatives) {
        super(operation.evaluate(Values.numbersOf(inputs), localDerivatives), Values.highestLevel(inputs) + 1);
        this.operation = operation;
        this.inputs = inputs;
        this.localDerivatives = localDerivatives;
    }

    static Value[] requireSome(String name, Value[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + ": expected at least 1 value, got 0");
        }
        return values;
    }

    static Value[] requireCount(Operation operation, int expected, Value[] inputs) {
        if (inputs.length != expected) {
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
