package chainrule.examples.training;

import chainrule.compiled.CompiledGraph;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.nn.Initializer;
import chainrule.nn.Layer;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How fast each hidden layer of a fresh sigmoid net learns, as Nielsen, "Neural Networks and Deep Learning", chapter 5, measures it: the length of
 * the vector ∂C/∂b of its biases. His nets: layers of 30, weights N(0, 1/fan-in), biases N(0, 1), a sigmoid and cross-entropy for each of the ten outputs.
 */
public final class SpeedOfLearning {
    private static final int WIDTH = 30;
    private static final int DIGITS = 1_000;

    private SpeedOfLearning() {}

    /** For each seed from 0 on, the length in each hidden layer, first layer first. */
    public static List<double[]> of(int hiddenLayers, int seeds, Dataset digits) {
        return InParallel.map(IntStream.range(0, seeds).boxed().toList(), seed -> lengths(hiddenLayers, seed, digits));
    }

    private static double[] lengths(int hiddenLayers, long seed, Dataset digits) {
        Random random = new Random(seed);
        MLP net = new MLP(
                HandwrittenDigits.layerSizes(hiddenLayers, WIDTH),
                Activation.SIGMOID,
                Initializer.LECUN_NORMAL,
                random);
        net.layers().stream()
                .flatMap(layer -> layer.neurons().stream())
                .map(Neuron::bias)
                .forEach(bias -> bias.setData(random.nextGaussian()));
        Value[] pixels = leaves(HandwrittenDigits.PIXELS);
        Value[] targets = leaves(HandwrittenDigits.CLASSES);
        Value[] logits = net.forward(pixels);
        Value cost = Value.sum(IntStream.range(0, logits.length)
                .mapToObj(i -> Loss.binaryCrossEntropyWithLogits(logits[i], targets[i]))
                .toArray(Value[]::new));
        CompiledGraph.of(cost, Stream.of(pixels, targets).flatMap(Stream::of).toArray(Value[]::new))
                .run(digits.first(DIGITS).withOneHot(targets.length).inputs());
        return hidden(net).stream().mapToDouble(SpeedOfLearning::length).toArray();
    }

    private static List<Layer> hidden(MLP net) {
        return net.layers().subList(0, net.layers().size() - 1);
    }

    private static double length(Layer layer) {
        return Math.sqrt(layer.neurons().stream()
                .mapToDouble(neuron -> neuron.bias().grad())
                .map(gradient -> gradient * gradient)
                .sum());
    }

    private static Value[] leaves(int count) {
        return IntStream.range(0, count).mapToObj(i -> Value.of(0)).toArray(Value[]::new);
    }
}
