package chainrule.doctor;

import java.util.Optional;

/**
 * A fresh net should give every class the same chance, which costs ln(classes); Karpathy, "Neural Networks: Zero to Hero", makemore part 3, where
 * a net that is sure and wrong starts at 27 in place of ln 27 = 3.3. The factors allowed are ours. Once the loss has come
 * down to that of a guess, it is past.
 */
final class FirstLoss {
    private static final double SURE_AND_WRONG = 4;
    private static final double SUM = 6;

    private FirstLoss() {}

    static Optional<Diagnosis> examine(Chart chart) {
        double guess = chart.data().lossOfAGuess();
        double fresh = chart.start().crossEntropy();
        double first = chart.history().losses().first();
        String known = "a guess costs ln(" + chart.data().classes() + ") = " + Words.number(guess);
        if (chart.data().classes() == 0
                || Double.isNaN(fresh)
                || chart.history().losses().recent() <= guess) {
            return Optional.empty();
        }
        if (fresh > SURE_AND_WRONG * guess) {
            return Optional.of(
                    new Diagnosis(
                            Disease.FIRST_LOSS,
                            "Before the first step the net was sure of answers that are wrong, and has to unlearn them first.",
                            known + ", the fresh net " + Words.number(fresh) + " a row.",
                            "Start with smaller weights in the output layer, say a tenth, biases of 0, and inputs that are scaled."));
        }
        if (first > SUM * Math.max(guess, fresh)) {
            return Optional.of(new Diagnosis(
                    Disease.FIRST_LOSS,
                    "The first loss is much larger than the mean cross-entropy of the rows: it may be their sum, or have a heavy penalty.",
                    known + " a row, this net " + Words.number(fresh) + " before its first step; the first loss was "
                            + Words.number(first) + ".",
                    "Take the mean of the rows' losses (Loss.mean), else the learning rate means something else for each batch"
                            + " size; or lower the penalty."));
        }
        return Optional.empty();
    }
}
