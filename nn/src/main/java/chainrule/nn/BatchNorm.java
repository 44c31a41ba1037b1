package chainrule.nn;

import chainrule.engine.Value;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Batch normalization: each unit minus its mean over the batch, in units of its spread over the batch, times a gain plus a shift that are
 * learned; Ioffe and Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift", 2015.
 *
 * <pre>{@code y = γ (x - mean) / √(variance + 1e-5) + β}</pre>
 *
 * <p>In training, {@code forward} needs the rows of a batch at once, at least two. It also keeps running estimates of mean and variance,
 * each batch weighing 0.1; with these the trained net computes each row alone, in {@code predict}. Numbers are those of PyTorch's
 * {@code BatchNorm1d}, whose running variance is the unbiased one, too.
 */
public final class BatchNorm extends Affine {
    static final double EPSILON = 1e-5;

    private static final double WEIGHT_OF_BATCH = 0.1;

    private final double[] mean;
    private final double[] variance;

    /** Gains are 1, shifts are 0, running means are 0, running variances are 1; throws IllegalArgumentException unless there is a unit. */
    public BatchNorm(int units) {
        super(units);
        mean = new double[units];
        variance = new double[units];
        Arrays.fill(variance, 1);
    }

    /** Refused, since one row has no spread: give all rows of the batch. */
    @Override
    public Value[] forward(Value... row) {
        return forward(new Value[][] {Check.values("row", row)})[0];
    }

    /**
     * Also moves the running mean and variance.
     *
     * @throws IllegalArgumentException if there are fewer than two rows, or if one's length is not the number of units
     */
    @Override
    public Value[][] forward(Value[][] rows) {
        Check.elements("rows", rows, "a row");
        for (int i = 0; i < rows.length; i++) {
            Check.size("rows[" + i + "]", inputs(), Check.values("rows[" + i + "]", rows[i]).length);
        }
        Check.require(
                rows.length > 1, "rows", "at least 2 rows of a batch, since one alone has no spread", rows.length);
        Value[][] outputs = new Value[rows.length][inputs()];
        for (int unit = 0; unit < inputs(); unit++) {
            normalize(unit, rows, outputs);
        }
        return outputs;
    }

    private void normalize(int unit, Value[][] rows, Value[][] outputs) {
        int n = rows.length;
        Value center = Value.sum(column(rows, unit)).div(n);
        Value[] offsets =
                Stream.of(column(rows, unit)).map(x -> x.minus(center)).toArray(Value[]::new);
        Value spread = Value.dot(offsets, offsets).div(n);
        Value factor = spread.plus(EPSILON).pow(-0.5);
        for (int row = 0; row < n; row++) {
            outputs[row][unit] = affine(unit, offsets[row].times(factor));
        }
        mean[unit] += WEIGHT_OF_BATCH * (center.data() - mean[unit]);
        variance[unit] += WEIGHT_OF_BATCH * (spread.data() * n / (n - 1) - variance[unit]);
    }

    private static Value[] column(Value[][] rows, int unit) {
        return Stream.of(rows).map(row -> row[unit]).toArray(Value[]::new);
    }

    /** By the running mean and variance. */
    @Override
    public double[] predict(double... row) {
        Check.size("row", inputs(), Check.given("row", row).length);
        return IntStream.range(0, row.length)
                .mapToDouble(i -> affine(i, (row[i] - mean[i]) / Math.sqrt(variance[i] + EPSILON)))
                .toArray();
    }

    /** Gains and shifts, and the running figures. */
    @Override
    public void addTo(StateDict dict) {
        super.addTo(dict);
        dict.add("running_mean", mean);
        dict.add("running_var", variance);
    }

    /** Of each unit, over the batches so far, the later ones weighing more. */
    public double[] runningMean() {
        return mean.clone();
    }

    /** Of each unit, unbiased. */
    public double[] runningVariance() {
        return variance.clone();
    }
}
