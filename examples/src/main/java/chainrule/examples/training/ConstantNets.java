package chainrule.examples.training;

import chainrule.engine.Activation;
import chainrule.nn.Initializer;
import chainrule.nn.Layer;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many random ReLU nets of one input are born dead: whatever they are given, they put out the same. Bounds after Lu, Shin, Su, Karniadakis
 * 2019, "Dying ReLU and Initialization", who count the output layer, too.
 */
public final class ConstantNets {
    /** He's weights, normal and so symmetric around 0, with biases of 0. */
    public static final Start SYMMETRIC = (layer, random) -> layer.weights()
            .forEach(weight -> weight.setData(Initializer.HE_NORMAL.weight(layer.inputs(), layer.outputs(), random)));

    private static final double[] INPUTS = {-1, -0.5, 0, 0.5, 1};

    private ConstantNets() {}

    /** Sets what a layer begins with. */
    @FunctionalInterface
    public interface Start {
        void set(Layer layer, RandomGenerator random);
    }

    /** For 1, 2, 3... hidden layers, the share of nets behind which all inputs look alike. */
    public static double[] shares(int width, int hiddenLayers, int nets, Start start, long seed) {
        Random random = new Random(seed);
        Layer[] layers = IntStream.range(0, hiddenLayers)
                .mapToObj(i -> new Layer(i == 0 ? 1 : width, width, Activation.RELU, random))
                .toArray(Layer[]::new);
        int[] constant = new int[hiddenLayers];
        for (int net = 0; net < nets; net++) {
            for (int i = layersThatTellInputsApart(layers, start, random); i < hiddenLayers; i++) {
                constant[i]++;
            }
        }
        return Arrays.stream(constant)
                .mapToDouble(count -> count / (double) nets)
                .toArray();
    }

    private static int layersThatTellInputsApart(Layer[] layers, Start start, Random random) {
        double[][] rows =
                DoubleStream.of(INPUTS).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
        for (int i = 0; i < layers.length; i++) {
            start.set(layers[i], random);
            rows = Stream.of(rows).map(layers[i]::predict).toArray(double[][]::new);
            double[] first = rows[0];
            if (Stream.of(rows).allMatch(row -> Arrays.equals(row, first))) {
                return i;
            }
        }
        return layers.length;
    }

    /** No more than this share of nets with symmetric weights and biases of 0 is constant: 1 - (1 - 2^-N)^n for n hidden layers of width N. */
    public static double upperBound(int width, int hiddenLayers) {
        return 1 - Math.pow(oneAlive(width), hiddenLayers);
    }

    /** No less than this share is; the paper's L is n + 1. */
    public static double lowerBound(int width, int hiddenLayers) {
        double one = Math.pow(oneAlive(width), hiddenLayers - 1);
        double both = Math.pow(1 - Math.pow(2, 1 - width) - (width - 1) * Math.pow(4, -width), hiddenLayers - 1);
        return 1
                - one
                + (1 - Math.pow(2, 1 - width))
                        * oneAlive(width)
                        / (1 + (width - 1) * Math.pow(2, -width))
                        * (both - one);
    }

    /** The chance that at least one unit is on for a given input other than 0. */
    private static double oneAlive(int width) {
        return 1 - Math.pow(2, -width);
    }
}
