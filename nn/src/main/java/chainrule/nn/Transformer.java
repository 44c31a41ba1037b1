package chainrule.nn;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a sequence of tokens and says after each one what may come next, as logits: a decoder in the manner of GPT; Radford et al., "Language
 * Models are Unsupervised Multitask Learners", 2019, with norms as in Zhang and Sennrich 2019 and without biases.
 *
 * <pre>{@code
 * x = embedding of the token + embedding of its place
 * x = norm(x)
 * x = x + attention(norm(x))                 these two as often as there are blocks
 * x = x + feedForward(norm(x))
 * logits = W x
 * }</pre>
 */
public final class Transformer implements Trainable {
    private final Embedding tokens;
    private final Embedding places;
    private final Sequential body;

    /**
     * One with blocks of {@link #attentionBlock} and {@link #feedForwardBlock}, feed-forward layers of ReLU that are four times as wide as a
     * row, and norms without gain. Its matrices are drawn in the order of the formula.
     *
     * @param vocabulary how many tokens there are, at least 1
     * @param context the longest sequence, at least 1
     * @param width numbers in a row, at least 1
     * @param blocks at least 1
     * @param heads of each attention, a divisor of the width
     * @throws IllegalArgumentException if one of them is not as it should be
     */
    public Transformer(
            int vocabulary,
            int context,
            int width,
            int blocks,
            int heads,
            WeightDistribution initializer,
            RandomGenerator random) {
        this(
                new Embedding(Check.positive("vocabulary", vocabulary), width, initializer, random),
                new Embedding(Check.positive("context", context), width, initializer, random),
                body(vocabulary, width, Check.positive("blocks", blocks), heads, initializer, random));
    }

    /**
     * One of given parts. The body is a chain from the sums of both embeddings to the logits.
     *
     * @param places one row for each place of the longest sequence
     * @throws IllegalArgumentException if the widths do not fit
     */
    public Transformer(Embedding tokens, Embedding places, Block... body) {
        this.tokens = Check.given("tokens", tokens);
        this.places = Check.given("places", places);
        this.body = new Sequential("body", body);
        Check.size("width of places", tokens.width(), places.width());
        if (this.body.inputs() != Block.ANY) {
            Check.size("inputs of body[0]", tokens.width(), this.body.inputs());
        }
        tokens.label("token");
        places.label("place");
    }

    private static Block[] body(
            int vocabulary, int width, int blocks, int heads, WeightDistribution initializer, RandomGenerator random) {
        List<Block> body = new ArrayList<>();
        body.add(RmsNorm.withoutGain(width));
        for (int i = 0; i < blocks; i++) {
            body.add(attentionBlock(new SelfAttention(width, heads, initializer, random)));
            body.add(feedForwardBlock(new FeedForward(width, 4 * width, Activation.RELU, initializer, random)));
        }
        body.add(new Linear(width, vocabulary, initializer, random));
        return body.toArray(Block[]::new);
    }

    /** {@code x + attention(norm(x))}. */
    public static Block attentionBlock(SelfAttention attention) {
        return normed(Check.given("attention", attention));
    }

    /** {@code x + feedForward(norm(x))}. */
    public static Block feedForwardBlock(FeedForward feedForward) {
        return normed(Check.given("feedForward", feedForward));
    }

    private static Block normed(Block block) {
        return new Residual(new Sequential(RmsNorm.withoutGain(block.inputs()), block));
    }

    /**
     * The logits of what comes after each token.
     *
     * @param sequence at least one token and no more than there are places
     * @throws IllegalArgumentException if it is too short or too long, or if a token is out of range
     */
    public Value[][] forward(int... sequence) {
        Value[][] rows = tokens.forward(checked(sequence));
        Value[][] at = places.forward(IntStream.range(0, sequence.length).toArray());
        for (int t = 0; t < rows.length; t++) {
            for (int i = 0; i < rows[t].length; i++) {
                rows[t][i] = rows[t][i].plus(at[t][i]);
            }
        }
        return body.forward(rows);
    }

    /** The same numbers as {@link #forward}, without a graph. */
    public double[][] predict(int... sequence) {
        return body.predict(embedded(sequence));
    }

    /** What the body is given: the sums of both embeddings, as numbers. */
    public double[][] embedded(int... sequence) {
        double[][] rows = tokens.predict(checked(sequence));
        double[][] at = places.predict(IntStream.range(0, sequence.length).toArray());
        for (int t = 0; t < rows.length; t++) {
            for (int i = 0; i < rows[t].length; i++) {
                rows[t][i] += at[t][i];
            }
        }
        return rows;
    }

    private int[] checked(int[] sequence) {
        int length = Check.given("sequence", sequence).length;
        Check.require(length >= 1 && length <= context(), "sequence", "1 to " + context() + " tokens", length);
        return sequence;
    }

    /** The longest sequence. */
    public int context() {
        return places.tokens();
    }

    /** How many tokens there are. */
    public int vocabulary() {
        return tokens.tokens();
    }

    /** What is between the embeddings and the logits. */
    public Sequential body() {
        return body;
    }

    /** Those of the tokens, of the places, and of the body. */
    @Override
    public List<Value> parameters() {
        return Stream.of(tokens, places, body)
                .flatMap(part -> part.parameters().stream())
                .toList();
    }

    /** Its parts as {@code tokens}, {@code places} and {@code body}. */
    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict).inside("tokens", tokens);
        dict.inside("places", places);
        dict.inside("body", body);
    }

    @Override
    public String toString() {
        return "Transformer(" + tokens + "; " + places + "; " + body + ")";
    }
}
