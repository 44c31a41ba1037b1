package chainrule.engine;

import java.util.Objects;

/** A function of two inputs, which may be the same node. */
final class Binary extends Value {
    final BinaryFunction function;
    private final Value left;
    private final Value right;
    private final double towardLeft;
    private final double towardRight;

    Binary(BinaryFunction function, Value left, Value right) {
        super(function.value(left.data, right.data), Math.max(left.level, right.level) + 1);
        this.function = function;
        this.left = left;
        this.right = right;
        this.towardLeft = function.towardLeft(left.data, right.data);
        this.towardRight = function.towardRight(left.data, right.data);
    }

    @Override
    void passGradientOn() {
        contribute(left, towardLeft);
        contribute(right, towardRight);
    }

    @Override
    void reachInputs(TopologicalOrder order) {
        order.reach(right);
        order.reach(left);
    }

    @Override
    int arity() {
        return 2;
    }

    @Override
    Value input(int index) {
        return Objects.checkIndex(index, 2) == 0 ? left : right;
    }

    @Override
    public double localDerivative(int index) {
        return Objects.checkIndex(index, 2) == 0 ? towardLeft : towardRight;
    }

    @Override
    double valueAt(double[] inputs) {
        return function.value(inputs[0], inputs[1]);
    }

    @Override
    public String operation() {
        return function.symbol;
    }
}
