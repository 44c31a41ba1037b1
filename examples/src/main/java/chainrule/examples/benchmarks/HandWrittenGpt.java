package chainrule.examples.benchmarks;

import chainrule.engine.Value;
import chainrule.nn.Transformer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A training step of the transformer of {@code MicroGpt} without a graph: the formulas of its gradients, worked out by hand, in loops over
 * rows. It is what the engine is measured against.
 */
final class HandWrittenGpt {
    private static final double EPSILON = 1e-5;

    private final int width;
    private final int heads;
    private final int size;

    private final AdamMatrix tokens;
    private final AdamMatrix places;
    private final AdamMatrix query;
    private final AdamMatrix key;
    private final AdamMatrix value;
    private final AdamMatrix mixed;
    private final AdamMatrix in;
    private final AdamMatrix out;
    private final AdamMatrix logits;
    private final List<AdamMatrix> matrices;

    private final Place[] at;

    /** What a place of the sequence keeps from the forward pass, and the gradients that come back to it. */
    private final class Place {
        final double[] embedded = new double[width];
        final double[] x = new double[width];
        final double[] normed = new double[width];
        final double[] q = new double[width];
        final double[] k = new double[width];
        final double[] v = new double[width];
        final double[][] weights = new double[heads][at.length];
        final double[] mixture = new double[width];
        final double[] afterAttention = new double[width];
        final double[] normedAgain = new double[width];
        final double[] hidden = new double[in.rows];
        final double[] output = new double[width];
        final double[] shares = new double[logits.rows];

        final double[] gradientOfK = new double[width];
        final double[] gradientOfV = new double[width];
        final double[] gradientOfX = new double[width];
    }

    /** Takes its weights from a net of one block with ReLU, four times as wide inside, and norms without gain. */
    HandWrittenGpt(Transformer net, int width, int heads) {
        this.width = width;
        this.heads = heads;
        this.size = width / heads;
        Iterator<Value> weights = net.parameters().iterator();
        int vocabulary = net.vocabulary();
        tokens = new AdamMatrix(vocabulary, width, weights);
        places = new AdamMatrix(net.context(), width, weights);
        query = new AdamMatrix(width, width, weights);
        key = new AdamMatrix(width, width, weights);
        value = new AdamMatrix(width, width, weights);
        mixed = new AdamMatrix(width, width, weights);
        in = new AdamMatrix(4 * width, width, weights);
        out = new AdamMatrix(width, 4 * width, weights);
        logits = new AdamMatrix(vocabulary, width, weights);
        matrices = List.of(tokens, places, query, key, value, mixed, in, out, logits);
        at = new Place[net.context()];
        Arrays.setAll(at, t -> new Place());
    }

    /**
     * One step of Adam; returns the mean loss before it.
     *
     * @param sequence tokens, each but the last of which is read, each but the first of which is to be foretold
     */
    double step(int[] sequence, double rate) {
        int count = sequence.length - 1;
        double loss = 0;
        for (int t = 0; t < count; t++) {
            loss -= Math.log(forward(sequence[t], t)[sequence[t + 1]]);
        }
        for (int t = 0; t < count; t++) {
            Arrays.fill(at[t].gradientOfK, 0);
            Arrays.fill(at[t].gradientOfV, 0);
            at[t].shares[sequence[t + 1]] -= 1;
        }
        for (int t = count - 1; t >= 0; t--) {
            backward(t, count);
        }
        for (int t = 0; t < count; t++) {
            backwardToEmbeddings(sequence[t], t);
        }
        matrices.forEach(matrix -> matrix.descend(rate));
        return loss / count;
    }

    private double[] forward(int token, int t) {
        Place p = at[t];
        for (int i = 0; i < width; i++) {
            p.embedded[i] = tokens.weights[token][i] + places.weights[t][i];
        }
        norm(p.embedded, p.x);
        norm(p.x, p.normed);
        query.times(p.normed, p.q);
        key.times(p.normed, p.k);
        value.times(p.normed, p.v);
        attend(t);
        mixed.times(p.mixture, p.afterAttention);
        add(p.x, p.afterAttention);
        norm(p.afterAttention, p.normedAgain);
        in.times(p.normedAgain, p.hidden);
        for (int i = 0; i < p.hidden.length; i++) {
            p.hidden[i] = Math.max(0, p.hidden[i]);
        }
        out.times(p.hidden, p.output);
        add(p.afterAttention, p.output);
        logits.times(p.output, p.shares);
        softmax(p.shares, p.shares.length);
        return p.shares;
    }

