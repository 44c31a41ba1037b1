package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.nn.BatchNorm;
import chainrule.nn.Block;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Sequential;
import chainrule.nn.Sgd;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BatchTrainingTest {
    private final Dataset data = randomData(10);

    private static Dataset randomData(int rows) {
        Random random = new Random(9);
        double[][] inputs = Stream.generate(() -> random.doubles(3, -2, 2).toArray())
                .limit(rows)
                .toArray(double[][]::new);
        return new Dataset(inputs, random.ints(rows, 0, 4).toArray());
    }

    private static Sequential normalized(BatchNorm norm) {
        Random random = new Random(2);
        return new Sequential(
                new Layer(3, 5, Activation.IDENTITY, random),
                norm,
                new Elementwise(Activation.RELU),
                new Layer(5, 4, Activation.IDENTITY, random));
    }

    private static double[] parameters(Block net) {
        return net.parameters().stream().mapToDouble(Value::data).toArray();
    }

    @Test
    void whereRowsAreIndependentItDoesWhatTrainingDoes() {
        MLP net = new MLP(new int[] {3, 6, 4}, Activation.TANH, new Random(3));
        MLP twin = new MLP(new int[] {3, 6, 4}, Activation.TANH, new Random(3));

        double loss = new BatchTraining(net, new Sgd(net.parameters(), 0.1), data).epoch(4, new Random(5));
        double expected = new Training(twin, new Sgd(twin.parameters(), 0.1), data).epoch(4, new Random(5));

        assertThat(loss).isCloseTo(expected, Percentage.withPercentage(1e-8));
        assertThat(parameters(net)).containsExactly(parameters(twin), within(1e-10));
    }

    @Test
    void aStepIsThatOfTheWholeBatch() {
        BatchNorm norm = new BatchNorm(5);
        Sequential net = normalized(norm);
        Sequential twin = normalized(new BatchNorm(5));
        Classifier.loss(twin, data).backward();
        new Sgd(twin.parameters(), 0.1).step();

        new BatchTraining(net, new Sgd(net.parameters(), 0.1), data).epoch(10, new Random(1));

        assertThat(parameters(net)).containsExactly(parameters(twin), within(1e-12));
        assertThat(norm.runningMean()).doesNotContain(0);
    }

    @Test
    void learns() {
        Sequential net = normalized(new BatchNorm(5));
        BatchTraining training = new BatchTraining(net, new Sgd(net.parameters(), 0.1), data);

        double before = training.epoch(5, new Random(1));
        training.epochs(50, 5, new Random(1));

        assertThat(training.epoch(5, new Random(1))).isLessThan(0.8 * before);
    }

    @Test
    void trainingRefusesWhatNeedsAWholeBatch() {
        Sequential net = normalized(new BatchNorm(5));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Training(net, new Sgd(net.parameters(), 0.1), data))
                .withMessageContaining("at least 2 rows");
    }
}
