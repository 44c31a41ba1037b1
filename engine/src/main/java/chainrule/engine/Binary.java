package chainrule.engine;

import java.util.Objects;

/** A function of two inputs, which may be the same node. */
final class Binary extends Value {
    private final String operation;
    private final Value left;
    private final Value right;
    private final double towardLeft;
    private final double towardRight;

    Binary(String operation, Value left, Value right, double data, double towardLeft, double towardRight) {
        super(data);
        this.operation = operation;
        this.left = left;
        this.right = right;
        this.towardLeft = towardLeft;
        this.towardRight = towardRight;
    }

    @Override
    void passGradientOn() {
        contribute(left, towardLeft);
        contribute(right, towardRight);
    }

    @Override
    void reachInputs(TopologicalOrder search) {
        search.reach(right);
        search.reach(left);
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
    public String operation() {
        return operation;
    }
}
