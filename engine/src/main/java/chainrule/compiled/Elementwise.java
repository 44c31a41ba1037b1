package chainrule.compiled;

import chainrule.engine.DifferentiableFunction;

/** One function, applied to each number of some registers. */
final class Elementwise extends Instruction {
    private final DifferentiableFunction function;
    private final Register[] x;
    private final Register[] y;
    private final double[][] slopes;

    Elementwise(DifferentiableFunction function, Register[] x, Register[] y) {
        this.function = function;
        this.x = x;
        this.y = y;
        this.slopes = new double[y.length][];
        for (int i = 0; i < y.length; i++) {
            slopes[i] = y[i].learns() ? new double[y[i].size()] : null;
        }
    }

    @Override
    void forward(int rows) {
        for (int i = 0; i < y.length; i++) {
            if (y[i].perRow()) {
                function.atEach(x[i].value, y[i].value, slopes[i], rows);
            } else {
                forwardOnce(x[i], y[i], slopes[i]);
            }
        }
    }

    private void forwardOnce(Register x, Register y, double[] slope) {
        double number = x.value[x.offset];
        y.value[y.offset] = function.value(number);
        if (slope != null) {
            slope[0] = function.derivative(number);
        }
    }

    @Override
    void backward(int rows) {
        for (int i = 0; i < y.length; i++) {
            if (y[i].learns()) {
                x[i].addToGradient(y[i], slopes[i], rows);
            }
        }
    }

    @Override
    public String toString() {
        return Listing.names(y) + " = " + function.symbol() + " of " + Listing.names(x);
    }
}
