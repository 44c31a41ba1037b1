package chainrule.doctor;

import chainrule.engine.Activation;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Every gradient is 0; why? */
final class NoGradient {
    /** So many close looks in a row, since one batch may well be without a mistake. */
    private static final int LOOKS = 5;

    private static final double NEARLY_ALL = 0.9;

    private NoGradient() {}

    static Optional<Diagnosis> examine(Chart chart) {
        Optional<Pass> pass = chart.history().pass();
        if (pass.filter(p -> !p.hasRun()).isPresent()) {
            return diagnosis(
                    "backward() has not been called, so there is no gradient.",
                    "in step " + pass.get().step()
                            + " the gradient of the loss with respect to itself is 0; after a pass it is 1.",
                    "Call loss.backward() before doctor.watch(loss, optimizer) and optimizer.step().");
        }
        if (pass.filter(Pass::isErased).isPresent()) {
            return diagnosis(
                    "The gradients were set to 0 after backward(), before they were used.",
                    "in step " + pass.get().step() + " all are 0, and this loss gives a gradient of length "
                            + Words.number(pass.get().right()) + ".",
                    "Call optimizer.zeroGrad() before loss.backward(), not after it.");
        }
        boolean outside = pass.filter(p -> !p.inGraph().contains(true)).isPresent();
        return outside || chart.layers() == 0 || !allZero(last(chart)) ? Optional.empty() : why(chart);
    }

    private static List<History.Look> last(Chart chart) {
        List<History.Look> looks = chart.history().looks();
        return looks.subList(Math.max(0, looks.size() - LOOKS), looks.size());
    }

    private static boolean allZero(List<History.Look> looks) {
        return looks.size() == LOOKS
                && looks.stream()
                        .flatMapToDouble(look -> DoubleStream.of(look.gradients()))
                        .allMatch(gradient -> gradient == 0);
    }

    private static Optional<Diagnosis> why(Chart chart) {
        if (last(chart).stream().allMatch(look -> look.loss() == 0)) {
            return beyondTheMargin(chart);
        }
        return diagnosis(
                "Every gradient is 0 although the loss is not: something between loss and parameters is flat.",
                "the loss is " + Words.number(chart.history().losses().recent())
                        + ", and all gradients were 0 in the last " + LOOKS + " steps looked at.",
                "Look for a dead or saturated layer, or for rounding, clamp or max in the loss, whose slopes are 0.");
    }

    private static Optional<Diagnosis> beyondTheMargin(Chart chart) {
        int last = chart.layers() - 1;
        double threshold = last >= 0 && chart.activationOf(last) == Activation.SIGMOID ? 0.5 : 0;
        double right = chart.data().classes() == 0 ? 1 : chart.data().sample().shareRight(chart.net(), threshold);
        String seen = "the loss and all gradients were 0 in the last " + LOOKS + " steps looked at"
                + (chart.data().classes() == 0 ? "." : "; " + Words.percent(right) + " of the rows are right.");
        if (right >= NEARLY_ALL) {
            return Optional.of(new Diagnosis(
                    Disease.NOTHING_LEFT,
                    "All rows are beyond the margin of the loss, where it is 0 and has no slope: it has nothing more to teach.",
                    seen,
                    "Stop here, or take a loss without a margin, such as cross-entropy, if scores should move on."));
        }
        return diagnosis(
                "The loss is 0 with no slope, beyond its margin, although many rows are wrong: it does not ask for what the labels say.",
                seen,
                "Check the sign and the range of the targets: Loss.hinge wants -1 and 1 and a score.");
    }

    private static Optional<Diagnosis> diagnosis(String sentence, String evidence, String remedy) {
        return Optional.of(new Diagnosis(Disease.NO_GRADIENT, sentence, evidence, remedy));
    }
}
