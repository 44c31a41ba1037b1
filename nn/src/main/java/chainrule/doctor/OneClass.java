package chainrule.doctor;

import java.util.Arrays;
import java.util.Optional;

/** Targets that are all the same. */
final class OneClass {
    private OneClass() {}

    static Optional<Diagnosis> examine(Chart chart) {
        Data data = chart.data();
        double first = data.targets()[0];
        if (data.targets().length < 2 || Arrays.stream(data.targets()).anyMatch(target -> target != first)) {
            return Optional.empty();
        }
        return Optional.of(
                new Diagnosis(
                        Disease.ONE_CLASS,
                        data.classes() > 0
                                ? "All rows have the same label, so there is nothing to tell apart."
                                : "All rows have the same target, so there is nothing to learn from the inputs.",
                        Words.count(data.targets().length, "row") + ", all with " + Words.number(first) + ".",
                        "Check which column the labels are read from, and whether a sorted file was cut before it was shuffled."));
    }
}
