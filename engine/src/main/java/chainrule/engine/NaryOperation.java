package chainrule.engine;

import java.util.Arrays;

/** The operations of any number of inputs: one node for what would be a long chain of others. */
public enum NaryOperation implements Operation {
    SUM("sum") {
        @Override
        public double evaluate(double[] terms, double[] derivatives) {
            Arrays.fill(derivatives, 1);
            double sum = 0;
            for (double term : terms) {
                sum += term;
            }
            return sum;
        }
    },

    /** {@code a . b}, or {@code a . b + bias}: its inputs are all of a, then as many of b, then the bias if there is one. */
    DOT("dot") {
        @Override
        public double evaluate(double[] inputs, double[] derivatives) {
            int n = inputs.length / 2;
            double[] a = Arrays.copyOf(inputs, n);
            double[] b = Arrays.copyOfRange(inputs, n, 2 * n);
            System.arraycopy(b, 0, derivatives, 0, n);
            System.arraycopy(a, 0, derivatives, n, n);
            if (inputs.length > 2 * n) {
                derivatives[2 * n] = 1;
            }
            return sumOfProducts(a, b) + (inputs.length > 2 * n ? inputs[2 * n] : 0);
        }
    },

    /** {@code log(exp(x[0]) + exp(x[1]) + ...)}, stable for terms of any size. Its derivatives are the softmax of the terms. */
    LOG_SUM_EXP("logsumexp") {
        @Override
        public double evaluate(double[] terms, double[] softmax) {
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
    };

    private final String symbol;

    NaryOperation(String symbol) {
        this.symbol = symbol;
    }

    static double sumOfProducts(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public abstract double evaluate(double[] inputs, double[] derivatives);

    @Override
    public double valueAt(double... inputs) {
        return evaluate(inputs, new double[inputs.length]);
    }

    @Override
    public double[] derivativesAt(double... inputs) {
        double[] derivatives = new double[inputs.length];
        evaluate(inputs, derivatives);
        return derivatives;
    }

    @Override
    public String symbol() {
        return symbol;
    }
}
