package chainrule.compiled;

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

    private final Scalars scalars;
    private final Register[] x;
    private final Register[] y;

    /** The weight from x[i] to y[j] is {@code factors[j][i]} times the scalar at {@code places[j][i]}. */
    private final double[][] factors;

    private final int[][] places;

    /** The bias of y[j] is {@code constants[j]}, and the register's number unless that is null. */
    private final Register[] biases;

    private final double[] constants;

    private final boolean layerLearns;
    private final boolean weightsLearn;
    private final double[][] xValues;
    private final double[][] yValues;
    private final double[][] yGradients;
    private final double[][] weights;
    private final double[][] weightGradients;

    /** Positions of those signals that learn, their gradients, and the weights that lead back to them. */
    private final int[] learningSignals;

    private final double[][] xGradients;
    private final double[][] weightsBack;

    /** The signals again, a row in an array; null where there are few. */
    private final double[][] xRows;

    /**
     * A layer.
     *
     * @param operands of the weights: {@code factors[j][i] operands[j][i]} leads from x[i] to y[j]; null for a weight that is just a factor
     */
    Neurons(
            Scalars scalars,
            Register[] x,
            Register[] y,
            double[][] factors,
            Register[][] operands,
            Register[] biases,
            double[] constants,
            int blockSize) {
        this.scalars = scalars;
        this.x = x;
        this.y = y;
        this.factors = factors;
        this.places = Arrays.stream(operands)
                .map(row -> Arrays.stream(row).mapToInt(Scalars::place).toArray())
                .toArray(int[][]::new);
        this.biases = biases;
        this.constants = constants;
        this.layerLearns = Arrays.stream(y).anyMatch(Register::learns);
        this.weightsLearn = Arrays.stream(operands)
                .flatMap(Arrays::stream)
                .anyMatch(operand -> operand != null && operand.learns());
        this.xValues = Register.values(x);
        this.yValues = Register.values(y);
        this.yGradients = Register.gradients(y);
        this.weights = new double[y.length][x.length];
        this.weightGradients = new double[y.length][x.length];
        this.learningSignals =
                IntStream.range(0, x.length).filter(i -> x[i].learns()).toArray();
        this.xGradients =
                Register.gradients(Arrays.stream(x).filter(Register::learns).toArray(Register[]::new));
        this.weightsBack = new double[learningSignals.length][y.length];
        this.xRows = weightsLearn && x.length >= FEWEST_SIGNALS_TO_TRANSPOSE ? new double[blockSize][x.length] : null;
    }

    @Override
    void begin() {
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                weights[j][i] = factors[j][i] * scalars.values[places[j][i]];
            }
            for (int i = 0; i < learningSignals.length; i++) {
                weightsBack[i][j] = weights[j][learningSignals[i]];
            }
            Arrays.fill(weightGradients[j], 0);
        }
    }

    @Override
    void forward(int rows) {
        for (int j = 0; j < y.length; j++) {
            double bias = biases[j] == null ? 0 : biases[j].value[biases[j].offset];
            Arrays.fill(yValues[j], 0, rows, bias + constants[j]);
        }
        Kernels.multiplyAdd(yValues, y.length, weights, xValues, x.length, rows);
    }

    @Override
    void backward(int rows) {
        if (!layerLearns) {
            return;
        }
        Kernels.multiplyAdd(xGradients, xGradients.length, weightsBack, yGradients, y.length, rows);
        for (int j = 0; j < y.length; j++) {
            if (biases[j] != null && biases[j].learns()) {
                biases[j].gradient[biases[j].offset] += Kernels.sum(yGradients[j], rows);
            }
        }
        if (xRows != null) {
            transpose(rows);
            Kernels.multiplyAdd(weightGradients, y.length, yGradients, xRows, rows, x.length);
        } else if (weightsLearn) {
            Kernels.addInnerProducts(weightGradients, yGradients, y.length, xValues, x.length, rows);
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
        for (int j = 0; j < y.length && weightsLearn; j++) {
            for (int i = 0; i < x.length; i++) {
                scalars.gradients[places[j][i]] += factors[j][i] * weightGradients[j][i];
            }
        }
    }

    @Override
    public String toString() {
        return Listing.names(y) + " = " + (weightsLearn ? "W " : "constants ") + y.length + "x" + x.length + " . "
                + Listing.names(x) + (Arrays.stream(biases).anyMatch(Objects::nonNull) ? " + bias" : "");
    }
}
