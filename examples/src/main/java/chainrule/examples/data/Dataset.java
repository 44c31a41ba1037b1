package chainrule.examples.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Examples with their classes.
 *
 * @param inputs one row an example, all of the same length
 * @param labels the class of each row, 0 or more
 */
public record Dataset(double[][] inputs, int[] labels) {
    /** Throws IllegalArgumentException if there is no row, not one label a row, a row that is null or of another length, or a negative label. */
    public Dataset {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(labels, "labels");
        if (inputs.length == 0 || inputs.length != labels.length) {
            throw new IllegalArgumentException("labels: expected one for each of the inputs' rows, at least 1, got "
                    + labels.length + " labels for " + inputs.length + " rows");
        }
        for (int i = 0; i < inputs.length; i++) {
            requireRow(i, inputs);
            if (labels[i] < 0) {
                throw new IllegalArgumentException("labels[" + i + "]: expected a class, 0 or more, got " + labels[i]);
            }
        }
    }

    private static void requireRow(int i, double[][] inputs) {
        if (inputs[i] == null) {
            throw new IllegalArgumentException("inputs[" + i + "]: expected a row, got null");
        }
        if (inputs[i].length != inputs[0].length) {
            throw new IllegalArgumentException("inputs[" + i + "]: expected " + inputs[0].length
                    + " numbers, as in the first row, got " + inputs[i].length);
        }
    }

    /**
     * What a file of comma-separated values has to learn from and to judge by.
     *
     * @param seed for the choice of rows to judge by
     * @throws IllegalArgumentException if the file cannot be read, has too few rows, or cells that do not fit; the message has file, line and column
     */
    public static CsvData fromCsv(Path file, CsvOptions options, long seed) {
        Objects.requireNonNull(options, "options");
        return CsvData.of(CsvFile.read(file, options.headed()), options, seed);
    }

    /** The same, where all is found out: the target is the column named class, label, target or species, else the last one. */
    public static CsvData fromCsv(Path file) {
        return fromCsv(file, CsvOptions.none(), 0);
    }

    public int size() {
        return labels.length;
    }

    /** Numbers in a row. */
    public int features() {
        return inputs[0].length;
    }

    /** Which side of a line the row belongs to, as the hinge loss wants it: class 1 on the positive one, +1, others on the negative one, -1. */
    public int side(int row) {
        return labels[row] == 1 ? 1 : -1;
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

    /** The same rows, with so much added to each of their numbers. */
    public Dataset shifted(double shift) {
        double[][] shifted = Arrays.stream(inputs)
                .map(row -> Arrays.stream(row).map(x -> x + shift).toArray())
                .toArray(double[][]::new);
        return new Dataset(shifted, labels);
    }

    /** The first rows, or all where there are fewer. */
    public Dataset first(int rows) {
        return where(i -> i < rows);
    }

    /**
     * The rows in random order, cut into batches; the last one may be smaller.
     *
     * @param batchSize rows in a batch; IllegalArgumentException unless it is positive
     */
    public List<Dataset> batches(int batchSize, RandomGenerator random) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize: expected at least 1, got " + batchSize);
        }
        int[] order = shuffled(random);
        List<Dataset> batches = new ArrayList<>();
        for (int start = 0; start < order.length; start += batchSize) {
            batches.add(select(Arrays.copyOfRange(order, start, Math.min(start + batchSize, order.length))));
        }
        return batches;
    }

    private int[] shuffled(RandomGenerator random) {
        int[] order = IntStream.range(0, size()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /**
     * Each row followed by its label, as a one in the place of its class among zeros.
     *
     * @param classes how many there are; IllegalArgumentException if a label is not one of them
     */
    public Dataset withOneHot(int classes) {
        double[][] rows = new double[size()][];
        for (int i = 0; i < rows.length; i++) {
            if (labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "labels[" + i + "]: expected a class within 0.." + (classes - 1) + ", got " + labels[i]);
            }
            rows[i] = Arrays.copyOf(inputs[i], features() + classes);
            rows[i][features() + labels[i]] = 1;
        }
        return new Dataset(rows, labels);
    }

    /** Each row followed by the number that is to be predicted from it; IllegalArgumentException unless there is one for each. */
    public Dataset withTargets(double... targets) {
        if (targets.length != size()) {
            throw new IllegalArgumentException(
                    "targets: expected " + size() + ", one for each row, got " + targets.length);
        }
        double[][] rows = new double[size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(inputs[i], features() + 1);
            rows[i][features()] = targets[i];
        }
        return new Dataset(rows, labels);
    }
}
