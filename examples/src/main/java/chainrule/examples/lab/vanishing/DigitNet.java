package chainrule.examples.lab.vanishing;

import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.Training;
import chainrule.nn.GradientFlow;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.IntStream;

/** A net that learns to read the digits, in small portions of work. */
final class DigitNet {
    /** Digits on which gradients are looked at. */
    static final int BATCH_OF_GRADIENT = 50;

    static final int BATCH = 32;

    private final HandwrittenDigits data;
    private final MLP net;
    private final Random order;
    private final Optimizer optimizer;
    private ObjDoubleConsumer<Optimizer> watcher = (nobody, nothing) -> {};
    private Training training;
    private Dataset digits;
    private double[][] deltasOfDigits;
    private int nextDigit;
    private double[] deltas;
    private double[] gradients;
    private double loss;
    private int steps;
    private int measuredAt = -1;

    DigitNet(Recipe recipe, long seed, double learningRate, HandwrittenDigits data) {
        this.data = data;
        this.net = net(recipe, new Random(seed));
        this.order = new Random(seed);
        this.optimizer = recipe.method().optimizer(net.parameters(), learningRate);
    }

    private static MLP net(Recipe recipe, Random random) {
        int[] sizes = HandwrittenDigits.layerSizes(recipe.depth(), recipe.width());
        MLP net = recipe.initializer()
                .map(initializer -> new MLP(sizes, recipe.activation(), initializer, random))
                .orElseGet(() -> new MLP(sizes, recipe.activation(), random));
        for (Layer layer : net.layers()) {
            for (Value weight : layer.weights()) {
                weight.setData(recipe.scale() * weight.data());
            }
        }
        return net;
    }

    void setLearningRate(double learningRate) {
        optimizer.setLearningRate(learningRate);
    }

    /** Takes what arrives in each layer, and the loss, on the same digits each time. */
    void measure() {
        if (measuredAt == steps) {
            return;
        }
        measuredAt = steps;
        if (training == null) {
            measureWithProbe();
        } else {
            measureWithBiases();
        }
    }

    private void measureWithProbe() {
        optimizer.zeroGrad();
        Probe probe = new Probe();
        Value mean = probe.watch(() -> Classifier.loss(net, data.train().first(BATCH_OF_GRADIENT)));
        mean.backward();
        loss = mean.data();
        deltas = GradientFlow.meanAbsoluteDeltas(net, probe);
        gradients = GradientFlow.meanAbsoluteGradients(net);
    }

    /**
     * The same for less: so many of the digits are looked at, each time the next ones, and the others are as they were when looked at last. A
     * later {@link #measure()} looks at all of them.
     */
    void measureSome(int count) {
        if (deltasOfDigits == null) {
            measure();
        } else if (measuredAt != steps) {
            lookAt(count);
        }
    }

    /** The same in a fraction of the time: in one row's compiled graph the gradient of a bias is dL/dz of its unit. */
    private void measureWithBiases() {
        if (deltasOfDigits == null) {
            digits = data.train().first(BATCH_OF_GRADIENT).withOneHot(HandwrittenDigits.CLASSES);
            deltasOfDigits = new double[digits.size()][];
        }
        lookAt(digits.size());
    }

    private void lookAt(int count) {
        for (int i = 0; i < count; i++) {
            training.gradients(digits.select(nextDigit));
            deltasOfDigits[nextDigit] = net.layers().stream()
                    .mapToDouble(DigitNet::meanAbsoluteBiasGradient)
                    .toArray();
            nextDigit = (nextDigit + 1) % digits.size();
        }
        double[] sums = new double[net.layers().size()];
        for (double[] ofDigit : deltasOfDigits) {
            Arrays.setAll(sums, layer -> sums[layer] + ofDigit[layer]);
        }
        double rows = digits.size();
        deltas = Arrays.stream(sums).map(sum -> sum / rows / rows).toArray();
        loss = training.gradients(digits);
        gradients = GradientFlow.meanAbsoluteGradients(net);
    }

    private static double meanAbsoluteBiasGradient(Layer layer) {
        return layer.neurons().stream()
                .mapToDouble(neuron -> Math.abs(neuron.bias().grad()))
                .average()
                .orElseThrow();
    }

    /** Mean |dL/dz| of each layer, when last measured. */
    double[] deltas() {
        return deltas.clone();
    }

    /** Mean |dL/dw| of each layer, when last measured. */
    double[] gradients() {
        return gradients.clone();
    }

    /** When last measured. */
    double loss() {
        return loss;
    }

    /** Test digits read correctly, of those whose index is within the bounds. */
    int right(int from, int to) {
        Dataset some = data.test().select(IntStream.range(from, to).toArray());
        return (int) Math.rint(Classifier.accuracy(net, some) * some.size());
    }

    /** Compiles the net, which is the dearest of all portions, unless that was done. */
    void prepareTraining() {
        if (training == null) {
            training = new Training(net, optimizer, data.train());
            training.tell(watcher);
        }
    }

    /** Before it is trained: somebody who is told of every step before it is made. */
    void tell(ObjDoubleConsumer<Optimizer> watcher) {
        this.watcher = watcher;
    }

    MLP net() {
        return net;
    }

    Dataset digits() {
        return data.train();
    }

    private void step(Dataset batch) {
        training.step(batch);
        steps++;
    }

    /** Steps of the optimizer so far. */
    int steps() {
        return steps;
    }

    /** One step of the optimizer each. */
    List<Runnable> stepsOfAnEpoch() {
        return training.batches(BATCH, order).stream()
                .<Runnable>map(batch -> () -> step(batch))
                .toList();
    }
}
