package chainrule.doctor;

import chainrule.nn.LayerActivity;
import java.util.Optional;

/**
 * What becomes of the signal from layer to layer: forward, by how much the answers differ from row to row; backward, the mean |∂L/∂w| of the
 * first layer over that of the last. Glorot and Bengio 2010 show why one needs both. The limits are ours: in
 * healthy nets of up to four hidden layers both stayed within a factor of thirty.
 */
final class SignalFlow {
    private static final double FORWARD = 100;
    /** An output layer that starts near 0, as some do on purpose, lets little through at first. */
    private static final int LOOKS = 10;

    private static final double BACKWARD = 300;

    private SignalFlow() {}

    static Optional<Diagnosis> vanishing(Chart chart) {
        return examine(
                chart,
                1 / FORWARD,
                1 / BACKWARD,
                Disease.VANISHING_SIGNAL,
                "The deeper in the net, the less is left of what tells rows apart: the last layers see almost the same for every row.",
                "Hardly any gradient arrives in the first layer, so it stays as it was drawn.",
                "Take weights that fit the activation (Initializer.fitting), ReLU or tanh in place of sigmoid, fewer layers, Residual or"
                        + " BatchNorm.");
    }

    static Optional<Diagnosis> exploding(Chart chart) {
        return examine(
                chart,
                FORWARD,
                BACKWARD,
                Disease.EXPLODING_SIGNAL,
                "The signal grows from layer to layer, and so do the scores and the steps.",
                "The gradient grows on its way back: the first layer jumps while the last one hardly moves.",
                "Start with smaller weights (Initializer.fitting), use Clipping.byNorm before optimizer.step(), or normalize (BatchNorm,"
                        + " LayerNorm).");
    }

    private static Optional<Diagnosis> examine(
            Chart chart, double forward, double backward, Disease disease, String ahead, String back, String remedy) {
        if (chart.layers() < 3) {
            return Optional.empty();
        }
        int last = chart.layers() - 1;
        double first = spread(chart, 0);
        double end = spread(chart, last - 1);
        if (end > 0 && isBeyond(end / first, forward)) {
            String evidence = "the outputs of " + chart.nameOf(0) + " differ by " + Words.number(first)
                    + " from row to row, those of " + chart.nameOf(last - 1) + " by " + Words.number(end)
                    + " (standard deviation).";
            return Optional.of(new Diagnosis(disease, ahead, evidence, remedy));
        }
        double[] gradients = chart.medians(History.Look::gradients);
        if (chart.history().looks().size() >= LOOKS
                && gradients[0] > 0
                && isBeyond(gradients[0] / gradients[last], backward)) {
            String evidence = "the mean |dL/dw| is " + Words.number(gradients[0]) + " in " + chart.nameOf(0) + " and "
                    + Words.number(gradients[last]) + " in " + chart.nameOf(last) + ".";
            return Optional.of(new Diagnosis(disease, back, evidence, remedy));
        }
        return Optional.empty();
    }

    private static double spread(Chart chart, int layer) {
        LayerActivity activity = chart.activity().get(layer);
        return activity.spread();
    }

    private static boolean isBeyond(double ratio, double limit) {
        return limit > 1 ? ratio > limit : ratio < limit;
    }
}
