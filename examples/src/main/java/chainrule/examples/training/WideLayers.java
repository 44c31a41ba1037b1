package chainrule.examples.training;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.nn.Initializer;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Probe;
import chainrule.nn.WeightDistribution;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What fresh layers of equal width do to standard normal numbers, to be held beside {@link MeanField}. */
public final class WideLayers {
    private static final int LAYERS = 20;

    /** Layers until signals have come to their final size. */
    private static final int SETTLING = 5;

    private static final int ROWS = 20;

    private static final Map<Activation, WeightDistribution> FITTING = new EnumMap<>(Map.of(
            Activation.SELU, Initializer.LECUN_NORMAL,
            Activation.TANH, Initializer.LECUN_NORMAL,
            Activation.SIGMOID, Initializer.LECUN_NORMAL,
            Activation.RELU, Initializer.HE_NORMAL));

    private WideLayers() {}

    /** The measured factor of the gradient a layer, for each seed: the geometric mean over the layers behind the first few. */
    public static double[] gradientFactors(double sigma, int width, int seeds) {
        return IntStream.range(0, seeds)
                .mapToDouble(seed -> gradientFactor(sigma, width, new Random(seed)))
                .toArray();
    }

    private static double gradientFactor(double sigma, int width, Random random) {
        WeightDistribution weights = (fanIn, fanOut, r) -> sigma / Math.sqrt(fanIn) * r.nextGaussian();
        MLP net = new MLP(IntStream.range(0, LAYERS)
                .mapToObj(i -> new Layer(width, width, Activation.TANH, weights, random))
                .toArray(Layer[]::new));
        Value[] direction = values(normal(width, random));
        Probe probe = new Probe();
        probe.watch(() -> Value.sum(Stream.generate(() -> values(normal(width, random)))
                        .limit(ROWS)
                        .map(inputs -> Value.dot(net.forward(inputs), direction))
                        .toArray(Value[]::new)))
                .backward();
        double first = rootMeanSquare(probe, net.layers().get(SETTLING));
        double last = rootMeanSquare(probe, net.layers().get(LAYERS - 1));
        return Math.pow(first / last, 1.0 / (LAYERS - 1 - SETTLING));
    }

    private static double rootMeanSquare(Probe probe, Layer layer) {
        return Math.sqrt(probe.preActivations(layer).stream()
                .flatMap(List::stream)
                .mapToDouble(Value::grad)
                .map(delta -> delta * delta)
                .average()
                .orElseThrow());
    }

    /** Mean and variance of the outputs of each layer, {@code [0][layer]} and {@code [1][layer]}, with LeCun weights, ReLU with those of He. */
    public static Map<Activation, double[][]> momentsByDepth(int layers, int width, int seeds) {
        Map<Activation, double[][]> moments = new EnumMap<>(Activation.class);
        FITTING.forEach((activation, weights) -> {
            double[] both =
                    InParallel.mean(seeds, seed -> moments(activation, weights, layers, width, new Random(seed)));
            moments.put(activation, new double[][] {
                DoubleStream.of(both).limit(layers).toArray(),
                DoubleStream.of(both).skip(layers).toArray()
            });
        });
        return moments;
    }

    private static double[] moments(
            Activation activation, WeightDistribution weights, int layers, int width, Random random) {
        double[][] rows =
                Stream.generate(() -> normal(width, random)).limit(ROWS).toArray(double[][]::new);
        double[] both = new double[2 * layers];
        for (int i = 0; i < layers; i++) {
            Layer layer = new Layer(width, width, activation, weights, random);
            rows = Stream.of(rows).map(layer::predict).toArray(double[][]::new);
            double mean = all(rows).average().orElseThrow();
            both[i] = mean;
            both[layers + i] =
                    all(rows).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        }
        return both;
    }

    private static DoubleStream all(double[][] rows) {
        return Stream.of(rows).flatMapToDouble(DoubleStream::of);
    }

    private static double[] normal(int count, Random random) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }

    private static Value[] values(double[] numbers) {
        return DoubleStream.of(numbers).mapToObj(Value::of).toArray(Value[]::new);
    }
}
