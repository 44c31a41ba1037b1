package chainrule.doctor;

import chainrule.check.Saturation;
import chainrule.engine.DifferentiableFunction;
import java.util.Comparator;
import java.util.Optional;

/** Layers whose units are where a sigmoid or tanh is flat, in a net that does not learn. */
final class Saturated {
    /** Ours; healthy nets start with a few percent, Karpathy, makemore part 3, ours with up to ten. */
    private static final double MUCH = 0.3;

    /** The share of the first loss under which a net has learned: sharp boundaries need some saturation. */
    private static final double LEARNED = 0.7;

    private static final double FAR = 20;

    private Saturated() {}

    static Optional<Diagnosis> examine(Chart chart) {
        return chart.hiddenLayers()
                .filter(layer -> isFlatOnBothSides(chart.activationOf(layer)))
                .filter(layer -> chart.activity().get(layer).saturation() > MUCH)
                .boxed()
                .max(Comparator.comparingDouble(
                        layer -> chart.activity().get(layer).saturation()))
                .filter(layer -> !(chart.shareOfLossLeft() < LEARNED))
                .map(layer -> diagnosis(chart, layer));
    }

    private static boolean isFlatOnBothSides(DifferentiableFunction activation) {
        return Saturation.isAt(activation, FAR) && Saturation.isAt(activation, -FAR);
    }

    private static Diagnosis diagnosis(Chart chart, int layer) {
        return new Diagnosis(
                Disease.SATURATED_UNITS,
                "A layer is saturated: many of its units are where the activation is flat, and hardly any gradient gets past them.",
                Words.percent(chart.activity().get(layer).saturation()) + " of the answers in " + chart.nameOf(layer)
                        + " ("
                        + chart.activationOf(layer).symbol() + ") have a slope under "
                        + Words.percent(Saturation.SHARE) + " of the steepest.",
                "Start with smaller weights (Initializer.fitting), scale the inputs, lower the learning rate, or put a BatchNorm before the"
                        + " activation.");
    }
}
