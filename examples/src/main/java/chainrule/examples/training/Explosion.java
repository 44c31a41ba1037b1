package chainrule.examples.training;

import chainrule.check.NonFinite;
import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.nn.Clipping;
import chainrule.nn.Sequential;
import chainrule.nn.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Plain nets of ReLUs whose weights may be too large, and what may be done about it. */
public record Explosion(DeepNets nets, int hiddenLayers, int epochs) {
    /** Steps in which norms are measured, whether they are clipped or not. */
    private static final int WATCHED = 60;

    /**
     * What is tried.
     *
     * @param weights what He's weights are multiplied by
     * @param most the norm at which gradients are clipped; {@link Double#MAX_VALUE} for never
     */
    public record Attempt(String title, double weights, double learningRate, double most) {
        boolean clips() {
            return most < Double.MAX_VALUE;
        }
    }

    /**
     * What comes of it.
     *
     * @param norms of the whole gradient in the first steps, before it was clipped, as far as they are finite
     * @param finite whether the loss is still a number at the end
     */
    public record Outcome(double[] norms, boolean finite, double accuracy) {}

    /** One for each seed. */
    public List<Outcome> of(Attempt attempt) {
        return InParallel.map(IntStream.range(0, nets.seeds()).boxed().toList(), seed -> of(attempt, seed));
    }

    private Outcome of(Attempt attempt, int seed) {
        Dataset train = nets.data().train();
        Sequential net =
                new DeepNet(Cure.NONE, Activation.RELU, attempt.weights, hiddenLayers).fresh(nets.width(), seed);
        Sgd optimizer = new Sgd(net.parameters(), attempt.learningRate, nets.momentum());
        Training training = new Training(net, optimizer, train);
        Random random = new Random(seed);
        List<Double> norms = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (Dataset batch : training.batches(nets.batchSize(), random)) {
                training.gradients(batch);
                if (attempt.clips() || norms.size() < WATCHED) {
                    norms.add(Clipping.byNorm(net.parameters(), attempt.most));
                }
                optimizer.step();
            }
        }
        boolean finite = NonFinite.firstIn(Classifier.loss(net, train.first(1))).isEmpty();
        double[] watched = norms.stream()
                .limit(WATCHED)
                .takeWhile(Double::isFinite)
                .mapToDouble(norm -> norm)
                .toArray();
        return new Outcome(watched, finite, Classifier.accuracy(net, nets.data().test()));
    }
}
