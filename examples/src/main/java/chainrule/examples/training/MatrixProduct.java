package chainrule.examples.training;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Products of square matrices of standard normal numbers: a linear net, all of whose layers are too large or too small by the same factor. */
public final class MatrixProduct {
    /** Euler's constant: minus the digamma function at 1. */
    private static final double EULER = 0.5772156649015329;

    private MatrixProduct() {}

    /** For each of some products that differ in their seed, the norm after 1, 2, 3... factors: the root of the sum of all squares. */
    public static List<double[]> norms(int products, int factors, int size) {
        return IntStream.range(0, products)
                .mapToObj(seed -> norms(factors, size, new Random(seed)))
                .toList();
    }

    private static double[] norms(int factors, int size, Random random) {
        double[] norms = new double[factors];
        double[][] product = gaussian(size, random);
        norms[0] = norm(product);
        for (int i = 1; i < factors; i++) {
            product = times(product, gaussian(size, random));
            norms[i] = norm(product);
        }
        return norms;
    }

    /**
     * By what factor a matrix more multiplies the norm, in the long run: {@code exp((ln 2 + ψ(n/2)) / 2)} with the digamma function ψ; Newman, "The
     * distribution of Lyapunov exponents: exact results for random matrices", 1986.
     *
     * @param size rows of a matrix, an even number; otherwise IllegalArgumentException
     */
    public static double growth(int size) {
        if (size < 2 || size % 2 != 0) {
            throw new IllegalArgumentException("size: expected an even number, 2 or more, got " + size);
        }
        double digamma =
                -EULER + IntStream.range(1, size / 2).mapToDouble(k -> 1.0 / k).sum();
        return Math.exp((Math.log(2) + digamma) / 2);
    }

    private static double[][] gaussian(int size, Random random) {
        double[][] matrix = new double[size][size];
        for (double[] row : matrix) {
            for (int column = 0; column < size; column++) {
                row[column] = random.nextGaussian();
            }
        }
        return matrix;
    }

    private static double[][] times(double[][] a, double[][] b) {
        int size = a.length;
        double[][] product = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                for (int k = 0; k < size; k++) {
                    product[row][column] += a[row][k] * b[k][column];
                }
            }
        }
        return product;
    }

    private static double norm(double[][] matrix) {
        double squares = 0;
        for (double[] row : matrix) {
            for (double x : row) {
                squares += x * x;
            }
        }
        return Math.sqrt(squares);
    }
}
