package chainrule.engine;

/** A value that was not computed from others, and the only kind whose data may change. */
final class Leaf extends Value {
    private Values row;

    Leaf(double data) {
        super(data, 0);
    }

    @Override
    public void setData(double data) {
        this.data = data;
        if (row != null) {
            row.itemChanged();
        }
    }

    @Override
    public void setGrad(double grad) {
        this.grad = grad;
    }

    /** Asks for {@link Values#itemChanged()} at each change of this leaf; false where another row has done so before. */
    boolean reportTo(Values row) {
        if (this.row == null) {
            this.row = row;
        }
        return this.row == row;
    }

    @Override
    void passGradientOn() {}

    @Override
    void reachInputs(BackwardOrder order) {}

    @Override
    int arity() {
        return 0;
    }

    @Override
    Value input(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public double localDerivative(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public Operation operation() {
        return Operation.NONE;
    }
}
