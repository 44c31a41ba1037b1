package chainrule.examples.doctor;

import chainrule.doctor.Disease;
import java.util.Set;

/** What is spoilt in a run that is healthy otherwise, and the findings that name it or what it leads to. */
enum Illness {
    NONE(1, 1, 1, true),
    NO_ZERO_GRAD(1, 1, 1, false, Disease.ACCUMULATED_GRADIENTS),
    RATE_TIMES_1000(
            1000, 1, 1, true, Disease.RATE_TOO_HIGH, Disease.NOT_FINITE, Disease.DEAD_UNITS, Disease.SATURATED_UNITS),
    RATE_OVER_10000(1e-4, 1, 1, true, Disease.RATE_TOO_LOW),
    WEIGHTS_TIMES_10(1, 10, 1, true, Disease.FIRST_LOSS, Disease.EXPLODING_SIGNAL, Disease.SATURATED_UNITS),
    WEIGHTS_OVER_30(1, 1 / 30.0, 1, true, Disease.VANISHING_SIGNAL),
    INPUTS_TIMES_100(1, 1, 100, true, Disease.UNSCALED_INPUTS);

    final double rate;
    final double weights;
    final double inputs;
    final boolean zeroGrad;
    final Set<Disease> findings;

    Illness(double rate, double weights, double inputs, boolean zeroGrad, Disease... findings) {
        this.rate = rate;
        this.weights = weights;
        this.inputs = inputs;
        this.zeroGrad = zeroGrad;
        this.findings = Set.of(findings);
    }
}
