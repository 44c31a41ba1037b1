package chainrule.engine;

import java.util.Arrays;

/** A function of any number of inputs: one node for what would be a long chain of additions. */
final class Nary extends Value {
    private final String operation;
    private final Value[] inputs;
    private final double[] localDerivatives;

    private Nary(String operation, Value[] inputs, double data, double[] localDerivatives) {
        super(data);
        this.operation = operation;
        this.inputs = inputs;
        this.localDerivatives = localDerivatives;
    }

    static Value sumOf(Value[] terms) {
        requireSome("terms", terms);
        double sum = 0;
        for (Value term : terms) {
            sum += term.data;
        }
        double[] ones = new double[terms.length];
        Arrays.fill(ones, 1);
        return new Nary("sum", terms.clone(), sum, ones);
    }

    static Value dotOf(Value[] a, Value[] b) {
        return dotOf("a", a, "b", b, new Value[a.length + b.length], new double[a.length + b.length], 0);
    }

    static Value dotOf(Value[] weights, Value[] inputs, Value bias) {
        int last = weights.length + inputs.length;
        Value[] all = new Value[last + 1];
        double[] localDerivatives = new double[last + 1];
        all[last] = bias;
        localDerivatives[last] = 1;
        return dotOf("weights", weights, "inputs", inputs, all, localDerivatives, bias.data);
    }

    private static Value dotOf(
            String nameOfA,
            Value[] a,
            String nameOfB,
            Value[] b,
            Value[] inputs,
            double[] localDerivatives,
            double bias) {
        requireSome(nameOfA, a);
        int n = a.length;
        if (b.length != n) {
            throw new IllegalArgumentException(
                    nameOfB + ": expected as many values as " + nameOfA + ", " + n + ", got " + b.length);
        }
        System.arraycopy(a, 0, inputs, 0, n);
        System.arraycopy(b, 0, inputs, n, n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double left = a[i].data;
            double right = b[i].data;
            sum += left * right;
            localDerivatives[i] = right;
            localDerivatives[n + i] = left;
        }
        return new Nary("dot", inputs, sum + bias, localDerivatives);
    }

    static Value logSumExpOf(Value[] terms) {
        requireSome("terms", terms);
        double max = Double.NEGATIVE_INFINITY;
        for (Value term : terms) {
            max = Math.max(max, term.data);
        }
        double shift = Double.isInfinite(max) ? 0 : max;
        double[] softmax = new double[terms.length];
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            softmax[i] = Math.exp(terms[i].data - shift);
            sum += softmax[i];
        }
        for (int i = 0; i < terms.length; i++) {
            softmax[i] /= sum;
        }
        return new Nary("logsumexp", terms.clone(), shift + Math.log(sum), softmax);
    }

    private static void requireSome(String name, Value[] values) {
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
    void pushInnerInputs(NodeStack stack) {
        for (int i = inputs.length - 1; i >= 0; i--) {
            stack.pushInner(inputs[i]);
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
    public String operation() {
        return operation;
    }
}
