package chainrule.compiled;

import chainrule.engine.Operation;

/** An operation of several inputs, a row at a time. */
final class RowByRow extends Instruction {
    private final Operation operation;
    private final Register[] x;
    private final Register y;
    private final double[] operands;
    private final double[] derivatives;

    /** For each operand and row; null where nothing learns. */
    private final double[][] slopes;

    RowByRow(Operation operation, Register[] x, Register y) {
        this.operation = operation;
        this.x = x;
        this.y = y;
        this.operands = new double[x.length];
        this.derivatives = new double[x.length];
        this.slopes = y.learns() ? new double[x.length][y.size()] : null;
    }

    @Override
    void forward(int rows) {
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < x.length; k++) {
                operands[k] = x[k].value[x[k].offset + row];
            }
            y.value[y.offset + row] = operation.evaluate(operands, derivatives);
            for (int k = 0; k < x.length && slopes != null; k++) {
                slopes[k][row] = derivatives[k];
            }
        }
    }

    @Override
    void backward(int rows) {
        for (int k = 0; k < x.length; k++) {
            if (x[k].learns()) {
                x[k].addToGradient(y, slopes[k], rows);
            }
        }
    }

    @Override
    public String toString() {
        return y.name() + " = " + operation.symbol() + " of " + Listing.names(x);
    }
}
