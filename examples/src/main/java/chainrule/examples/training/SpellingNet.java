package chainrule.examples.training;

import chainrule.engine.Activation;
import chainrule.nn.Block;
import chainrule.nn.Embedding;
import chainrule.nn.FeedForward;
import chainrule.nn.Linear;
import chainrule.nn.RmsNorm;
import chainrule.nn.SelfAttention;
import chainrule.nn.Transformer;
import chainrule.nn.WeightDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Fresh transformers with one block in the sizes of Karpathy's microgpt, 2026. */
public final class SpellingNet {
    public static final int CONTEXT = 16;
    public static final int WIDTH = 16;
    public static final int HEADS = 4;
    public static final int HIDDEN = 4 * WIDTH;
    public static final WeightDistribution NORMAL = (fanIn, fanOut, random) -> 0.08 * random.nextGaussian();

    private SpellingNet() {}

    /** The reference, with ReLU between 16, 64 and 16 numbers. */
    public static Transformer reference(long seed) {
        return with(random -> new FeedForward(WIDTH, HIDDEN, Activation.RELU, NORMAL, random), seed);
    }

    /** The reference with another feed-forward block. */
    public static Transformer with(Function<Random, FeedForward> feedForward, long seed) {
        return net(
                random -> List.of(attention(HEADS, random), Transformer.feedForwardBlock(feedForward.apply(random))),
                seed);
    }

    /** Attention without a feed-forward block. */
    public static Transformer ofAttention(int heads, long seed) {
        return net(random -> List.of(attention(heads, random)), seed);
    }

    /** Neither of them: each letter is seen with its place, and alone. */
    public static Transformer ofPlaces(long seed) {
        return net(random -> List.of(), seed);
    }

    private static Block attention(int heads, Random random) {
        return Transformer.attentionBlock(new SelfAttention(WIDTH, heads, NORMAL, random));
    }

    private static Transformer net(Function<Random, List<Block>> blocks, long seed) {
        Random random = new Random(seed);
        Embedding letters = new Embedding(Letters.TOKENS, WIDTH, NORMAL, random);
        Embedding places = new Embedding(CONTEXT, WIDTH, NORMAL, random);
        List<Block> body = new ArrayList<>();
        body.add(RmsNorm.withoutGain(WIDTH));
        body.addAll(blocks.apply(random));
        body.add(new Linear(WIDTH, Letters.TOKENS, NORMAL, random));
        return new Transformer(letters, places, body.toArray(Block[]::new));
    }
}
