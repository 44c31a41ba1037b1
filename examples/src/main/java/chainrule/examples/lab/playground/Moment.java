package chainrule.examples.lab.playground;

import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.nn.MLP;
import java.util.stream.IntStream;

/**
 * How well a net did after some steps.
 *
 * @param trainingLoss mean over all training points, without the penalty on large weights; as testLoss is
 * @param trainingAccuracy share of points on the right side; as testAccuracy is
 */
public record Moment(int step, double trainingLoss, double testLoss, double trainingAccuracy, double testAccuracy) {
    static Moment of(int step, MLP net, Goal goal, Dataset training, Dataset test) {
        double[] trainingScores = scores(net, training);
        double[] testScores = scores(net, test);
        return new Moment(
                step,
                loss(goal, training, trainingScores),
                loss(goal, test, testScores),
                accuracy(training, trainingScores),
                accuracy(test, testScores));
    }

    private static double[] scores(MLP net, Dataset data) {
        double[][][] signals = Signals.of(net, data.inputs());
        return signals[signals.length - 1][0];
    }

    private static double loss(Goal goal, Dataset data, double[] scores) {
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> goal.loss(Value.of(scores[i]), Value.of(goal.target(data.labels()[i])))
                        .data())
                .average()
                .orElseThrow();
    }

    private static double accuracy(Dataset data, double[] scores) {
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> (data.labels()[i] == 1 ? scores[i] : -scores[i]) > 0 ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
