package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Weights that turn a signal and keep its length: the rows of the matrix, or its columns where they are fewer, are perpendicular to each other and of
 * equal length; Saxe et al. 2013. Such weights cannot be drawn one by one, as those of a {@link WeightDistribution} are.
 */
public final class Orthogonal {
    private Orthogonal() {}

    /**
     * Sets the weights of a layer and leaves its biases: normal numbers, made perpendicular after Gram and Schmidt.
     *
     * @param gain length of each row or column; √2 makes up for what ReLU takes
     * @throws IllegalArgumentException if the gain is not positive and finite
     */
    public static void set(Layer layer, double gain, RandomGenerator random) {
        int rows = Check.given("layer", layer).outputs();
        int columns = layer.inputs();
        Check.positiveAndFinite("gain", gain);
        Check.given("random", random);
        double[][] basis = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
        for (int row = 0; row < rows; row++) {
            List<Value> weights = layer.neurons().get(row).weights();
            for (int column = 0; column < columns; column++) {
                weights.get(column).setData(gain * (rows <= columns ? basis[row][column] : basis[column][row]));
            }
        }
    }

    private static double[][] orthonormal(int vectors, int length, RandomGenerator random) {
        double[][] basis = new double[vectors][];
        for (int i = 0; i < vectors; i++) {
            double[] vector = IntStream.range(0, length)
                    .mapToDouble(j -> random.nextGaussian())
                    .toArray();
            for (int pass = 0; pass < 2; pass++) { // twice: the first leaves rounding errors along the basis
                for (int k = 0; k < i; k++) {
                    add(-dot(vector, basis[k]), basis[k], vector);
                }
            }
            double norm = Math.sqrt(dot(vector, vector));
            for (int j = 0; j < length; j++) {
                vector[j] /= norm;
            }
            basis[i] = vector;
        }
        return basis;
    }

    private static void add(double factor, double[] from, double[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * from[j];
        }
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] * b[j]).sum();
    }
}
