package chainrule.examples.training;

import chainrule.check.NonFinite;
import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.nn.Sequential;
import chainrule.nn.Sgd;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A plain net of ReLUs whose weights may be too large, and what may be done about it. */
public record Explosion(HandwrittenDigits data, int width, int hiddenLayers, int seeds, int epochs, int batchSize) {
    private static final double MOMENTUM = 0.9;

    /**
     * What is tried.
     *
     * @param weights what He's weights are multiplied by
     * @param most the longest gradient that is let through
     */
    public record Attempt(String title, double weights, double learningRate, double most) {}

    /**
     * What comes of it.
     *
     * @param norms of the gradient before each step, as far as they are finite
     * @param finite whether the loss is still a number at the end
     */
    public record Outcome(double[] norms, boolean finite, double accuracy) {}

    /** One for each seed. */
    public List<Outcome> of(Attempt attempt) {
        return InParallel.map(IntStream.range(0, seeds).boxed().toList(), seed -> {
            Sequential net = new DeepNet(Cure.NONE, Activation.RELU, attempt.weights, hiddenLayers).fresh(width, seed);
            Clipped optimizer = new Clipped(
                    new Sgd(net.parameters(), attempt.learningRate, MOMENTUM), net.parameters(), attempt.most);
            new Training(net, optimizer, data.train()).epochs(epochs, batchSize, new Random(seed));
            boolean finite = NonFinite.firstIn(Classifier.loss(net, data.train().first(1)))
                    .isEmpty();
            return new Outcome(beforeTheEnd(optimizer.norms()), finite, Classifier.accuracy(net, data.test()));
        });
    }

    private static double[] beforeTheEnd(double[] norms) {
        return IntStream.range(0, norms.length)
                .takeWhile(i -> Double.isFinite(norms[i]))
                .mapToDouble(i -> norms[i])
                .toArray();
    }
}
