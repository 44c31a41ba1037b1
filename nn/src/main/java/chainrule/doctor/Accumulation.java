package chainrule.doctor;

import java.util.Optional;

/** A second backward pass on top of the gradients of the first. */
final class Accumulation {
    private Accumulation() {}

    static Optional<Diagnosis> examine(Chart chart) {
        return chart.history()
                .pass()
                .filter(Pass::isAccumulated)
                .map(pass -> new Diagnosis(
                        Disease.ACCUMULATED_GRADIENTS,
                        "The gradients are the sum of several backward passes: backward() adds to what is there.",
                        evidence(pass),
                        "Call optimizer.zeroGrad() before each loss.backward(), and backward() once a step."));
    }

    private static String evidence(Pass pass) {
        String lengths = "their length is " + Words.number(pass.found()) + ", that of this loss alone "
                + Words.number(pass.right());
        return pass.factor() >= 2
                ? "in step " + pass.step() + " every gradient is " + Words.number(pass.factor())
                        + " times what this loss gives; " + lengths + "."
                : "in step " + pass.step() + " every gradient is what this loss gives plus what the step before left; "
                        + lengths + ".";
    }
}
