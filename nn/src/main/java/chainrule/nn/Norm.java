package chainrule.nn;

/** The length of a vector, {@code root 2^exponent}: in two parts, so that no square leaves the range of double. */
record Norm(double root, int exponent) {
    static Norm of(double... numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        int exponent = Math.getExponent(largest);
        double sum = 0;
        for (double number : numbers) {
            double scaled = Math.scalb(number, -exponent);
            sum += scaled * scaled;
        }
        return new Norm(Math.sqrt(sum), exponent);
    }

    double length() {
        return Math.scalb(root, exponent);
    }

    double over(Norm other) {
        return Math.scalb(root / other.root, exponent - other.exponent);
    }

    /** A number of the vector in the vector that points the same way and has length 1. */
    double unit(double number) {
        return Math.scalb(number, -exponent) / root;
    }
}
