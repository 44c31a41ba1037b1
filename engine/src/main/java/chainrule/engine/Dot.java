package chainrule.engine;

import java.util.Objects;

/**
 * {@code a . b + bias} as one node. The local derivatives are the operands themselves, so they are read again instead of copied:
 * training a net spends most of its time here. That is right only while the operands are those of the forward pass; a leaf that
 * changed since is noticed by its version.
 */
final class Dot extends Value {
    private final Value[] a;
    private final Value[] b;
    private final Value bias;
    private final int versions;

    private Dot(Value[] a, Value[] b, Value bias, double data) {
        super(data);
        this.a = a;
        this.b = b;
        this.bias = bias;
        this.versions = versionsNow();
    }

    static Value of(String nameOfA, Value[] a, String nameOfB, Value[] b, Value bias) {
        Nary.requireSome(nameOfA, a);
        if (b.length != a.length) {
            throw new IllegalArgumentException(
                    nameOfB + ": expected as many values as " + nameOfA + ", " + a.length + ", got " + b.length);
        }
        Value[] left = a.clone();
        Value[] right = b.clone();
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i].data * right[i].data;
        }
        return new Dot(left, right, bias, bias == null ? sum : sum + bias.data);
    }

    /** Versions only grow, so their sum is the same if and only if each of them is. */
    private int versionsNow() {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i].version + b[i].version;
        }
        return sum;
    }

    private void requireOperandsOfForwardPass() {
        if (versionsNow() != versions) {
            throw new IllegalStateException("an operand of '" + title()
                    + "' was changed by setData after the forward pass, as a step of the optimizer does: run backward, and look at the"
                    + " graph, before the step, or build the expression again");
        }
    }

    @Override
    void passGradientOn() {
        for (int i = 0; i < a.length; i++) {
            contribute(a[i], b[i].data);
        }
        for (int i = 0; i < b.length; i++) {
            contribute(b[i], a[i].data);
        }
        if (bias != null) {
            contribute(bias, 1);
        }
    }

    /** Refuses operands that changed, here, where no gradient has moved yet. */
    @Override
    void pushInnerInputs(NodeStack stack) {
        requireOperandsOfForwardPass();
        if (bias != null) {
            stack.pushInner(bias);
        }
        for (int i = a.length - 1; i >= 0; i--) {
            stack.pushInner(b[i]);
            stack.pushInner(a[i]);
        }
    }

    @Override
    int arity() {
        return a.length + b.length + (bias == null ? 0 : 1);
    }

    @Override
    Value input(int index) {
        Objects.checkIndex(index, arity());
        int n = a.length;
        return index < n ? a[index] : index < 2 * n ? b[index - n] : bias;
    }

    @Override
    public double localDerivative(int index) {
        Objects.checkIndex(index, arity());
        requireOperandsOfForwardPass();
        int n = a.length;
        return index < n ? b[index].data : index < 2 * n ? a[index - n].data : 1;
    }

    @Override
    public String operation() {
        return "dot";
    }
}
