package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.npz.NpzException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopped and resumed equals never stopped: every loss, parameter and running figure, bit for bit, wherever the stop is. */
class CheckpointTest {
    private static final int STEPS = 8;

    private static final Map<String, Function<List<Value>, Optimizer>> OPTIMIZERS = Map.of(
            "sgd", parameters -> new Sgd(parameters, 0.05),
            "momentum", parameters -> new Sgd(parameters, 0.05, 0.9),
            "nesterov", parameters -> Sgd.nesterov(parameters, 0.05, 0.9),
            "adam", parameters -> new Adam(parameters, 0.05),
            "adamw", parameters -> new AdamW(parameters, 0.05, 0.1),
            "rmsprop", parameters -> new RmsProp(parameters, 0.05));

    @TempDir
    Path folder;

    /** A run with all that has a state: dropout, running figures, a learned slope, samples at random, a learning rate that goes down. */
    private static final class Run {
        final SplitMix64 samples;
        final SplitMix64 coins;
        final Sequential net;
        final Optimizer optimizer;
        final Checkpoint checkpoint;

        Run(String optimizer, long seed) {
            samples = new SplitMix64(seed);
            coins = new SplitMix64(seed + 1);
            net = new Sequential(
                    new Layer(2, 4, Activation.TANH, samples),
                    new BatchNorm(4),
                    new Dropout(0.25, coins),
                    new Residual(new Layer(4, 4, new PRelu(0.25), samples)),
                    new LayerNorm(4),
                    new Layer(4, 1, Activation.IDENTITY, samples));
            this.optimizer = OPTIMIZERS.get(optimizer).apply(net.parameters());
            checkpoint = new Checkpoint(net, this.optimizer, samples, coins);
        }

        double step() {
            Value[][] rows = IntStream.range(0, 6)
                    .mapToObj(i -> new Value[] {Value.of(samples.nextGaussian()), Value.of(samples.nextGaussian())})
                    .toArray(Value[][]::new);
            Value[][] outputs = net.forward(rows);
            Value loss = Loss.mean(IntStream.range(0, rows.length)
                    .mapToObj(i -> Loss.squaredError(outputs[i][0], rows[i][0].data() * rows[i][1].data()))
                    .toArray(Value[]::new));
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            optimizer.setLearningRate(0.9 * optimizer.learningRate());
            return loss.data();
        }

        long[] bits() {
            return LongStream.concat(
                            net.parameters().stream().mapToLong(value -> Double.doubleToRawLongBits(value.data())),
                            Arrays.stream(net.predict(0.3, -0.7)).mapToLong(Double::doubleToRawLongBits))
                    .toArray();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop"})
    void stoppedAndResumedEqualsNeverStopped(String optimizer) {
        Run straight = new Run(optimizer, 5);
        double[] losses =
                IntStream.range(0, STEPS).mapToDouble(i -> straight.step()).toArray();

        for (int stop = 0; stop <= STEPS; stop++) {
            Path file = folder.resolve(optimizer + stop + ".npz");
            Run first = new Run(optimizer, 5);
            IntStream.range(0, stop).forEach(i -> first.step());
            first.checkpoint.save(file, stop);
            Run second = new Run(optimizer, 77);
            second.step(); // whatever it did before
            long step = second.checkpoint.load(file);
            double[] rest = LongStream.range(step, STEPS)
                    .mapToDouble(i -> second.step())
                    .toArray();

            assertThat(step).isEqualTo(stop);
            assertThat(rest).isEqualTo(Arrays.copyOfRange(losses, stop, STEPS));
            assertThat(second.bits()).isEqualTo(straight.bits());
            assertThat(second.samples.state()).isEqualTo(straight.samples.state());
            assertThat(second.coins.state()).isEqualTo(straight.coins.state());
        }
    }

    /** So the test above tells something. */
    @ParameterizedTest
    @ValueSource(strings = {"momentum", "nesterov", "adam", "adamw", "rmsprop"})
    void weightsAloneAreNotEnough(String optimizer) {
        Run straight = new Run(optimizer, 5);
        Run other = new Run(optimizer, 5);
        IntStream.range(0, 4).forEach(i -> straight.step());
        straight.net.save(folder.resolve("net.npz"));
        other.net.loadWeights(folder.resolve("net.npz"));
        other.samples.setState(straight.samples.state());
        other.coins.setState(straight.coins.state());
        other.optimizer.setLearningRate(straight.optimizer.learningRate());

        straight.step();
        other.step();

        assertThat(other.bits()).isNotEqualTo(straight.bits());
    }

    /** Gradients whose squares leave the range of double, and one that is infinite. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-162, 1, 1e200, Double.POSITIVE_INFINITY})
    void runningMeansAreKeptWhateverTheirSize(double size) {
        List<Value> parameters = List.of(Value.of(1), Value.of(-2));
        List<Value> resumed = List.of(Value.of(1), Value.of(-2));
        Optimizer straight = new Adam(parameters, 0.1);
        Optimizer other = new Adam(resumed, 0.1);
        for (int step = 0; step < 6; step++) {
            if (step == 3) {
                new Checkpoint(() -> parameters, straight).save(folder.resolve("means.npz"), step);
                new Checkpoint(() -> resumed, other).load(folder.resolve("means.npz"));
            }
            for (int i = 0; i < 2; i++) {
                double gradient = (step + 1) * size * (i == 0 ? 1 : -0.3);
                parameters.get(i).setGrad(gradient);
                resumed.get(i).setGrad(step < 3 ? 0.5 : gradient);
            }
            straight.step();
            other.step();
        }

        assertThat(resumed.stream().map(Value::data).toList())
                .isEqualTo(parameters.stream().map(Value::data).toList());
    }

    @Test
    void theNetInsideIsReadByLoadAndLoadWeights() {
        MLP net = new MLP(new int[] {2, 3, 1}, Activation.TANH, new SplitMix64(1));
        Path file = folder.resolve("run.npz");
        new Checkpoint(net, new Adam(net.parameters(), 0.1)).save(file, 7);

        assertThat(MLP.load(file).predict(0.5, -1)).isEqualTo(net.predict(0.5, -1));
    }

    @Test
    void anotherOptimizerIsRefusedAndNothingHasChanged() {
        Run adam = new Run("adam", 1);
        Run momentum = new Run("momentum", 2);
        long[] before = momentum.bits();
        adam.checkpoint.save(folder.resolve("adam.npz"), 0);

        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> momentum.checkpoint.load(folder.resolve("adam.npz")))
                .withMessageContaining(
                        "adam.npz: chainrule.optimizer.velocity: expected an array of this name, got none");
        assertThat(momentum.bits()).isEqualTo(before);
    }

    @Test
    void weightsAloneAreNoCheckpoint() {
        Run run = new Run("sgd", 1);
        run.net.save(folder.resolve("net.npz"));

        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> run.checkpoint.load(folder.resolve("net.npz")))
                .withMessageContaining("net.npz: chainrule.optimizer.learning_rate: expected an array of this name");
    }

    @Test
    void stepsAreNotNegative() {
        Run run = new Run("sgd", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.checkpoint.save(folder.resolve("a.npz"), -1))
                .withMessage("step: expected 0 to 2^53, got -1");
        assertThat(folder.resolve("a.npz")).doesNotExist();
    }
}
