package chainrule.examples.benchmarks;

import static chainrule.examples.training.SpellingRun.BETA1;
import static chainrule.examples.training.SpellingRun.BETA2;
import static chainrule.examples.training.SpellingRun.EPSILON;

import chainrule.engine.Value;
import java.util.Iterator;

/** Rows of weights that Adam moves, as loops over arrays; the constants are those of {@code MicroGpt}. */
final class AdamMatrix {
    final int rows;
    final double[][] weights;
    final double[][] gradients;
    private final double[][] means;
    private final double[][] squares;
    private double kept1 = 1;
    private double kept2 = 1;

    AdamMatrix(int rows, int columns, Iterator<Value> initial) {
        this.rows = rows;
        this.weights = new double[rows][columns];
        this.gradients = new double[rows][columns];
        this.means = new double[rows][columns];
        this.squares = new double[rows][columns];
        for (double[] row : weights) {
            for (int i = 0; i < columns; i++) {
                row[i] = initial.next().data();
            }
        }
    }

    void times(double[] x, double[] y) {
        for (int row = 0; row < rows; row++) {
            double[] w = weights[row];
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                sum += w[i] * x[i];
            }
            y[row] = sum;
        }
    }

    /** Adds to the gradients of the weights, and to those of x. */
    void back(double[] x, double[] upstream, double[] gradientOfX) {
        for (int row = 0; row < rows; row++) {
            double delta = upstream[row];
            double[] w = weights[row];
            double[] g = gradients[row];
            for (int i = 0; i < w.length; i++) {
                g[i] += delta * x[i];
                gradientOfX[i] += delta * w[i];
            }
        }
    }

    /** One step of Adam, after which all gradients are 0. */
    void descend(double rate) {
        kept1 *= BETA1;
        kept2 *= BETA2;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < weights[row].length; i++) {
                double gradient = gradients[row][i];
                gradients[row][i] = 0;
                double mean = means[row][i] = BETA1 * means[row][i] + (1 - BETA1) * gradient;
                double square = squares[row][i] = BETA2 * squares[row][i] + (1 - BETA2) * gradient * gradient;
                weights[row][i] -= rate * (mean / (1 - kept1)) / (Math.sqrt(square / (1 - kept2)) + EPSILON);
            }
        }
    }
}
