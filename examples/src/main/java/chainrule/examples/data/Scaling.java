package chainrule.examples.data;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Moves and stretches numbers to a mean of 0 and a standard deviation of 1: (x - mean) / deviation.
 *
 * @param means one for each place of a row
 * @param deviations the same, all positive
 */
public record Scaling(double[] means, double[] deviations) {
    /** Throws IllegalArgumentException unless there are as many deviations as means, all finite and the deviations positive. */
    public Scaling {
        Objects.requireNonNull(means, "means");
        Objects.requireNonNull(deviations, "deviations");
        if (means.length != deviations.length) {
            throw new IllegalArgumentException(
                    "deviations: expected " + means.length + ", one for each mean, got " + deviations.length);
        }
        for (int i = 0; i < means.length; i++) {
            require(Double.isFinite(means[i]), "means[" + i + "]: expected a finite number", means[i]);
            boolean positive = Double.isFinite(deviations[i]) && deviations[i] > 0;
            require(positive, "deviations[" + i + "]: expected a positive number", deviations[i]);
        }
    }

    private static void require(boolean condition, String expected, double came) {
        if (!condition) {
            throw new IllegalArgumentException(expected + ", got " + came);
        }
    }

    /** That of rows; where all numbers of a place are the same, the deviation is taken as 1. */
    public static Scaling of(double[][] rows) {
        int places = rows[0].length;
        double[] means = new double[places];
        double[] deviations = new double[places];
        for (int i = 0; i < places; i++) {
            int place = i;
            double[] column = Arrays.stream(rows).mapToDouble(row -> row[place]).toArray();
            double mean = Arrays.stream(column).sum() / column.length;
            double variance =
                    Arrays.stream(column).map(x -> (x - mean) * (x - mean)).sum() / column.length;
            boolean constant = Arrays.stream(column).allMatch(x -> x == column[0]);
            means[i] = mean;
            deviations[i] = constant || variance == 0 ? 1 : Math.sqrt(variance);
        }
        return new Scaling(means, deviations);
    }

    /** The row, scaled. */
    public double[] apply(double... row) {
        return IntStream.range(0, means.length)
                .mapToDouble(i -> (row[i] - means[i]) / deviations[i])
                .toArray();
    }

    /** What a scaled number of a place was. */
    public double undo(int place, double scaled) {
        return means[place] + deviations[place] * scaled;
    }
}
