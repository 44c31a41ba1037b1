package chainrule.examples.pictures;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** What nets of several seeds read at the end, in words; each seed has its accuracy after each epoch. */
final class Accuracies {
    private Accuracies() {}

    static DoubleSummaryStatistics last(List<double[]> curves) {
        return curves.stream().mapToDouble(curve -> curve[curve.length - 1]).summaryStatistics();
    }

    /** The lowest and the highest. */
    static String range(List<double[]> curves) {
        return range(last(curves));
    }

    static String range(DoubleSummaryStatistics accuracy) {
        return String.format(Locale.ROOT, "%.2f to %.2f", accuracy.getMin(), accuracy.getMax());
    }

    /** The mean. */
    static String percent(List<double[]> curves) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * last(curves).getAverage());
    }
}
