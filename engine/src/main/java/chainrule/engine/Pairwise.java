package chainrule.engine;

/** A function of two variables, applied row by row. */
final class Pairwise extends Instruction {
    private final BinaryFunction function;
    private final Register left;
    private final Register right;
    private final Register y;
    private final double[] towardLeft;
    private final double[] towardRight;

    Pairwise(BinaryFunction function, Register left, Register right, Register y) {
        this.function = function;
        this.left = left;
        this.right = right;
        this.y = y;
        this.towardLeft = left.learns() ? new double[y.value.length] : null;
        this.towardRight = right.learns() ? new double[y.value.length] : null;
    }

    @Override
    void forward(int rows) {
        for (int row = 0; row < rows; row++) {
            double a = left.value[row];
            double b = right.value[row];
            y.value[row] = function.value(a, b);
            if (towardLeft != null) {
                towardLeft[row] = function.towardLeft(a, b);
            }
            if (towardRight != null) {
                towardRight[row] = function.towardRight(a, b);
            }
        }
    }

    @Override
    void backward(int rows) {
        if (towardLeft != null) {
            Kernels.addProduct(left.gradient, y.gradient, towardLeft, rows);
        }
        if (towardRight != null) {
            Kernels.addProduct(right.gradient, y.gradient, towardRight, rows);
        }
    }

    @Override
    public String toString() {
        return y.name() + " = " + left.name() + " " + function.symbol + " " + right.name();
    }
}
