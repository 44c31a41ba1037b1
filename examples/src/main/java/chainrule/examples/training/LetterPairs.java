package chainrule.examples.training;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often each token follows each other, as shares of each row: nothing is learned, pairs are counted. One is added to each count, so that
 * no pair that was never seen is impossible; that is Laplace's rule.
 */
public record LetterPairs(double[][] shares) {
    public static LetterPairs of(List<String> names) {
        double[][] counts = IntStream.range(0, Letters.TOKENS)
                .mapToObj(i ->
                        DoubleStream.generate(() -> 1).limit(Letters.TOKENS).toArray())
                .toArray(double[][]::new);
        for (String name : names) {
            int[] tokens = Letters.tokens(name);
            for (int i = 1; i < tokens.length; i++) {
                counts[tokens[i - 1]][tokens[i]]++;
            }
        }
        return asShares(counts);
    }

    /** What a model says on average after each token, over all places of the names. */
    public static LetterPairs saidBy(Speller speller, List<String> names) {
        double[][] sums = new double[Letters.TOKENS][Letters.TOKENS];
        for (String name : names) {
            int[] tokens = Letters.tokens(name);
            double[][] said = speller.shares(name);
            for (int t = 0; t < said.length; t++) {
                for (int i = 0; i < said[t].length; i++) {
                    sums[tokens[t]][i] += said[t][i];
                }
            }
        }
        return asShares(sums);
    }

    /** Of each row; NaN where a token does not occur. */
    private static LetterPairs asShares(double[][] counts) {
        return new LetterPairs(Stream.of(counts)
                .map(row -> DoubleStream.of(row)
                        .map(each -> each / DoubleStream.of(row).sum())
                        .toArray())
                .toArray(double[][]::new));
    }

    /** The token that follows most often. */
    public int favourite(int token) {
        double[] row = shares[token];
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }

    /** The mean of {@code -log share} over all pairs of the names. */
    public double loss(List<String> names) {
        return names.stream()
                .map(Letters::tokens)
                .flatMapToDouble(tokens ->
                        IntStream.range(1, tokens.length).mapToDouble(i -> -Math.log(shares[tokens[i - 1]][tokens[i]])))
                .average()
                .orElseThrow();
    }
}
