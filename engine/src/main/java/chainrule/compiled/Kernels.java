package chainrule.compiled;

import java.util.Arrays;

/**
 * The inner loops. They run over the rows of a block, each formula's numbers in an array of their own, so that the JIT turns them into
 * vector instructions. Four inputs at once: y is loaded and stored a quarter as often. HotSpot vectorises this shape wherever it is
 * inlined; larger tiles would save more loads, but in most places it leaves them scalar. Each number of a forward pass is added up from
 * left to right, as a node does it.
 */
final class Kernels {
    private Kernels() {}

    /** {@code y[j][k] = (y[j][k] + w[j][0] x[0][k]) + w[j][1] x[1][k] + ...}: a product of matrices. */
    static void multiplyAdd(double[][] y, int outputs, double[][] w, double[][] x, int inputs, int length) {
        for (int j = 0; j < outputs; j++) {
            int i = 0;
            for (; i + 3 < inputs; i += 4) {
                addFour(y[j], w[j], i, x[i], x[i + 1], x[i + 2], x[i + 3], length);
            }
            for (; i < inputs; i++) {
                addProduct(y[j], w[j][i], x[i], length);
            }
        }
    }

    /** {@code y[j][k] = (start[j] + w[j][0] x[0][k]) + w[j][1] x[1][k] + ... + last[j]}, with at least one input: a layer. */
    static void layer(double[][] y, double[] start, double[][] w, double[][] x, double[] last, int inputs, int length) {
        for (int j = 0; j < start.length; j++) {
            Arrays.fill(y[j], 0, length, start[j]);
            int i = 0;
            for (; i + 4 < inputs; i += 4) {
                addFour(y[j], w[j], i, x[i], x[i + 1], x[i + 2], x[i + 3], length);
            }
            if (i + 4 == inputs) {
                addFourAndLast(y[j], w[j], i, x[i], x[i + 1], x[i + 2], x[i + 3], last[j], length);
                continue;
            }
            for (; i + 1 < inputs; i++) {
                addProduct(y[j], w[j][i], x[i], length);
            }
            addProductAndLast(y[j], w[j][i], x[i], last[j], length);
        }
    }

    private static void addFour(
            double[] y, double[] w, int i, double[] x0, double[] x1, double[] x2, double[] x3, int length) {
        double w0 = w[i];
        double w1 = w[i + 1];
        double w2 = w[i + 2];
        double w3 = w[i + 3];
        for (int k = 0; k < length; k++) {
            y[k] = y[k] + w0 * x0[k] + w1 * x1[k] + w2 * x2[k] + w3 * x3[k];
        }
    }

    private static void addFourAndLast(
            double[] y,
            double[] w,
            int i,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            double last,
            int length) {
        double w0 = w[i];
        double w1 = w[i + 1];
        double w2 = w[i + 2];
        double w3 = w[i + 3];
        for (int k = 0; k < length; k++) {
            y[k] = y[k] + w0 * x0[k] + w1 * x1[k] + w2 * x2[k] + w3 * x3[k] + last;
        }
    }

    private static void addProductAndLast(double[] y, double w, double[] x, double last, int length) {
        for (int k = 0; k < length; k++) {
            y[k] = y[k] + w * x[k] + last;
        }
    }

    /** {@code y[k] += a} */
    static void add(double[] y, double a, int length) {
        for (int k = 0; k < length; k++) {
            y[k] += a;
        }
    }

    /** {@code y[k] += a b[k]} */
    static void addProduct(double[] y, double a, double[] b, int length) {
        for (int k = 0; k < length; k++) {
            y[k] += a * b[k];
        }
    }

    /** {@code y[k] += a b[k] c[k]} */
    static void addProduct(double[] y, double a, double[] b, double[] c, int length) {
        for (int k = 0; k < length; k++) {
            y[k] += a * b[k] * c[k];
        }
    }

    /** {@code y[k] += a[k] b[k]} */
    static void addProduct(double[] y, double[] a, double[] b, int length) {
        for (int k = 0; k < length; k++) {
            y[k] += a[k] * b[k];
        }
    }

    /**
     * {@code sums[j][i] += a[j] . b[i]}. The JIT must not reorder a sum of doubles, so this is not vectorised; eight sums at once
     * keep the adders busy.
     */
    static void addInnerProducts(double[][] sums, double[][] a, int as, double[][] b, int bs, int length) {
        int tiledA = as / 2 * 2;
        int tiledB = bs / 4 * 4;
        for (int j = 0; j < tiledA; j += 2) {
            for (int i = 0; i < tiledB; i += 4) {
                addEight(sums[j], sums[j + 1], i, a[j], a[j + 1], b[i], b[i + 1], b[i + 2], b[i + 3], length);
            }
        }
        for (int j = 0; j < as; j++) {
            for (int i = j < tiledA ? tiledB : 0; i < bs; i++) {
                sums[j][i] += innerProduct(a[j], b[i], length);
            }
        }
    }

    private static void addEight(
            double[] sums0,
            double[] sums1,
            int i,
            double[] a0,
            double[] a1,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            int length) {
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s03 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s13 = 0;
        for (int k = 0; k < length; k++) {
            double p = a0[k];
            double q = a1[k];
            double x0 = b0[k];
            double x1 = b1[k];
            double x2 = b2[k];
            double x3 = b3[k];
            s00 += p * x0;
            s01 += p * x1;
            s02 += p * x2;
            s03 += p * x3;
            s10 += q * x0;
            s11 += q * x1;
            s12 += q * x2;
            s13 += q * x3;
        }
        sums0[i] += s00;
        sums0[i + 1] += s01;
        sums0[i + 2] += s02;
        sums0[i + 3] += s03;
        sums1[i] += s10;
        sums1[i + 1] += s11;
        sums1[i + 2] += s12;
        sums1[i + 3] += s13;
    }

    private static double innerProduct(double[] a, double[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            s0 += a[k] * b[k];
            s1 += a[k + 1] * b[k + 1];
            s2 += a[k + 2] * b[k + 2];
            s3 += a[k + 3] * b[k + 3];
        }
        for (; k < length; k++) {
            s0 += a[k] * b[k];
        }
        return s0 + s1 + (s2 + s3);
    }

    static double sum(double[] a, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            s0 += a[k];
            s1 += a[k + 1];
            s2 += a[k + 2];
            s3 += a[k + 3];
        }
        for (; k < length; k++) {
            s0 += a[k];
        }
        return s0 + s1 + (s2 + s3);
    }
}
