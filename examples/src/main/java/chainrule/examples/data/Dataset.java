package chainrule.examples.data;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Examples with their classes.
 *
 * @param inputs one row an example, all of the same length
 * @param labels the class of each row, 0 or more
 */
public record Dataset(double[][] inputs, int[] labels) {
    /** Throws IllegalArgumentException if there is no row, or not one label a row. */
    public Dataset {
        if (inputs.length == 0 || inputs.length != labels.length) {
            throw new IllegalArgumentException("labels: expected one for each of the inputs' rows, at least 1, got "
                    + labels.length + " labels for " + inputs.length + " rows");
        }
    }

    public int size() {
        return labels.length;
    }

    /** Numbers in a row. */
    public int features() {
        return inputs[0].length;
    }

    /** Those rows whose index fulfils the condition, in order. */
    public Dataset where(IntPredicate index) {
        return select(IntStream.range(0, size()).filter(index).toArray());
    }

    /** The rows at these indices, in this order. */
    public Dataset select(int... indices) {
        return new Dataset(
                IntStream.of(indices).mapToObj(i -> inputs[i]).toArray(double[][]::new),
                IntStream.of(indices).map(i -> labels[i]).toArray());
    }

    /** The first rows, or all where there are fewer. */
    public Dataset first(int rows) {
        return where(i -> i < rows);
    }
}
