package chainrule.compiled;

/** {@code y = constant + factor[0] a[0] b[0] + factor[1] a[1] b[1] + ...}, row by row; b[k] is null where there is one operand. */
final class Products extends Instruction {
    private final Register y;
    private final double constant;
    private final double[] factors;
    private final Register[] a;
    private final Register[] b;

    Products(Register y, double constant, double[] factors, Register[] a, Register[] b) {
        this.y = y;
        this.constant = constant;
        this.factors = factors;
        this.a = a;
        this.b = b;
    }

    @Override
    void forward(int rows) {
        for (int row = 0; row < rows; row++) {
            double sum = constant;
            for (int k = 0; k < a.length; k++) {
                double product = factors[k] * a[k].value[row];
                sum += b[k] == null ? product : product * b[k].value[row];
            }
            y.value[row] = sum;
        }
    }

    @Override
    void backward(int rows) {
        if (!y.learns()) {
            return;
        }
        for (int k = 0; k < a.length; k++) {
            pass(factors[k], a[k], b[k], rows);
            if (b[k] != null) {
                pass(factors[k], b[k], a[k], rows);
            }
        }
    }

    private void pass(double factor, Register to, Register other, int rows) {
        if (to.learns()) {
            for (int row = 0; row < rows; row++) {
                to.gradient[row] += factor * y.gradient[row] * (other == null ? 1 : other.value[row]);
            }
        }
    }

    @Override
    public String toString() {
        return y.name() + " = " + Listing.sum(constant, factors, a, b);
    }
}
