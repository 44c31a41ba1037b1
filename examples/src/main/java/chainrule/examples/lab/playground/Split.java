package chainrule.examples.lab.playground;

import java.util.stream.IntStream;

/** Which of some points are for training: as large a share of each class, evenly spread, and at least one; the others are for the test. */
final class Split {
    private final int[] labels;
    private final boolean[] training;

    /** @param share in percent */
    Split(int share, int... labels) {
        this.labels = labels;
        training = new boolean[labels.length];
        for (int label : IntStream.of(labels).distinct().toArray()) {
            int[] members = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == label)
                    .toArray();
            long wanted = Math.max(1, Math.min(members.length - 1, Math.round(members.length * share / 100.0)));
            for (int i = 0; i < members.length; i++) {
                training[members[i]] = (i + 1) * wanted / members.length > i * wanted / members.length;
            }
        }
    }

    int[] training() {
        return IntStream.range(0, labels.length).filter(i -> training[i]).toArray();
    }

    int[] test() {
        return IntStream.range(0, labels.length).filter(i -> !training[i]).toArray();
    }
}
