package chainrule.engine;

import java.util.Objects;

/** An operation on two inputs, which may be the same node. */
final class Binary extends Value {
    private final BinaryOperation operation;
    private final Value left;
    private final Value right;
    private final double towardLeft;
    private final double towardRight;

    Binary(BinaryOperation operation, Value left, Value right) {
        super(operation.value(left.data, right.data), Math.max(left.level, right.level) + 1);
        this.operation = operation;
        this.left = left;
        this.right = right;
        this.towardLeft = operation.towardLeft(left.data, right.data);
        this.towardRight = operation.towardRight(left.data, right.data);
    }

    @Override
    void passGradientOn() {
        contribute(left, towardLeft);
        contribute(right, towardRight);
    }

    @Override
    void reachInputs(BackwardOrder order) {
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
    public Operation operation() {
        return operation;
    }
}
