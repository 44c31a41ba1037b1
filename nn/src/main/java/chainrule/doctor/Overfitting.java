package chainrule.doctor;

import chainrule.doctor.History.HeldOut;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The loss of training falls while that of rows held out rises. */
final class Overfitting {
    /** Ours: by how much it must have risen above its best. */
    private static final double RISEN = 1.5;

    /** Ours: and by how much of the loss at first, so that what is small and noisy does not count. */
    private static final double OF_FIRST = 0.1;

    private static final int A_FEW = 4;
    private static final int LAST = 3;

    private Overfitting() {}

    static Optional<Diagnosis> examine(Chart chart) {
        List<HeldOut> all = chart.history().heldOut();
        if (all.size() < A_FEW) {
            return Optional.empty();
        }
        HeldOut best =
                all.stream().min(Comparator.comparingDouble(HeldOut::loss)).orElseThrow();
        HeldOut now = all.get(all.size() - 1);
        boolean risen = all.subList(all.size() - LAST, all.size()).stream()
                .allMatch(each -> each.loss() > RISEN * best.loss()
                        && each.loss() > best.loss() + OF_FIRST * chart.lossAtFirst());
        if (!risen || !(now.training() < best.training())) {
            return Optional.empty();
        }
        return Optional.of(new Diagnosis(
                Disease.OVERFITTING,
                "The net learns its rows by heart: their loss falls while that of rows held out rises.",
                "since step " + best.step() + " the loss of training went from " + Words.number(best.training())
                        + " to "
                        + Words.number(now.training()) + ", that of rows held out from " + Words.number(best.loss())
                        + " to "
                        + Words.number(now.loss()) + ".",
                "Stop at step " + best.step() + ", take a smaller net or more rows, add Loss.l2 or Dropout."));
    }
}
