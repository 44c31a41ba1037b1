package chainrule.examples.training;

import chainrule.nn.Block;
import chainrule.nn.SelfAttention;
import chainrule.nn.Transformer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who looks at whom in the first block of a transformer. */
public final class AttentionPattern {
    private AttentionPattern() {}

    /** The weights {@code [head][t][s]} of {@link SelfAttention#weights}, as the rows of a sequence come to the first attention. */
    public static double[][][] first(Transformer net, int... sequence) {
        List<Block> body = net.body().blocks();
        List<Block> inside = body.get(1).blocks().get(0).blocks();
        double[][] rows = inside.get(0).predict(body.get(0).predict(net.embedded(sequence)));
        return ((SelfAttention) inside.get(1)).weights(rows);
    }

    /**
     * Where a head looks on average, from the second letter of a name on.
     *
     * @param self share that goes to the letter itself
     * @param previous to the one before
     * @param begin to the mark before the name
     * @param even to each place, if all that can be seen got the same
     */
    public record Habit(double self, double previous, double begin, double even) {
        /** The three in words, the largest first, and the rest left out. */
        public String text() {
            return Map.of("the letter itself", self, "the one before", previous, "the begin mark", begin)
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(2)
                    .map(entry -> String.format(Locale.ROOT, "%.0f %% at %s", 100 * entry.getValue(), entry.getKey()))
                    .collect(Collectors.joining(", "));
        }
    }

    /** The habits of all heads in the first block; the first two places, which have hardly a choice, do not count. */
    public static List<Habit> habits(Transformer net, List<int[]> sequences) {
        List<double[][][]> weights =
                sequences.stream().map(sequence -> first(net, sequence)).toList();
        return IntStream.range(0, weights.get(0).length)
                .mapToObj(head -> habit(weights.stream()
                        .flatMap(each -> Stream.of(each[head]).skip(2))
                        .toList()))
                .toList();
    }

    private static Habit habit(List<double[]> rows) {
        return new Habit(
                mean(rows, row -> row[row.length - 1]),
                mean(rows, row -> row[row.length - 2]),
                mean(rows, row -> row[0]),
                mean(rows, row -> 1.0 / row.length));
    }

    private static double mean(List<double[]> rows, ToDoubleFunction<double[]> part) {
        return rows.stream().mapToDouble(part).average().orElse(Double.NaN);
    }
}
