package chainrule.engine;

/** A value that was not computed from others, and the only kind whose data may change. */
final class Leaf extends Value {
    Leaf(double data) {
        super(data);
        state = TopologicalOrder.LEAF;
    }

    @Override
    public void setData(double data) {
        this.data = data;
        version++;
    }

    @Override
    void passGradientOn() {}

    @Override
    void pushInnerInputs(NodeStack stack) {}

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
    public String operation() {
        return "";
    }
}
