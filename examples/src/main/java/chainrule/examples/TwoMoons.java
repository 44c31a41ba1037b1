package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.plot.DecisionField;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** A net of 33 neurons bends a line around two half moons. */
public final class TwoMoons implements Lesson {
    private static final int SAMPLES = 100;
    private static final double NOISE = 0.1;
    private static final int STEPS = 400;
    private static final double LEARNING_RATE = 0.1;
    private static final double MOMENTUM = 0.9;
    private static final double L2 = 1e-4;
    private static final int SEED = 5;

    private static final int STEPS_A_GLIMPSE = 5;
    private static final double MARGIN = 0.4;

    private final int steps;

    public TwoMoons() {
        this(STEPS);
    }

    TwoMoons(int steps) {
        this.steps = steps;
    }

    public static void main(String[] args) {
        Solo.perform(new TwoMoons(), args);
    }

    @Override
    public String title() {
        return "Two moons and the line between them";
    }

    @Override
    public String story() {
        return "No straight line separates the two half moons. A net with two hidden layers of 16 ReLU units starts from random weights and"
                + " moves each of its 337 parameters against its gradient, " + steps + " times, on all " + SAMPLES
                + " points at once, until the zero line of its score lies between them.";
    }

    @Override
    public void perform(Stage stage) {
        Dataset train = Moons.of(SAMPLES, NOISE, new Random(SEED));
        Dataset test = Moons.of(10 * SAMPLES, NOISE, new Random(SEED + 1));
        MLP net = new MLP(new int[] {2, 16, 16, 1}, Activation.RELU, new Random(SEED));
        Optimizer optimizer = new Sgd(net.parameters(), LEARNING_RATE, MOMENTUM);
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            optimizer.zeroGrad();
            Value loss = loss(net, train);
            loss.backward();
            optimizer.step();
            losses[step] = loss.data();
            if (step % STEPS_A_GLIMPSE == 0) {
                stage.live(field(net, train, "Two moons · step " + step));
            }
        }
        stage.figure(String.format(
                Locale.ROOT,
                "Loss %.3f before training, %.4f after %d steps; %.1f %% of the %d training points and %.1f %% of %d new ones are on the"
                        + " right side.",
                losses[0],
                losses[steps - 1],
                steps,
                100 * accuracy(net, train),
                train.size(),
                100 * accuracy(net, test),
                test.size()));
        stage.picture(
                "two-moons",
                field(net, train, "Two moons, separated by a 2-16-16-1 net with ReLU"),
                points(net, train));
        stage.picture("two-moons-loss", lossChart(losses), lossTable(losses));
    }

    private static Value loss(MLP net, Dataset data) {
        Value[] losses = IntStream.range(0, data.size())
                .mapToObj(i -> Loss.hinge(net.forward(data.inputs()[i])[0], side(data, i)))
                .toArray(Value[]::new);
        return Loss.mean(losses).plus(Loss.l2(net.parameters(), L2));
    }

    /** Class 1 is the positive side, class 0 the negative one. */
    private static int side(Dataset data, int row) {
        return data.labels()[row] == 1 ? 1 : -1;
    }

    private static double accuracy(MLP net, Dataset data) {
        return IntStream.range(0, data.size())
                .mapToDouble(i -> net.predict(data.inputs()[i])[0] * side(data, i) > 0 ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static Picture field(MLP net, Dataset data, String title) {
        double[] x = Arrays.stream(data.inputs()).mapToDouble(row -> row[0]).toArray();
        double[] y = Arrays.stream(data.inputs()).mapToDouble(row -> row[1]).toArray();
        double xMin = Arrays.stream(x).min().orElseThrow() - MARGIN;
        double xMax = Arrays.stream(x).max().orElseThrow() + MARGIN;
        double yMin = Arrays.stream(y).min().orElseThrow() - MARGIN;
        double yMax = Arrays.stream(y).max().orElseThrow() + MARGIN;
        double[][] scores = DecisionField.sample((px, py) -> net.predict(px, py)[0], xMin, xMax, yMin, yMax, 80);
        return new DecisionField(title, scores, xMin, xMax, yMin, yMax)
                .subtitle(
                        "The colour is the net's score, pale where it is unsure; the line is where the score is zero.")
                .points("class +1", pick(x, data, 1), pick(y, data, 1))
                .points("class −1", pick(x, data, 0), pick(y, data, 0));
    }

    private static double[] pick(double[] coordinates, Dataset data, int label) {
        return IntStream.range(0, data.size())
                .filter(i -> data.labels()[i] == label)
                .mapToDouble(i -> coordinates[i])
                .toArray();
    }

    private static Table points(MLP net, Dataset data) {
        Table table = Table.of("x", "y", "class", "score");
        for (int i = 0; i < data.size(); i++) {
            double[] row = data.inputs()[i];
            table.row(row[0], row[1], side(data, i), net.predict(row)[0]);
        }
        return table;
    }

    private static Picture lossChart(double[] losses) {
        return new LineChart("The loss falls as the line finds its place")
                .subtitle("Mean hinge loss plus L2, before each step; all " + SAMPLES
                        + " points take part in every step.")
                .axes("step", "loss")
                .logY()
                .line("loss", losses);
    }

    private static Table lossTable(double[] losses) {
        Table table = Table.of("step", "loss");
        for (int step = 0; step < losses.length; step++) {
            table.row(step, losses[step]);
        }
        return table;
    }
}
