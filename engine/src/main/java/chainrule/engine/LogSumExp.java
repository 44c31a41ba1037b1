package chainrule.engine;

/** {@code y = log(exp(x[0]) + exp(x[1]) + ...)} for each row, with the softmax as its slopes. */
final class LogSumExp extends Instruction {
    private final Register[] x;
    private final Register y;
    private final double[] terms;
    private final double[] softmax;
    private final double[][] slopes;

    LogSumExp(Register[] x, Register y) {
        this.x = x;
        this.y = y;
        this.terms = new double[x.length];
        this.softmax = new double[x.length];
        this.slopes = new double[x.length][y.size()];
    }

    @Override
    void forward(int rows) {
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < x.length; k++) {
                terms[k] = x[k].value[x[k].offset + row];
            }
            y.value[y.offset + row] = Nary.logSumExp(terms, softmax);
            for (int k = 0; k < x.length; k++) {
                slopes[k][row] = softmax[k];
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
        return y.name() + " = logsumexp of " + Listing.names(x);
    }
}
