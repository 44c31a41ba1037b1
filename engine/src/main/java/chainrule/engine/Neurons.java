package chainrule.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Neurons that see the same signals, computed together: {@code y = W x + bias} for each row of a block, {@code dL/dx += W^T dL/dy} and
 * {@code dL/dW += dL/dy x^T}, three products of matrices. This is what a library of tensors is made of.
 */
final class Neurons extends Instruction {
    /** With fewer signals, turning x into rows costs more than vector instructions save. */
    private static final int FEWEST_SIGNALS_TO_TRANSPOSE = 32;

    private final Register[] x;
    private final Register[] y;
    private final Weight[][] weights;
    private final Register[] biases;
    private final double[] constants;

    private final double[][] xValues;
    private final double[][] yValues;
    private final double[][] yGradients;

    /** The gradients of those signals that learn, and the weights toward them. */
    private final double[][] xGradients;

    private final int[] learningSignals;
    private final boolean anythingLearns;
    private final boolean aWeightLearns;
    private final double[][] w;
    private final double[][] wTransposed;
    private final double[][] wGradients;
    private final double[][] xRows;

    /** {@code factor * operand}; the operand is the same for every row, or null for 1. */
    record Weight(double factor, Register operand) {
        double value() {
            return operand == null ? factor : factor * operand.value[0];
        }

        boolean learns() {
            return operand != null && operand.learns();
        }
    }

    /** {@code weights[j][i]} leads from {@code x[i]} to {@code y[j]}; a bias is a register or null, beside a constant. */
    Neurons(Register[] x, Register[] y, Weight[][] weights, Register[] biases, double[] constants, int blockSize) {
        this.x = x;
        this.y = y;
        this.weights = weights;
        this.biases = biases;
        this.constants = constants;
        this.xValues = Register.values(x);
        this.yValues = Register.values(y);
        this.yGradients = Register.gradients(y);
        this.learningSignals =
                IntStream.range(0, x.length).filter(i -> x[i].learns()).toArray();
        this.xGradients =
                Arrays.stream(learningSignals).mapToObj(i -> x[i].gradient).toArray(double[][]::new);
        this.anythingLearns = Arrays.stream(y).anyMatch(Register::learns);
        this.aWeightLearns = Arrays.stream(weights).flatMap(Arrays::stream).anyMatch(Weight::learns);
        this.w = new double[y.length][x.length];
        this.wTransposed = new double[learningSignals.length][y.length];
        this.wGradients = new double[y.length][x.length];
        this.xRows = aWeightLearns && x.length >= FEWEST_SIGNALS_TO_TRANSPOSE ? new double[blockSize][x.length] : null;
    }

    @Override
    void begin() {
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                w[j][i] = weights[j][i].value();
            }
            for (int i = 0; i < learningSignals.length; i++) {
                wTransposed[i][j] = w[j][learningSignals[i]];
            }
            Arrays.fill(wGradients[j], 0);
        }
    }

    @Override
    void forward(int rows) {
        for (int j = 0; j < y.length; j++) {
            double bias = biases[j] == null ? 0 : biases[j].value[0];
            Arrays.fill(yValues[j], 0, rows, bias + constants[j]);
        }
        Kernels.multiplyAdd(yValues, y.length, w, xValues, x.length, rows);
    }

    @Override
    void backward(int rows) {
        if (!anythingLearns) {
            return;
        }
        Kernels.multiplyAdd(xGradients, xGradients.length, wTransposed, yGradients, y.length, rows);
        for (int j = 0; j < y.length; j++) {
            if (biases[j] != null && biases[j].learns()) {
                biases[j].gradient[0] += Kernels.sum(yGradients[j], rows);
            }
        }
        if (xRows != null) {
            transpose(rows);
            Kernels.multiplyAdd(wGradients, y.length, yGradients, xRows, rows, x.length);
        } else if (aWeightLearns) {
            Kernels.addInnerProducts(wGradients, yGradients, y.length, xValues, x.length, rows);
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
        for (int j = 0; j < y.length && aWeightLearns; j++) {
            for (int i = 0; i < x.length; i++) {
                if (weights[j][i].learns()) {
                    weights[j][i].operand.gradient[0] += weights[j][i].factor * wGradients[j][i];
                }
            }
        }
    }

    @Override
    public String toString() {
        return Listing.names(y) + " = " + (aWeightLearns ? "W " : "constants ") + y.length + "x" + x.length + " . "
                + Listing.names(x) + (Arrays.stream(biases).anyMatch(Objects::nonNull) ? " + bias" : "");
    }
}
