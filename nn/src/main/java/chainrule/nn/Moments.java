package chainrule.nn;

/** The running mean of each gradient over its running root mean square, both corrected for their start at zero: the step of Adam. */
final class Moments {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] mean;
    private final MeanSquares squares;
    private int steps;

    Moments(int parameters, double beta1, double beta2, double epsilon) {
        this.beta1 = Check.fraction("beta1", beta1);
        this.beta2 = Check.fraction("beta2", beta2);
        this.epsilon = Check.positiveAndFinite("epsilon", epsilon);
        this.mean = new double[parameters];
        this.squares = new MeanSquares(parameters, beta2);
    }

    void addTo(StateDict dict) {
        dict.add("mean", mean);
        squares.addTo(dict);
        dict.put(
                "steps",
                new WholeNumbers(1, i -> steps, (i, number) -> steps = (int) number, 0, Integer.MAX_VALUE - 1));
    }

    /** Takes the gradients of all parameters, and puts their steps in place of them. */
    void step(double[] gradients) {
        steps++;
        squares.add(gradients);
        double meanSoFar = 1 - Math.pow(beta1, steps);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = beta1 * mean[i] + (1 - beta1) * gradients[i];
            gradients[i] = mean[i] / meanSoFar;
        }
        squares.divide(gradients, 1 - Math.pow(beta2, steps), epsilon);
    }
}
