package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.nn.Adam;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nets that learn by {@link Training}, beside twins with the same weights for which each batch becomes a graph of its own. */
class TrainingTest {
    private static final double RELATIVE = 1e-10;
    private static final int ROWS = 10;
    private static final int BATCH = 4;

    private final Dataset data = randomData();
    private final MLP net = net(Activation.TANH);
    private final MLP twin = net(Activation.TANH);

    private static MLP net(Activation hidden) {
        return new MLP(new int[] {3, 6, 5, 4}, hidden, new Random(3));
    }

    private static Dataset randomData() {
        Random random = new Random(9);
        double[][] inputs = Stream.generate(() -> random.doubles(3, -2, 2).toArray())
                .limit(ROWS)
                .toArray(double[][]::new);
        return new Dataset(inputs, random.ints(ROWS, 0, 4).toArray());
    }

    private static double eagerEpoch(MLP net, Optimizer optimizer, Dataset data, int batchSize, Random random) {
        double sum = 0;
        for (Dataset batch : data.batches(batchSize, random)) {
            optimizer.zeroGrad();
            Value loss = Classifier.loss(net, batch);
            loss.backward();
            optimizer.step();
            sum += loss.data() * batch.size();
        }
        return sum / data.size();
    }

    private static double[] dataOf(MLP net) {
        return net.parameters().stream().mapToDouble(Value::data).toArray();
    }

    private static void assertSame(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, Percentage.withPercentage(100 * RELATIVE));
    }

    private static void assertSameParameters(MLP net, MLP twin) {
        double[] actual = dataOf(net);
        double[] expected = dataOf(twin);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(actual).containsExactly(expected, within(RELATIVE * largest));
    }

    @Test
    void stepsWithItsBatchesAreAnEpoch() {
        Training whole = new Training(net, new Adam(net.parameters(), 0.01), data);
        whole.epoch(BATCH, new Random(5));
        Training inSteps = new Training(twin, new Adam(twin.parameters(), 0.01), data);
        inSteps.batches(BATCH, new Random(5)).forEach(inSteps::step);

        assertThat(dataOf(twin)).containsExactly(dataOf(net));
    }

    @Test
    void gradientsAreThoseOfTheMeanLossAndNothingIsLearned() {
        double[] before = dataOf(net);
        Training training = new Training(net, new Adam(net.parameters(), 0.01), data);
        training.gradients(data.withOneHot(4));
        double loss = training.gradients(data.withOneHot(4));
        Value expected = Classifier.loss(twin, data);
        expected.backward();

        assertSame(loss, expected.data());
        for (int i = 0; i < before.length; i++) {
            assertSame(net.parameters().get(i).grad(), twin.parameters().get(i).grad());
        }
        assertThat(dataOf(net)).containsExactly(before);
    }

    @ParameterizedTest
    @EnumSource
    void aStepIsThatOfTheGraphOfTheBatch(Activation activation) {
        MLP net = net(activation);
        MLP twin = net(activation);
        double[] before = dataOf(net);

        double loss = new Training(net, new Sgd(net.parameters(), 0.1), data).epoch(ROWS, new Random(1));
        double expected = eagerEpoch(twin, new Sgd(twin.parameters(), 0.1), data, ROWS, new Random(1));

        assertSame(loss, expected);
        assertSameParameters(net, twin);
        assertThat(dataOf(net)).isNotEqualTo(before);
    }

    @Test
    void epochsDrawTheSameBatchesAndMayChangeTheLearningRate() {
        Optimizer optimizer = new Adam(net.parameters(), 0.02);
        Optimizer twinOptimizer = new Adam(twin.parameters(), 0.02);
        Training training = new Training(net, optimizer, data);
        Random random = new Random(5);
        Random twinRandom = new Random(5);
        for (double rate : new double[] {0.02, 0.02, 0.001, 0.05}) {
            optimizer.setLearningRate(rate);
            twinOptimizer.setLearningRate(rate);

            assertSame(training.epoch(BATCH, random), eagerEpoch(twin, twinOptimizer, data, BATCH, twinRandom));
        }
        assertSameParameters(net, twin);
    }

    @Test
    void theNetCanBeLookedAtBeforeTheLastStepOfAnEpoch() {
        Training training = new Training(net, new Sgd(net.parameters(), 0.1), data);
        Optimizer optimizer = new Sgd(twin.parameters(), 0.1);
        double[][] seen = new double[1][];

        training.epoch(BATCH, new Random(1), () -> seen[0] = dataOf(net));

        for (Dataset batch : data.batches(BATCH, new Random(1)).subList(0, 2)) {
            optimizer.zeroGrad();
            Classifier.loss(twin, batch).backward();
            optimizer.step();
        }
        assertThat(seen[0]).containsExactly(dataOf(twin), within(RELATIVE)).isNotEqualTo(dataOf(net));
    }

    @Test
    void anEpochLowersTheLoss() {
        double before = Classifier.loss(net, data).data();

        new Training(net, new Sgd(net.parameters(), 0.1), data).epoch(BATCH, new Random(1));

        assertThat(Classifier.loss(net, data).data()).isLessThan(before);
    }

    @Test
    void refusesDataThatDoNotFitTheNet() {
        Optimizer optimizer = new Sgd(net.parameters(), 0.1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Training(net, optimizer, new Dataset(new double[1][2], new int[1])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Training(net, optimizer, new Dataset(new double[1][3], new int[] {4})))
                .withMessage("labels[0]: expected a class within 0..3, got 4");
    }
}
