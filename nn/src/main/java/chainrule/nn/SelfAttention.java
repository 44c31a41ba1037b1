package chainrule.nn;

import chainrule.engine.Value;
import chainrule.engine.Values;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Each row of a sequence looks back at the rows up to its own and takes a mixture of what they offer; Vaswani et al., "Attention Is All You
 * Need", 2017, section 3.2, with the mask of a decoder. A head sees a slice of d numbers of each query q, key k and value v:
 *
 * <pre>{@code
 * weights of row t = softmax over s <= t of q[t] . k[s] / √d
 * mixture of row t = sum over s <= t of weight[s] v[s]
 * }</pre>
 *
 * <p>All rows are given at once; a single row is a sequence of one. In a graph, scores are labelled {@code score}, their softmax {@code
 * weight}.
 */
public final class SelfAttention implements Block {
    private final int heads;

    /** Numbers that a head sees of each row. */
    private final int size;

    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear output;

    /**
     * Four maps without biases, drawn in the order query, key, value, output.
     *
     * @param width numbers in a row, at least 1
     * @param heads at least 1, a divisor of the width
     * @throws IllegalArgumentException if one of them is not as it should be
     */
    public SelfAttention(int width, int heads, WeightDistribution initializer, RandomGenerator random) {
        Check.positive("width", width);
        Check.positive("heads", heads);
        Check.require(width % heads == 0, "heads", "a divisor of the width, " + width, heads);
        this.heads = heads;
        this.size = width / heads;
        this.query = new Linear(width, width, initializer, random);
        this.key = new Linear(width, width, initializer, random);
        this.value = new Linear(width, width, initializer, random);
        this.output = new Linear(width, width, initializer, random);
        label("");
    }

    @Override
    public Value[] forward(Value... row) {
        return forward(new Value[][] {Check.values("row", row)})[0];
    }

    @Override
    public Value[][] forward(Value[][] rows) {
        int count = Check.elements("rows", rows, "a row").length;
        Value[][] q = new Value[count][];
        Value[][] k = new Value[count][];
        Value[][] v = new Value[count][];
        for (int t = 0; t < count; t++) {
            Values x = Values.of(Check.values("rows[" + t + "]", rows[t]));
            q[t] = query.forward(x);
            k[t] = key.forward(x);
            v[t] = value.forward(x);
        }
        Value[][] mixtures = new Value[count][heads * size];
        for (int head = 0; head < heads; head++) {
            head(head).mix(q, k, v, mixtures);
        }
        return Stream.of(mixtures).map(output::forward).toArray(Value[][]::new);
    }

    private AttentionHead head(int head) {
        return new AttentionHead(head * size, size);
    }

    @Override
    public double[] predict(double... row) {
        return predict(new double[][] {Check.given("row", row)})[0];
    }

    @Override
    public double[][] predict(double[][] rows) {
        double[][][] weights = weights(rows);
        double[][] v = value.predict(rows);
        double[][] outputs = new double[rows.length][];
        for (int t = 0; t < rows.length; t++) {
            double[] mixture = new double[heads * size];
            for (int i = 0; i < mixture.length; i++) {
                for (int s = 0; s <= t; s++) {
                    mixture[i] += weights[i / size][t][s] * v[s][i];
                }
            }
            outputs[t] = output.predict(mixture);
        }
        return outputs;
    }

    /** Who looks at whom: {@code weights[head][t][s]}, the share of row s in the mixture of row t; a row for each t, of length t + 1. */
    public double[][][] weights(double[][] rows) {
        double[][] q = query.predict(Check.rows("rows", rows));
        double[][] k = key.predict(rows);
        return IntStream.range(0, heads)
                .mapToObj(head -> IntStream.range(0, rows.length)
                        .mapToObj(t -> head(head).weights(q[t], k, t))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    public int heads() {
        return heads;
    }

    @Override
    public int inputs() {
        return heads * size;
    }

    @Override
    public int outputs() {
        return heads * size;
    }

    /** The maps to queries, keys and values, and the one from the mixtures to the outputs. */
    @Override
    public List<Block> blocks() {
        return List.of(query, key, value, output);
    }

    /** The maps as {@code query}, {@code key}, {@code value} and {@code output}. */
    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict).inside("query", query);
        dict.inside("key", key);
        dict.inside("value", value);
        dict.inside("output", output);
    }

    @Override
    public void label(String prefix) {
        Check.given("prefix", prefix);
        query.label(prefix + "query.");
        key.label(prefix + "key.");
        value.label(prefix + "value.");
        output.label(prefix + "output.");
    }

    @Override
    public String toString() {
        return "SelfAttention " + inputs() + ", " + heads + (heads == 1 ? " head" : " heads");
    }
}
