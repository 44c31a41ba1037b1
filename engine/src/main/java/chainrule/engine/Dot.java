package chainrule.engine;

import java.util.Objects;

/**
 * {@code a . b + bias} as one node. The local derivatives are the operands' numbers, kept as they were in the forward pass: training a
 * net spends most of its time here.
 */
final class Dot extends Value {
    private final Values a;
    private final Values b;
    private final double[] towardB;
    private final double[] towardA;
    private final Value bias;

    private Dot(Values a, Values b, double[] numbersOfA, double[] numbersOfB, Value bias) {
        super(
                NaryOperation.sumOfProducts(numbersOfA, numbersOfB) + (bias == null ? 0 : bias.data),
                Math.max(Math.max(a.level, b.level), bias == null ? 0 : bias.level) + 1);
        this.a = a;
        this.b = b;
        this.towardB = numbersOfA;
        this.towardA = numbersOfB;
        this.bias = bias;
    }

    static Value of(String nameOfA, Values a, String nameOfB, Values b, Value bias) {
        Nary.requireSome(nameOfA, Objects.requireNonNull(a, nameOfA).size());
        if (Objects.requireNonNull(b, nameOfB).size() != a.size()) {
            throw new IllegalArgumentException(
                    nameOfB + ": expected as many values as " + nameOfA + ", " + a.size() + ", got " + b.size());
        }
        return new Dot(a, b, a.numbers(), b.numbers(), bias);
    }

    @Override
    void passGradientOn() {
        if (grad == 0 && Double.isFinite(data)) {
            return; // behind a silent ReLU: every contribution would be 0
        }
        for (int i = 0; i < towardA.length; i++) {
            contribute(a.items[i], towardA[i]);
        }
        for (int i = 0; i < towardB.length; i++) {
            contribute(b.items[i], towardB[i]);
        }
        if (bias != null) {
            contribute(bias, 1);
        }
    }

    @Override
    void reachInputs(BackwardOrder order) {
        if (bias != null) {
            order.reach(bias);
        }
        order.reach(b);
        order.reach(a);
    }

    @Override
    int arity() {
        return a.size() + b.size() + (bias == null ? 0 : 1);
    }

    @Override
    Value input(int index) {
        Objects.checkIndex(index, arity());
        int n = a.size();
        return index < n ? a.items[index] : index < 2 * n ? b.items[index - n] : bias;
    }

    @Override
    public double localDerivative(int index) {
        Objects.checkIndex(index, arity());
        int n = a.size();
        return index < n ? towardA[index] : index < 2 * n ? towardB[index - n] : 1;
    }

    @Override
    public Operation operation() {
        return NaryOperation.DOT;
    }
}
