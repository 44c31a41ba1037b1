package chainrule.compiled;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Neurons that see the same signals, computed together: {@code y = start + W x + last} for each row of a block, {@code dL/dx += W^T dL/dy}
 * and {@code dL/dW += dL/dy x^T}, three products of matrices. This is what a library of tensors is made of.
 */
final class Neurons extends Instruction {
    /** With fewer signals, turning x into rows costs more than vector instructions save. */
    private static final int FEWEST_SIGNALS_TO_TRANSPOSE = 32;

    /** With more, the rows would not fit into the cache anyway. */
    private static final int MOST_SIGNALS_TO_TRANSPOSE = 16 * 1024;

    private final Register[] x;
    private final Register[] y;

    /** At j, i the weight from x[i] to y[j]. */
    private final Weights weights;

    /** At 0, j what y[j] starts with, and what is added last: its bias, as a rule. */
    private final Weights starts;

    private final Weights lasts;

    private final boolean layerLearns;
    private final boolean weightsLearn;
    private final double[][] xValues;
    private final double[][] yValues;
    private final double[][] yGradients;

    /** Positions of those signals that learn, their gradients, and the weights that lead back to them. */
    private final int[] learningSignals;

    private final double[][] xGradients;
    private final double[][] weightsBack;

    /** The signals again, a row in an array; null where there are few. */
    private final double[][] xRows;

    Neurons(Register[] x, Register[] y, Weights weights, Weights starts, Weights lasts, int blockSize) {
        this.x = x;
        this.y = y;
        this.weights = weights;
        this.starts = starts;
        this.lasts = lasts;
        this.layerLearns = Arrays.stream(y).anyMatch(Register::learns);
        this.weightsLearn = weights.learn();
        this.xValues = Register.values(x);
        this.yValues = Register.values(y);
        this.yGradients = Register.gradients(y);
        this.learningSignals =
                IntStream.range(0, x.length).filter(i -> x[i].learns()).toArray();
        this.xGradients =
                Register.gradients(Arrays.stream(x).filter(Register::learns).toArray(Register[]::new));
        this.weightsBack = new double[learningSignals.length][y.length];
        boolean transpose = x.length >= FEWEST_SIGNALS_TO_TRANSPOSE && x.length <= MOST_SIGNALS_TO_TRANSPOSE;
        this.xRows = weightsLearn && transpose ? new double[blockSize][x.length] : null;
    }

    @Override
    void begin() {
        weights.read();
        starts.read();
        lasts.read();
        for (int i = 0; i < learningSignals.length; i++) {
            for (int j = 0; j < y.length; j++) {
                weightsBack[i][j] = weights.values[j][learningSignals[i]];
            }
        }
    }

    @Override
    void forward(int rows) {
        Kernels.layer(yValues, starts.values[0], weights.values, xValues, lasts.values[0], x.length, rows);
    }

    @Override
    void backward(int rows) {
        if (!layerLearns) {
            return;
        }
        Kernels.multiplyAdd(xGradients, xGradients.length, weightsBack, yGradients, y.length, rows);
        for (int j = 0; j < y.length; j++) {
            if (starts.learns(0, j) || lasts.learns(0, j)) {
                double gradient = Kernels.sum(yGradients[j], rows);
                starts.gradients[0][j] += gradient;
                lasts.gradients[0][j] += gradient;
            }
        }
        if (xRows != null) {
            transpose(rows);
            Kernels.multiplyAdd(weights.gradients, y.length, yGradients, xRows, rows, x.length);
        } else if (weightsLearn) {
            Kernels.addInnerProducts(weights.gradients, yGradients, y.length, xValues, x.length, rows);
        }
    }

    private void transpose(int rows) {
        for (int i = 0; i < x.length; i++) {
            double[] column = xValues[i];
            for (int row = 0; row < rows; row++) {
                xRows[row][i] = column[row];
            }
        }
    }

    @Override
    void end() {
        weights.passGradientsOn();
        starts.passGradientsOn();
        lasts.passGradientsOn();
    }

    @Override
    public String toString() {
        return Listing.names(y) + " = " + (weightsLearn ? "W " : "constants ") + y.length + "x" + x.length + " . "
                + Listing.names(x) + (starts.areNothing() && lasts.areNothing() ? "" : " + bias");
    }
}
