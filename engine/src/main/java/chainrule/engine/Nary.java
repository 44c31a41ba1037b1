package chainrule.engine;

import java.util.Arrays;

/** A function of any number of inputs: one node for what would be a long chain of additions. */
final class Nary extends Value {
    private static final String SUM = "sum";

    private final String operation;
    private final Value[] inputs;
    private final double[] localDerivatives;

    private Nary(String operation, Value[] inputs, double data, double[] localDerivatives) {
        super(data, Values.highestLevel(inputs) + 1);
        this.operation = operation;
        this.inputs = inputs;
        this.localDerivatives = localDerivatives;
    }

    static Value sumOf(Value[] terms) {
        requireSome("terms", terms);
        double[] ones = new double[terms.length];
        Arrays.fill(ones, 1);
        return new Nary(SUM, terms.clone(), sum(Values.numbersOf(terms)), ones);
    }

    private static double sum(double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }

    static Value logSumExpOf(Value[] terms) {
        requireSome("terms", terms);
        double[] softmax = new double[terms.length];
        double value = logSumExp(Values.numbersOf(terms), softmax);
        return new Nary("logsumexp", terms.clone(), value, softmax);
    }

    /** Stable for terms of any size; fills in the slopes, which are the softmax. */
    static double logSumExp(double[] terms, double[] softmax) {
        double max = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            max = Math.max(max, term);
        }
        double shift = Double.isInfinite(max) ? 0 : max;
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            softmax[i] = Math.exp(terms[i] - shift);
            sum += softmax[i];
        }
        for (int i = 0; i < terms.length; i++) {
            softmax[i] = sum == 0 ? 0 : softmax[i] / sum;
        }
        return shift + Math.log(sum);
    }

    boolean isSum() {
        return operation.equals(SUM);
    }

    static void requireSome(String name, Value[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + ": expected at least 1 value, got 0");
        }
    }

    @Override
    void passGradientOn() {
        for (int i = 0; i < inputs.length; i++) {
            contribute(inputs[i], localDerivatives[i]);
        }
    }

    @Override
    void reachInputs(TopologicalOrder order) {
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
    double valueAt(double[] inputs) {
        return isSum() ? sum(inputs) : logSumExp(inputs, new double[inputs.length]);
    }

    @Override
    public String operation() {
        return operation;
    }
}
