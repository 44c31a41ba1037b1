package chainrule.examples.training;

import chainrule.engine.Activation;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * A net of some depth that is to be trained.
 *
 * @param seed of its weights
 */
public record DepthRun(Activation activation, int hiddenLayers, long seed) {
    /** What was trained, and the share of test rows that it tells right. */
    public record Result(DepthRun run, double accuracy) {}

    /** Every depth with every activation and every seed from 0 on, last depth first: the deepest nets take longest. */
    public static List<DepthRun> each(int[] depths, List<Activation> activations, int seeds) {
        List<DepthRun> runs = new ArrayList<>();
        for (int i = depths.length - 1; i >= 0; i--) {
            for (Activation activation : activations) {
                for (int seed = 0; seed < seeds; seed++) {
                    runs.add(new DepthRun(activation, depths[i], seed));
                }
            }
        }
        return runs;
    }

    /** Over the seeds of one kind of net; its average is 0 of 0 where none has been trained yet. */
    public static DoubleSummaryStatistics accuracy(List<Result> results, Activation activation, int hiddenLayers) {
        return results.stream()
                .filter(result ->
                        result.run().activation() == activation && result.run().hiddenLayers() == hiddenLayers)
                .mapToDouble(Result::accuracy)
                .summaryStatistics();
    }
}
