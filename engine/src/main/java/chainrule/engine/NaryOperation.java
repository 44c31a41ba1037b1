package chainrule.engine;

import java.util.Arrays;
import java.util.Objects;

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
            System.arraycopy(inputs, n, derivatives, 0, n);
            System.arraycopy(inputs, 0, derivatives, n, n);
            Arrays.fill(derivatives, 2 * n, inputs.length, 1);
            double bias = inputs.length > 2 * n ? inputs[2 * n] : 0;
            return sumOfProducts(Arrays.copyOf(inputs, n), Arrays.copyOfRange(inputs, n, 2 * n)) + bias;
        }
    },

    /**
     * {@code log(exp(x[0]) + exp(x[1]) + ...)}, stable for terms of any size: {@code max + log1p(the others, as shares of the largest)}.
     * Its derivatives are the softmax of the terms. An infinite largest term rules alone; several share equally.
     */
    LOG_SUM_EXP("logsumexp") {
        @Override
        public double evaluate(double[] terms, double[] softmax) {
            int largest = 0;
            for (int i = 1; i < terms.length; i++) {
                largest = terms[i] > terms[largest] ? i : largest;
            }
            double max = terms[largest];
            double others = 0;
            for (int i = 0; i < terms.length; i++) {
                softmax[i] = terms[i] == max ? 1 : Math.exp(terms[i] - max);
                others += i == largest ? 0 : softmax[i];
            }
            for (int i = 0; i < terms.length; i++) {
                softmax[i] /= 1 + others;
            }
            return max + Math.log1p(others);
        }
    },

    /** {@code exp(x[0]) / (exp(x[0]) + exp(x[1]) + ...)}, the share of the first of its inputs. */
    SOFTMAX("softmax") {
        @Override
        public double evaluate(double[] terms, double[] derivatives) {
            LOG_SUM_EXP.evaluate(terms, derivatives);
            double share = derivatives[0];
            double others = 0;
            for (int i = 1; i < terms.length; i++) {
                others += derivatives[i];
                derivatives[i] *= -share;
            }
            derivatives[0] = share * others; // 1 - share would lose its digits where the first term rules
            return share;
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
        return evaluate(
                inputs, new double[Nary.requireSome("inputs", Objects.requireNonNull(inputs, "inputs").length)]);
    }

    @Override
    public double[] derivativesAt(double... inputs) {
        double[] derivatives = new double[Nary.requireSome("inputs", Objects.requireNonNull(inputs, "inputs").length)];
        evaluate(inputs, derivatives);
        return derivatives;
    }

    @Override
    public String symbol() {
        return symbol;
    }
}
