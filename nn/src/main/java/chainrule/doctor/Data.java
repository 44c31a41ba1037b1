package chainrule.doctor;

import chainrule.nn.Block;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the net is to learn.
 *
 * @param classes how many there are, or 0 where targets are numbers to predict
 */
record Data(double[][] inputs, double[] targets, int classes) {
    private static final int SAMPLE = 200;

    static Data ofClasses(Block net, double[][] inputs, int[] labels) {
        double[][] rows = Check.rows("inputs", inputs);
        sameSize("labels", rows, Check.given("labels", labels).length);
        int outputs = net.predict(rows[0]).length;
        for (int i = 0; i < labels.length; i++) {
            Check.require(
                    outputs == 1 || labels[i] >= 0 && labels[i] < outputs,
                    "labels[" + i + "]",
                    "a class within 0.." + (outputs - 1),
                    labels[i]);
        }
        return new Data(rows, Arrays.stream(labels).asDoubleStream().toArray(), Math.max(2, outputs));
    }

    static Data ofNumbers(double[][] inputs, double[] targets) {
        double[][] rows = Check.rows("inputs", inputs);
        sameSize("targets", rows, Check.given("targets", targets).length);
        return new Data(rows, targets.clone(), 0);
    }

    private static void sameSize(String name, double[][] rows, int count) {
        Check.require(count == rows.length, name, "one for each of " + rows.length + " rows", count);
    }

    /** Some rows, evenly spread over all. */
    Data sample() {
        int size = Math.min(SAMPLE, inputs.length);
        int[] chosen = IntStream.range(0, size)
                .map(i -> (int) ((long) i * inputs.length / size))
                .toArray();
        return new Data(
                IntStream.of(chosen).mapToObj(i -> inputs[i]).toArray(double[][]::new),
                IntStream.of(chosen).mapToDouble(i -> targets[i]).toArray(),
                classes);
    }

    double[] feature(int column) {
        return Arrays.stream(inputs).mapToDouble(row -> row[column]).toArray();
    }

    /** The loss of equal odds for every class. */
    double lossOfAGuess() {
        return Math.log(classes);
    }

    /** The mean cross-entropy of a net whose outputs are logits. */
    double crossEntropy(Block net) {
        return IntStream.range(0, inputs.length)
                .mapToDouble(i -> crossEntropy(net.predict(inputs[i]), targets[i]))
                .average()
                .orElseThrow();
    }

    private static double crossEntropy(double[] logits, double label) {
        double[] all = logits.length == 1 ? new double[] {0, logits[0]} : logits;
        int truth = logits.length == 1 ? (label > 0 ? 1 : 0) : (int) label;
        double largest = DoubleStream.of(all).max().orElseThrow();
        double sum =
                DoubleStream.of(all).map(logit -> Math.exp(logit - largest)).sum();
        return Math.log(sum) + largest - all[truth];
    }

    /** The share of rows whose class the net gets right, where a single output above the threshold means a label above 0. */
    double shareRight(Block net, double threshold) {
        return IntStream.range(0, inputs.length)
                        .filter(i -> isRight(net.predict(inputs[i]), targets[i], threshold))
                        .count()
                / (double) inputs.length;
    }

    private static boolean isRight(double[] outputs, double label, double threshold) {
        if (outputs.length == 1) {
            return outputs[0] > threshold == label > 0;
        }
        return IntStream.range(0, outputs.length).allMatch(i -> outputs[i] <= outputs[(int) label]);
    }
}
