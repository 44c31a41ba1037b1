package chainrule.doctor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether steps have a size that fits. An update of about a thousandth of the weights is healthy; Karpathy, CS231n notes, "Neural Networks Part 3",
 * ratio of weights to updates. A size alone is no disease: what counts is that the loss does not fall. The limits, a hundred times and a tenth
 * of that, are ours.
 */
final class LearningRate {
    private static final double HEALTHY = 1e-3;
    private static final double JUMP = 0.1;
    private static final double CREEP = 1e-4;
    private static final double UNSETTLED = 0.8;
    private static final double WORSE = 2;
    private static final double UNCHANGED = 0.95;
    private static final int A_FEW = 20;
    private static final int ENOUGH = 50;

    private LearningRate() {}

    static Optional<Diagnosis> tooHigh(Chart chart) {
        double ratio = largestRatio(chart);
        double left = chart.shareOfLossLeft();
        boolean worse = chart.history().steps() >= A_FEW && left > WORSE;
        boolean jumps = chart.history().steps() >= ENOUGH && ratio > JUMP && left > UNSETTLED;
        if (!(worse || jumps)) {
            return Optional.empty();
        }
        return Optional.of(new Diagnosis(
                Disease.RATE_TOO_HIGH,
                worse
                        ? "The loss rises: steps are so long that they jump over the valley."
                        : "Steps are so long that the loss does not settle.",
                chart.lossThenAndNow() + "; a step changes " + chart.nameOf(largestLayer(chart)) + " by "
                        + Words.percent(ratio) + " of its weights, where about " + Words.percent(HEALTHY)
                        + " is usual.",
                "A learning rate of " + Words.number(chart.history().learningRate() / 10) + " in place of "
                        + Words.number(chart.history().learningRate())
                        + ", from fresh parameters; a larger batch if it holds few rows."));
    }

    static Optional<Diagnosis> tooLow(Chart chart) {
        double ratio = largestRatio(chart);
        if (chart.history().steps() < ENOUGH || !(ratio < CREEP && chart.lossOfSampleLeft() > UNCHANGED)) {
            return Optional.empty();
        }
        double factor = Math.pow(10, Math.min(4, Math.rint(Math.log10(HEALTHY / ratio))));
        return Optional.of(new Diagnosis(
                Disease.RATE_TOO_LOW,
                "Steps are so short that hardly anything is learned.",
                "after " + Words.count(chart.history().steps(), "step") + " "
                        + Words.percent(chart.lossOfSampleLeft())
                        + " of the loss at first is left; no layer changes by more than " + Words.percent(ratio)
                        + " of its weights in a step, where about "
                        + Words.percent(HEALTHY) + " is usual.",
                "A learning rate of " + Words.number(chart.history().learningRate() * factor) + " in place of "
                        + Words.number(chart.history().learningRate())
                        + ", or Adam, whose steps do not depend on the size of gradients."));
    }

    /** Gradients arrive, and nothing moves. A net that has moved before, and may still, has learned what it can. */
    static Optional<Diagnosis> standingStill(Chart chart) {
        boolean still = chart.history().looks().size() > 1
                && (!chart.history().hasMoved() || chart.history().learningRate() == 0)
                && chart.history().looks().stream()
                        .allMatch(look -> DoubleStream.of(look.ratios()).allMatch(ratio -> ratio == 0)
                                && DoubleStream.of(look.gradients()).anyMatch(gradient -> gradient > 0));
        if (!still) {
            return Optional.empty();
        }
        double rate = chart.history().learningRate();
        return Optional.of(new Diagnosis(
                Disease.STANDING_STILL,
                "Gradients arrive, and no weight moves.",
                "in all steps looked at, " + chart.history().looks().size()
                        + ", the weights were the same before and after; the mean |dL/dw| of "
                        + chart.nameOf(chart.layers() - 1) + " is "
                        + Words.number(chart.medians(History.Look::gradients)[chart.layers() - 1]) + ".",
                rate == 0
                        ? "The learning rate is 0: set another."
                        : "Call optimizer.step() after backward(), and give the optimizer net.parameters() of this very net; a rate of "
                                + Words.number(rate) + " may also be lost in rounding."));
    }

    private static double largestRatio(Chart chart) {
        return Arrays.stream(chart.medians(History.Look::ratios)).max().orElse(Double.NaN);
    }

    private static int largestLayer(Chart chart) {
        double[] ratios = chart.medians(History.Look::ratios);
        return IntStream.range(0, ratios.length)
                .reduce((a, b) -> ratios[b] > ratios[a] ? b : a)
                .orElse(0);
    }
}
