package chainrule.nn;

import chainrule.engine.Value;
import chainrule.engine.Values;
import java.util.Arrays;

/**
 * A head of {@link SelfAttention}, where the formula stands.
 *
 * @param from the first of the numbers that it sees of each query, key and value
 * @param size how many it sees
 */
record AttentionHead(int from, int size) {
    /** Fills its slice of each row of mixtures. */
    void mix(Value[][] q, Value[][] k, Value[][] v, Value[][] mixtures) {
        Values[] keys = new Values[q.length];
        for (int t = 0; t < q.length; t++) {
            keys[t] = Values.of(Arrays.copyOfRange(k[t], from, from + size));
            Values asked = Values.of(Arrays.copyOfRange(q[t], from, from + size));
            Values weights = Values.of(softmax(scores(asked, keys, t)));
            for (int i = from; i < from + size; i++) {
                mixtures[t][i] = Value.dot(weights, Values.of(column(v, i, t)), null);
            }
        }
    }

    private Value[] scores(Values asked, Values[] keys, int t) {
        Value[] scores = new Value[t + 1];
        for (int s = 0; s <= t; s++) {
            scores[s] = Value.dot(asked, keys[s], null).div(Math.sqrt(size)).label("score");
        }
        return scores;
    }

    /** By way of the log-sum-exp, whose work the weights share: {@link Value#softmax} computes all exponentials anew for each weight. */
    private static Value[] softmax(Value[] scores) {
        Value logSum = Value.logSumExp(scores);
        Value[] weights = new Value[scores.length];
        for (int s = 0; s < weights.length; s++) {
            weights[s] = scores[s].minus(logSum).exp().label("weight");
        }
        return weights;
    }

    private static Value[] column(Value[][] rows, int i, int last) {
        Value[] column = new Value[last + 1];
        for (int s = 0; s <= last; s++) {
            column[s] = rows[s][i];
        }
        return column;
    }

    /** What row t, whose query is given, takes of each row up to its own, as numbers. */
    double[] weights(double[] q, double[][] k, int t) {
        double[] weights = new double[t + 1];
        double most = Double.NEGATIVE_INFINITY;
        for (int s = 0; s <= t; s++) {
            for (int i = from; i < from + size; i++) {
                weights[s] += q[i] * k[s][i];
            }
            weights[s] /= Math.sqrt(size);
            most = Math.max(most, weights[s]);
        }
        double sum = 0;
        for (int s = 0; s <= t; s++) {
            weights[s] = Math.exp(weights[s] - most);
            sum += weights[s];
        }
        for (int s = 0; s <= t; s++) {
            weights[s] /= sum;
        }
        return weights;
    }
}
