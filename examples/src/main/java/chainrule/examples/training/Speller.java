package chainrule.examples.training;

import chainrule.engine.Value;
import chainrule.nn.Embedding;
import chainrule.nn.Loss;
import chainrule.nn.Transformer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model that says after each token of a name what may come next, as logits.
 *
 * @param context the longest sequence it reads; of a longer name, so many letters count
 */
public record Speller(
        List<Value> parameters, int context, Function<int[], Value[][]> forward, Function<int[], double[][]> predict) {
    public static Speller of(Transformer net) {
        return new Speller(net.parameters(), net.context(), net::forward, net::predict);
    }

    /** A fresh one of pairs, with weights drawn as those of the transformers. */
    public static Speller ofPairs(long seed) {
        return ofPairs(
                new Embedding(Letters.TOKENS, Letters.TOKENS, SpellingNet.NORMAL, new Random(seed)),
                SpellingNet.CONTEXT);
    }

    /** One layer: the row of a token holds the logits of what follows it, so that only pairs can be learned. */
    static Speller ofPairs(Embedding table, int context) {
        return new Speller(table.parameters(), context, table::forward, table::predict);
    }

    /** The mean over all places of the name. */
    public Value loss(String name) {
        int[] tokens = Letters.tokens(name);
        Value[][] logits = forward.apply(Letters.read(name, context));
        return Loss.mean(IntStream.range(0, logits.length)
                .mapToObj(t -> Loss.softmaxCrossEntropy(logits[t], tokens[t + 1]))
                .toArray(Value[]::new));
    }

    /** The mean over all places of all names, without a graph. */
    public double loss(List<String> names) {
        return names.stream()
                .flatMapToDouble(name -> {
                    int[] tokens = Letters.tokens(name);
                    double[][] shares = shares(name);
                    return IntStream.range(0, shares.length).mapToDouble(t -> -Math.log(shares[t][tokens[t + 1]]));
                })
                .average()
                .orElseThrow();
    }

    /** What it says after each place of the name, as shares of 1. */
    double[][] shares(String name) {
        return Stream.of(predict.apply(Letters.read(name, context)))
                .map(logits -> shares(logits, 1))
                .toArray(double[][]::new);
    }

    /**
     * A name of its own, letter by letter, until it says that the name ends.
     *
     * @param temperature divides the logits: below 1 it is bolder about what is likely
     */
    public String sample(double temperature, RandomGenerator random) {
        int[] tokens = {0};
        StringBuilder name = new StringBuilder();
        while (tokens.length <= context) {
            int next = draw(shares(predict.apply(tokens)[tokens.length - 1], temperature), random);
            if (next == 0) {
                break;
            }
            name.append(Letters.text(next));
            tokens = Arrays.copyOf(tokens, tokens.length + 1);
            tokens[tokens.length - 1] = next;
        }
        return name.toString();
    }

    private static double[] shares(double[] logits, double temperature) {
        double most = DoubleStream.of(logits).max().orElseThrow();
        double[] e = DoubleStream.of(logits)
                .map(logit -> Math.exp((logit - most) / temperature))
                .toArray();
        double sum = DoubleStream.of(e).sum();
        return DoubleStream.of(e).map(each -> each / sum).toArray();
    }

    private static int draw(double[] shares, RandomGenerator random) {
        double left = random.nextDouble();
        for (int i = 0; i < shares.length - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }
}
