package chainrule.examples.training;

import chainrule.doctor.Doctor;
import chainrule.engine.Activation;
import chainrule.examples.data.CsvData;
import chainrule.examples.data.CsvData.Part;
import chainrule.nn.Adam;
import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A net that was trained on what is in a file.
 *
 * @param trainLosses the mean over rows, before training and after each epoch: cross-entropy or, of scaled numbers, the squared error
 * @param testLosses the same of the rows to judge by
 * @param activities what the units of hidden layers did, {@code get(epoch).get(layer)}
 * @param doctor who saw each step
 */
public record CsvRun(
        CsvData data,
        MLP net,
        List<Double> trainLosses,
        List<Double> testLosses,
        List<List<LayerActivity>> activities,
        Doctor doctor) {
    public static final int HIDDEN_LAYERS = 2;
    public static final int WIDTH = 16;
    public static final int BATCH = 16;
    public static final double LEARNING_RATE = 0.01;

    /** Told after each epoch. */
    public interface Watcher {
        void see(CsvRun soFar);
    }

    /** Trains a fresh net of two hidden layers of ReLU units with Adam. */
    public static CsvRun train(CsvData data, int epochs, long seed, Watcher watcher) {
        int outputs = Math.max(1, data.preparation().classes().size());
        int inputs = data.train().rows().features();
        MLP net = new MLP(new int[] {inputs, WIDTH, WIDTH, outputs}, Activation.RELU, new Random(seed));
        Adam optimizer = new Adam(net.parameters(), LEARNING_RATE);
        Training training = data.hasClasses()
                ? new Training(net, optimizer, data.train().rows())
                : Training.ofNumbers(
                        net, optimizer, data.train().rows(), data.train().targets());
        Doctor doctor = data.hasClasses()
                ? new Doctor(
                        net, data.train().rows().inputs(), data.train().rows().labels())
                : new Doctor(net, data.train().rows().inputs(), data.train().targets());
        CsvRun run = new CsvRun(data, net, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), doctor);
        training.tell((each, loss) -> doctor.watch(loss, each));
        Random random = new Random(seed);
        run.look(watcher);
        for (int epoch = 0; epoch < epochs; epoch++) {
            training.epoch(BATCH, random);
            run.look(watcher);
        }
        return run;
    }

    private void look(Watcher watcher) {
        trainLosses.add(loss(data.train()));
        testLosses.add(loss(data.test()));
        List<LayerActivity> layers = LayerActivity.of(net, data.train().rows().inputs());
        activities.add(layers.subList(0, HIDDEN_LAYERS));
        doctor.heldOut(testLosses.get(epochs()));
        watcher.see(this);
    }

    private double loss(Part part) {
        return IntStream.range(0, part.rows().size())
                .mapToDouble(i -> loss(part, i, net.predict(part.rows().inputs()[i])))
                .average()
                .orElseThrow();
    }

    private double loss(Part part, int row, double... outputs) {
        if (!data.hasClasses()) {
            return Math.pow(outputs[0] - part.targets()[row], 2);
        }
        double largest = DoubleStream.of(outputs).max().orElseThrow();
        double sum = DoubleStream.of(outputs).map(z -> Math.exp(z - largest)).sum();
        return largest + Math.log(sum) - outputs[part.rows().labels()[row]];
    }

    public int epochs() {
        return trainLosses.size() - 1;
    }

    /** The share of test rows whose class is named right or, where numbers are predicted, the root mean squared error in the unit of the file. */
    public double score() {
        return data.hasClasses()
                ? Classifier.accuracy(net, data.test().rows())
                : Math.sqrt(testLosses.get(epochs()))
                        * data.preparation().targetScaling().deviations()[0];
    }

    /** The score of one who has not looked at the inputs, and says the most frequent class or the mean of the rows to learn from. */
    public double blindScore() {
        if (!data.hasClasses()) {
            double meanSquare = DoubleStream.of(data.test().targets())
                    .map(x -> x * x)
                    .average()
                    .orElseThrow();
            return Math.sqrt(meanSquare) * data.preparation().targetScaling().deviations()[0];
        }
        int[] counts = new int[data.preparation().classes().size()];
        IntStream.of(data.train().rows().labels()).forEach(label -> counts[label]++);
        int most = IntStream.range(0, counts.length)
                .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                .orElseThrow();
        return IntStream.of(data.test().rows().labels())
                .mapToDouble(label -> label == most ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
