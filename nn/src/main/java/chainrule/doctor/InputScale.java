package chainrule.doctor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How large inputs are. Weights are drawn for inputs about as large as 1, with a mean near 0; LeCun et al. 1998, "Efficient BackProp", section
 * 4.3. The limits are ours, a factor of ten above and a hundred below.
 */
final class InputScale {
    private static final double LARGE = 10;
    private static final double SMALL = 0.01;

    private InputScale() {}

    static Optional<Diagnosis> examine(Chart chart) {
        Data data = chart.data();
        double[] sizes = IntStream.range(0, data.inputs()[0].length)
                .mapToDouble(column -> rootMeanSquare(data.feature(column)))
                .toArray();
        int largest = IntStream.range(0, sizes.length)
                .reduce((a, b) -> sizes[b] > sizes[a] ? b : a)
                .orElse(0);
        if (sizes.length == 0 || !(sizes[largest] > LARGE || sizes[largest] < SMALL)) {
            return Optional.empty();
        }
        long beyond = Arrays.stream(sizes)
                .filter(size -> size > LARGE || size < SMALL)
                .count();
        return Optional.of(
                new Diagnosis(
                        Disease.UNSCALED_INPUTS,
                        sizes[largest] > LARGE
                                ? "Some inputs are much larger than 1: they drive units into their flat parts and make steps jump."
                                : "The inputs are much smaller than 1: weights must grow for long before they matter.",
                        "column " + (largest + 1) + " has a root mean square of " + Words.number(sizes[largest]) + "; "
                                + beyond + " of " + Words.count(sizes.length, "column") + " are outside of "
                                + Words.number(SMALL) + " to " + Words.number(LARGE) + ".",
                        "Subtract from each column its mean and divide by its standard deviation, both of the training rows, for all rows."));
    }

    private static double rootMeanSquare(double[] numbers) {
        return Math.sqrt(Arrays.stream(numbers).map(x -> x * x).average().orElse(Double.NaN));
    }
}
