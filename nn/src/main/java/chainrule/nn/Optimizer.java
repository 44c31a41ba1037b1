package chainrule.nn;

/** A rule that turns gradients into a better set of parameters. */
public interface Optimizer {
    /** Changes every parameter once, by its present gradient. */
    void step();

    /** Sets every parameter's gradient to zero; without it, the next backward pass adds to this one's gradients. */
    void zeroGrad();

    double learningRate();

    /** Adds what it remembers from step to step, for a {@link Checkpoint}; one that remembers nothing adds nothing. */
    default void addTo(StateDict dict) {
        Check.given("dict", dict);
    }

    /** Holds from the next step on. Throws IllegalArgumentException unless the rate is finite and not negative; at 0, parameters stay. */
    void setLearningRate(double learningRate);
}
