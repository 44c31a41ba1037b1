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

    private Dot(Value[] a, Value[] b, Value bias, double data, int versions) {
        super(data);
        this.a = a;
        this.b = b;
        this.bias = bias;
        this.versions = versions;
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
        int versions = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i].data * right[i].data;
            versions += left[i].version + right[i].version;
        }
        return new Dot(left, right, bias, bias == null ? sum : sum + bias.data, versions);
    }

    /** Versions only grow, so their sum is the same if and only if each of them is. */
    private void requireOperandsOfForwardPass(int versionsNow) {
        if (versionsNow != versions) {
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
        if (bias != null) {
            stack.pushInner(bias);
        }
        int versionsNow = 0;
        for (int i = a.length - 1; i >= 0; i--) {
            versionsNow += a[i].version + b[i].version;
            stack.pushInner(b[i]);
            stack.pushInner(a[i]);
        }
        requireOperandsOfForwardPass(versionsNow);
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
        int versionsNow = 0;
        for (int i = 0; i < a.length; i++) {
            versionsNow += a[i].version + b[i].version;
        }
        requireOperandsOfForwardPass(versionsNow);
        int n = a.length;
        return index < n ? b[index].data : index < 2 * n ? a[index - n].data : 1;
    }

    @Override
    public String operation() {
        return "dot";
    }
}
