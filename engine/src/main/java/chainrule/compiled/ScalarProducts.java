package chainrule.compiled;

/** {@link Products} of numbers that are the same for all rows, as the squares of all weights in an L2 penalty. */
final class ScalarProducts extends Instruction {
    private final Scalars scalars;
    private final Register y;
    private final double start;
    private final double[] factors;
    private final int[] a;
    private final int[] b;
    private final String text;

    ScalarProducts(Scalars scalars, Register y, double start, double[] factors, Register[] a, Register[] b) {
        this.scalars = scalars;
        this.y = y;
        this.start = start;
        this.factors = factors;
        this.a = Scalars.places(a);
        this.b = Scalars.places(b);
        this.text = y.name() + " = " + Listing.sum(start, factors, a, b);
    }

    @Override
    void forward(int rows) {
        double[] values = scalars.values;
        double sum = start;
        for (int k = 0; k < a.length; k++) {
            sum += factors[k] * values[a[k]] * values[b[k]];
        }
        values[y.offset] = sum;
    }

    @Override
    void backward(int rows) {
        double[] values = scalars.values;
        double[] gradients = scalars.gradients;
        double gradient = gradients[y.offset];
        for (int k = 0; k < a.length; k++) {
            gradients[a[k]] += factors[k] * gradient * values[b[k]];
            gradients[b[k]] += factors[k] * gradient * values[a[k]];
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
