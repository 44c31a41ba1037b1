package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.TwoMoonsPictures;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
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
        var pictures = new TwoMoonsPictures(net, train);
        double[] losses = new double[steps];
        double[] hinges = new double[steps];
        for (int step = 0; step < steps; step++) {
            optimizer.zeroGrad();
            Value hinge = hinge(net, train);
            Value loss = hinge.plus(Loss.l2(net.parameters(), L2));
            loss.backward();
            optimizer.step();
            losses[step] = loss.data();
            hinges[step] = hinge.data();
            if (step % STEPS_A_GLIMPSE == 0) {
                stage.live(pictures.field("Two moons · step " + step));
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
                pictures.field(String.format(
                        Locale.ROOT,
                        "A 2-16-16-1 net with ReLU puts %.0f of %d points on the right side of its line",
                        accuracy(net, train) * train.size(),
                        train.size())),
                pictures.points());
        stage.picture("two-moons-loss", pictures.lossChart(losses, hinges), pictures.lossTable(losses, hinges));
    }

    private static Value hinge(MLP net, Dataset data) {
        Value[] losses = IntStream.range(0, data.size())
                .mapToObj(i -> Loss.hinge(net.forward(data.inputs()[i])[0], data.side(i)))
                .toArray(Value[]::new);
        return Loss.mean(losses);
    }

    private static double accuracy(MLP net, Dataset data) {
        return IntStream.range(0, data.size())
                .mapToDouble(i -> net.predict(data.inputs()[i])[0] * data.side(i) > 0 ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
