package chainrule.doctor;

import java.util.ArrayDeque;
import java.util.Deque;

/** The losses of training: how many, the first one and the last ones. */
final class Losses {
    private static final int RECENT = 50;

    private final Deque<Double> last = new ArrayDeque<>();
    private double first = Double.NaN;
    private int count;

    void add(double loss) {
        if (count == 0) {
            first = loss;
        }
        count++;
        last.add(loss);
        if (last.size() > RECENT) {
            last.remove();
        }
    }

    int count() {
        return count;
    }

    double first() {
        return first;
    }

    /** The mean of the last fifty, or of the later half where there are fewer than a hundred. */
    double recent() {
        int half = Math.max(1, Math.min(RECENT, count / 2));
        return last.stream()
                .skip(Math.max(0, last.size() - half))
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
