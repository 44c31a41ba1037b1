package chainrule.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against the formulas, for every remainder of the tiles; what lies beyond the length stays as it was. */
class KernelsTest {
    private static final int LONGEST = 10;

    private final SplittableRandom random = new SplittableRandom(1);

    private double[][] numbers(int rows, int columns) {
        double[][] numbers = new double[rows][columns];
        for (double[] row : numbers) {
            Arrays.setAll(row, i -> random.nextDouble(-2, 2));
        }
        return numbers;
    }

    private double[] numbers(int count) {
        return numbers(1, count)[0];
    }

    /** Of numbers that are whole, any order gives the same sum. */
    private double[][] whole(int rows, int columns) {
        double[][] numbers = numbers(rows, columns);
        for (double[] row : numbers) {
            Arrays.setAll(row, i -> Math.rint(100 * row[i]));
        }
        return numbers;
    }

    private static double[][] copy(double[][] numbers) {
        return Arrays.stream(numbers).map(double[]::clone).toArray(double[][]::new);
    }

    @Test
    void layersAddFromLeftToRight() {
        for (int inputs = 1; inputs <= 13; inputs++) {
            for (int outputs = 1; outputs <= 3; outputs++) {
                for (int length = 0; length <= LONGEST; length++) {
                    double[][] y = numbers(outputs, LONGEST + 1);
                    double[][] expected = copy(y);
                    double[][] w = numbers(outputs, inputs);
                    double[][] x = numbers(inputs, LONGEST);
                    double[] start = numbers(outputs);
                    double[] last = numbers(outputs);
                    for (int j = 0; j < outputs; j++) {
                        for (int k = 0; k < length; k++) {
                            double sum = start[j];
                            for (int i = 0; i < inputs; i++) {
                                sum += w[j][i] * x[i][k];
                            }
                            expected[j][k] = sum + last[j];
                        }
                    }

                    Kernels.layer(y, start, w, x, last, inputs, length);

                    assertThat(y).as("%s inputs, %s rows", inputs, length).isDeepEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aLayerThatStartsWithNothingAndEndsWithNothingKeepsTheSignOfZero() {
        for (int inputs : new int[] {1, 3, 4, 8}) {
            double[][] y = {{7}};
            double[][] x = new double[inputs][1];
            double[][] w = new double[1][inputs];
            Arrays.fill(w[0], -1);

            Kernels.layer(y, new double[] {-0.0}, w, x, new double[] {-0.0}, inputs, 1);

            assertThat(1 / y[0][0]).as("%s inputs", inputs).isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }

    @Test
    void productsOfMatricesAreAddedToWhatIsThere() {
        for (int inputs = 0; inputs <= 9; inputs++) {
            for (int outputs = 0; outputs <= 3; outputs++) {
                for (int length = 0; length <= LONGEST; length++) {
                    double[][] y = whole(outputs, LONGEST + 1);
                    double[][] expected = copy(y);
                    double[][] w = whole(outputs, inputs);
                    double[][] x = whole(inputs, LONGEST);
                    for (int j = 0; j < outputs; j++) {
                        for (int i = 0; i < inputs; i++) {
                            for (int k = 0; k < length; k++) {
                                expected[j][k] += w[j][i] * x[i][k];
                            }
                        }
                    }

                    Kernels.multiplyAdd(y, outputs, w, x, inputs, length);

                    assertThat(y).as("%s inputs, %s rows", inputs, length).isDeepEqualTo(expected);
                }
            }
        }
    }

    @Test
    void innerProductsAreAddedToWhatIsThere() {
        for (int as = 0; as <= 5; as++) {
            for (int bs = 0; bs <= 9; bs++) {
                for (int length = 0; length <= LONGEST; length++) {
                    double[][] sums = whole(as, bs);
                    double[][] expected = copy(sums);
                    double[][] a = whole(as, LONGEST);
                    double[][] b = whole(bs, LONGEST);
                    for (int j = 0; j < as; j++) {
                        for (int i = 0; i < bs; i++) {
                            for (int k = 0; k < length; k++) {
                                expected[j][i] += a[j][k] * b[i][k];
                            }
                        }
                    }

                    Kernels.addInnerProducts(sums, a, as, b, bs, length);

                    assertThat(sums).as("%s x %s, %s rows", as, bs, length).isDeepEqualTo(expected);
                }
            }
        }
    }

    @Test
    void rowsAreAddedAndMultipliedOneByOne() {
        for (int length = 0; length <= LONGEST; length++) {
            double[] b = numbers(LONGEST);
            double[] c = numbers(LONGEST);
            double[][] y = new double[4][];
            double[][] expected = new double[4][];
            for (int i = 0; i < 4; i++) {
                y[i] = numbers(LONGEST);
                expected[i] = y[i].clone();
            }
            for (int k = 0; k < length; k++) {
                expected[0][k] += 0.3;
                expected[1][k] += 0.3 * b[k];
                expected[2][k] += b[k] * c[k];
                expected[3][k] += -b[k] * c[k];
            }

            Kernels.add(y[0], 0.3, length);
            Kernels.addProduct(y[1], 0.3, b, length);
            Kernels.addProduct(y[2], b, c, length);
            Kernels.addProduct(y[3], -1, b, c, length);

            assertThat(y).isDeepEqualTo(expected);
        }
    }

    @Test
    void sumsHaveEveryTermOnce() {
        for (int length = 0; length <= LONGEST; length++) {
            double[] a = whole(1, LONGEST)[0];
            assertThat(Kernels.sum(a, length))
                    .isEqualTo(Arrays.stream(a, 0, length).sum());
        }
    }
}