    private void attend(int t) {
        Place p = at[t];
        Arrays.fill(p.mixture, 0);
        for (int head = 0; head < heads; head++) {
            double[] weights = p.weights[head];
            int from = head * size;
            for (int s = 0; s <= t; s++) {
                double score = 0;
                for (int i = from; i < from + size; i++) {
                    score += p.q[i] * at[s].k[i];
                }
                weights[s] = score / Math.sqrt(size);
            }
            softmax(weights, t + 1);
            for (int s = 0; s <= t; s++) {
                for (int i = from; i < from + size; i++) {
                    p.mixture[i] += weights[s] * at[s].v[i];
                }
            }
        }
    }

    private void backward(int t, int count) {
        Place p = at[t];
        for (int i = 0; i < p.shares.length; i++) {
            p.shares[i] /= count; // from here on the gradients of the logits
        }
        double[] afterAttention = new double[width];
        logits.back(p.output, p.shares, afterAttention);
        double[] hidden = new double[p.hidden.length];
        out.back(p.hidden, afterAttention, hidden);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = p.hidden[i] > 0 ? hidden[i] : 0;
        }
        double[] normed = new double[width];
        in.back(p.normedAgain, hidden, normed);
        normBack(p.afterAttention, normed, afterAttention);

        double[] mixture = new double[width];
        mixed.back(p.mixture, afterAttention, mixture);
        double[] q = new double[width];
        attendBack(t, mixture, q);
        double[] intoAttention = new double[width];
        query.back(p.normed, q, intoAttention);
        System.arraycopy(afterAttention, 0, p.gradientOfX, 0, width);
        key.back(p.normed, p.gradientOfK, intoAttention); // later places have added theirs
        value.back(p.normed, p.gradientOfV, intoAttention);
        normBack(p.x, intoAttention, p.gradientOfX);
    }

    private void attendBack(int t, double[] mixture, double[] q) {
        Place p = at[t];
        for (int head = 0; head < heads; head++) {
            double[] weights = p.weights[head];
            int from = head * size;
            double[] ofWeights = new double[t + 1];
            double mean = 0;
            for (int s = 0; s <= t; s++) {
                for (int i = from; i < from + size; i++) {
                    ofWeights[s] += mixture[i] * at[s].v[i];
                    at[s].gradientOfV[i] += weights[s] * mixture[i];
                }
                mean += weights[s] * ofWeights[s];
            }
            for (int s = 0; s <= t; s++) {
                double ofScore = weights[s] * (ofWeights[s] - mean) / Math.sqrt(size);
                for (int i = from; i < from + size; i++) {
                    q[i] += ofScore * at[s].k[i];
                    at[s].gradientOfK[i] += ofScore * p.q[i];
                }
            }
        }
    }

    private void backwardToEmbeddings(int token, int t) {
        double[] embedded = new double[width];
        normBack(at[t].embedded, at[t].gradientOfX, embedded);
        add(embedded, tokens.gradients[token]);
        add(embedded, places.gradients[t]);
    }

    private static void norm(double[] x, double[] y) {
        double factor = normFactor(x);
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] * factor;
        }
    }

    private static double normFactor(double[] x) {
        double squares = 0;
        for (double each : x) {
            squares += each * each;
        }
        return 1 / Math.sqrt(squares / x.length + EPSILON);
    }

    /** Adds what comes back through the norm of x. */
    private static void normBack(double[] x, double[] upstream, double[] gradient) {
        double factor = normFactor(x);
        double along = 0;
        for (int i = 0; i < x.length; i++) {
            along += upstream[i] * x[i];
        }
        double shared = along * factor * factor * factor / x.length;
        for (int i = 0; i < x.length; i++) {
            gradient[i] += upstream[i] * factor - x[i] * shared;
        }
    }

    private static void softmax(double[] numbers, int count) {
        double most = numbers[0];
        for (int i = 1; i < count; i++) {
            most = Math.max(most, numbers[i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.exp(numbers[i] - most);
            sum += numbers[i];
        }
        for (int i = 0; i < count; i++) {
            numbers[i] /= sum;
        }
    }

    private static void add(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    /** As they are now, in the order of the net's parameters. */
    double[] weights() {
        return matrices.stream()
                .flatMap(matrix -> Stream.of(matrix.weights))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
