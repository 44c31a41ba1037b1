package chainrule.examples.benchmarks;

/**
 * The size of a training step.
 *
 * @param units in each of the two hidden layers of a 2-n-n-1 net
 * @param samples that take part in one step
 */
record Shape(int units, int samples) {
    /** Scalar multiply-adds of a step: those of the forward pass, of the gradients of the weights, and of those passed back. */
    long multiplyAdds() {
        long n = units;
        long forward = 2 * n + n * n + n;
        long passedBack = n * n + n;
        return samples * (2 * forward + passedBack);
    }

    String net() {
        return "2-" + units + "-" + units + "-1";
    }

    @Override
    public String toString() {
        return net() + " × " + samples;
    }
}
