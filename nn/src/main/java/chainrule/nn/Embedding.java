package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A row of numbers for each token, which is learned: a letter, a word or a place in a text becomes something to compute with; Bengio et al.,
 * "A Neural Probabilistic Language Model", 2003. With as many columns as tokens the rows may be logits: how often each token follows.
 */
public final class Embedding implements Trainable {
    private final Matrix matrix;

    /**
     * Rows drawn one after the other, as the weights of a layer from tokens to numbers.
     *
     * @param tokens at least 1; they are counted from 0
     * @param width numbers in a row, at least 1
     * @throws IllegalArgumentException if a size is not positive
     */
    public Embedding(int tokens, int width, WeightDistribution initializer, RandomGenerator random) {
        Check.positive("tokens", tokens);
        Check.positive("width", width);
        Check.given("initializer", initializer);
        Check.given("random", random);
        matrix = Matrix.drawn(tokens, width, tokens, width, initializer, random);
        label("token");
    }

    /** A row for each of a sequence of tokens; throws IllegalArgumentException where one is out of range. */
    public Value[][] forward(int... tokens) {
        return checked(tokens).mapToObj(token -> matrix.rows()[token].clone()).toArray(Value[][]::new);
    }

    /** The same as numbers. */
    public double[][] predict(int... tokens) {
        return checked(tokens)
                .mapToObj(token ->
                        Stream.of(matrix.rows()[token]).mapToDouble(Value::data).toArray())
                .toArray(double[][]::new);
    }

    private IntStream checked(int... tokens) {
        Check.given("tokens", tokens);
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] < 0 || tokens[i] >= tokens()) {
                Check.index("tokens[" + i + "]", tokens(), tokens[i]);
            }
        }
        return IntStream.of(tokens);
    }

    /** How many there are. */
    public int tokens() {
        return matrix.rows().length;
    }

    /** Numbers in a row. */
    public int width() {
        return matrix.rows()[0].length;
    }

    /** Row by row. */
    @Override
    public List<Value> parameters() {
        return matrix.parameters();
    }

    /** A weight of a row for each token. */
    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict).add("weight", matrix.rows());
    }

    /** The fourth number of the second token becomes {@code 2.w4} behind the prefix. */
    void label(String prefix) {
        matrix.label(prefix);
    }

    @Override
    public String toString() {
        return "Embedding " + tokens() + " -> " + width();
    }
}
