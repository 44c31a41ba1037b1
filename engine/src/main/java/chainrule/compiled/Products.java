package chainrule.compiled;

import java.util.Arrays;

/**
 * {@code y = start + factor[0] a[0] b[0] + factor[1] a[1] b[1] + ...}, row by row; b[k] is null where there is one operand, a[k] as well
 * where there is none.
 */
final class Products extends Instruction {
    private final Register y;
    private final double start;
    private final double[] factors;
    private final Register[] a;
    private final Register[] b;

    Products(Register y, double start, double[] factors, Register[] a, Register[] b) {
        this.y = y;
        this.start = start;
        this.factors = factors;
        this.a = a;
        this.b = b;
    }

    @Override
    void forward(int rows) {
        Arrays.fill(y.value, 0, rows, start);
        for (int k = 0; k < a.length; k++) {
            if (a[k] == null) {
                Kernels.add(y.value, factors[k], rows);
            } else {
                add(y.value, factors[k], a[k].value, b[k], rows);
            }
        }
    }

    private static void add(double[] sum, double factor, double[] x, Register other, int rows) {
        if (other == null) {
            Kernels.addProduct(sum, factor, x, rows);
        } else {
            Kernels.addProduct(sum, factor, x, other.value, rows);
        }
    }

    @Override
    void backward(int rows) {
        if (!y.learns()) {
            return;
        }
        for (int k = 0; k < a.length; k++) {
            pass(factors[k], a[k], b[k], rows);
            pass(factors[k], b[k], a[k], rows);
        }
    }

    private void pass(double factor, Register to, Register other, int rows) {
        if (to != null && to.learns()) {
            add(to.gradient, factor, y.gradient, other, rows);
        }
    }

    @Override
    public String toString() {
        return y.name() + " = " + Listing.sum(start, factors, a, b);
    }
}
