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
        this.towardLeft = left.learns() ? new double[y.size()] : null;
        this.towardRight = right.learns() ? new double[y.size()] : null;
    }

    @Override
    void forward(int rows) {
        for (int row = 0; row < rows; row++) {
            double a = left.value[left.offset + row];
            double b = right.value[right.offset + row];
            y.value[y.offset + row] = function.value(a, b);
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
            left.addToGradient(y, towardLeft, rows);
        }
        if (towardRight != null) {
            right.addToGradient(y, towardRight, rows);
        }
    }

    @Override
    public String toString() {
        return y.name() + " = " + left.name() + " " + function.symbol + " " + right.name();
    }
}
