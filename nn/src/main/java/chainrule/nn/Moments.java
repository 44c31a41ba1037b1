package chainrule.nn;

/** The running mean of each gradient over its running root mean square, both corrected for their start at zero: the step of Adam. */
final class Moments {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] mean;
    private final MeanSquares squares;
    private int steps;
    private double meanSoFar;
    private double squareSoFar;

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

    void nextStep() {
        steps++;
        meanSoFar = 1 - Math.pow(beta1, steps);
        squareSoFar = 1 - Math.pow(beta2, steps);
    }

    double step(int i, double gradient) {
        mean[i] = beta1 * mean[i] + (1 - beta1) * gradient;
        squares.add(i, gradient);
        return (mean[i] / meanSoFar) / (squares.root(i, squareSoFar) + epsilon);
    }
}
