package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.compiled.CompiledGraph;
import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nets that are trained by compiled graphs, beside twins that are trained by graphs built anew for each step. */
class CompiledTrainingTest {
    private static final int STEPS = 30;

    /** A row holds the coordinates of a point, then its target; an eager loss has a plain number as target. */
    private enum Task {
        HINGE(1) {
            @Override
            double[] target(double x, double y) {
                return new double[] {x * y > 0 ? 1 : -1};
            }

            @Override
            Value eager(Value[] outputs, double[] target) {
                return Loss.hinge(outputs[0], target[0]);
            }

            @Override
            Value compiled(Value[] outputs, Value[] target) {
                return Loss.hinge(outputs[0], target[0]);
            }
        },

        SQUARED_ERROR(1) {
            @Override
            double[] target(double x, double y) {
                return new double[] {Math.sin(x) - y * y / 2};
            }

            @Override
            Value eager(Value[] outputs, double[] target) {
                return Loss.squaredError(outputs[0], target[0]);
            }

            @Override
            Value compiled(Value[] outputs, Value[] target) {
                return Loss.squaredError(outputs[0], target[0]);
            }
        },

        BINARY_CROSS_ENTROPY(1) {
            @Override
            double[] target(double x, double y) {
                return new double[] {x > 1.5 ? 1 : x < -1.5 ? 0 : 0.5 + x / 3};
            }

            @Override
            Value eager(Value[] outputs, double[] target) {
                return Loss.binaryCrossEntropyWithLogits(outputs[0], target[0]);
            }

            @Override
            Value compiled(Value[] outputs, Value[] target) {
                return Loss.binaryCrossEntropyWithLogits(outputs[0], target[0]);
            }
        },

        SOFTMAX_CROSS_ENTROPY(3) {
            @Override
            double[] target(double x, double y) {
                return x > 0.7 ? new double[] {1, 0, 0} : y > 0 ? new double[] {0, 1, 0} : new double[] {0, 0, 1};
            }

            @Override
            Value eager(Value[] outputs, double[] target) {
                return Loss.softmaxCrossEntropy(outputs, target[0] == 1 ? 0 : target[1] == 1 ? 1 : 2);
            }

            @Override
            Value compiled(Value[] outputs, Value[] target) {
                return Loss.softmaxCrossEntropy(outputs, target);
            }
        };

        private final int outputs;

        Task(int outputs) {
            this.outputs = outputs;
        }

        abstract double[] target(double x, double y);

        abstract Value eager(Value[] outputs, double[] target);

        abstract Value compiled(Value[] outputs, Value[] target);

        double[][] rows(int number, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return IntStream.range(0, number)
                    .mapToObj(i -> {
                        double x = random.nextDouble(-2, 2);
                        double y = random.nextDouble(-2, 2);
                        double[] target = target(x, y);
                        double[] row = Arrays.copyOf(new double[] {x, y}, 2 + target.length);
                        System.arraycopy(target, 0, row, 2, target.length);
                        return row;
                    })
                    .toArray(double[][]::new);
        }

        double stepEagerly(MLP net, double strength, double[][] rows) {
            Value[] losses = Arrays.stream(rows)
                    .map(row -> eager(net.forward(row[0], row[1]), Arrays.copyOfRange(row, 2, row.length)))
                    .toArray(Value[]::new);
            Value loss = Loss.mean(losses).plus(Loss.l2(net.parameters(), strength));
            loss.backward();
            return loss.data();
        }

        Value compilable(MLP net, double strength, Value[] row) {
            Value loss = compiled(net.forward(row[0], row[1]), Arrays.copyOfRange(row, 2, row.length));
            return loss.plus(Loss.l2(net.parameters(), strength));
        }

        CompiledGraph compile(MLP net, double strength) {
            Value[] row = leaves(rows(1, 99)[0]);
            return CompiledGraph.of(compilable(net, strength, row), row);
        }
    }

    private static Value[] leaves(double... numbers) {
        return Arrays.stream(numbers).mapToObj(Value::of).toArray(Value[]::new);
    }

    private static MLP net(DifferentiableFunction hidden, Task task) {
        return new MLP(new int[] {2, 7, 5, task.outputs}, hidden, new Random(7));
    }

    private static List<Function<MLP, Optimizer>> optimizers() {
        return List.of(
                net -> new Sgd(net.parameters(), 0.05),
                net -> new Sgd(net.parameters(), 0.02, 0.9),
                net -> new Adam(net.parameters(), 0.01));
    }

    /** Batches differ in size, and the last one is small, as at the end of an epoch. */
    private static void assertTrainsAlike(Task task, Supplier<MLP> nets) {
        for (Function<MLP, Optimizer> optimizer : optimizers()) {
            MLP eagerNet = nets.get();
            MLP compiledNet = nets.get();
            Optimizer eagerOptimizer = optimizer.apply(eagerNet);
            Optimizer compiledOptimizer = optimizer.apply(compiledNet);
            CompiledGraph graph = task.compile(compiledNet, 1e-3);
            for (int step = 0; step < STEPS; step++) {
                double[][] rows = task.rows(step % 5 == 4 ? 3 : 9 + step, step);
                eagerOptimizer.zeroGrad();
                compiledOptimizer.zeroGrad();

                double expected = task.stepEagerly(eagerNet, 1e-3, rows);
                double actual = graph.run(rows);

                assertThat(actual).as("loss before step %s", step).isCloseTo(expected, within(1e-10));
                eagerOptimizer.step();
                compiledOptimizer.step();
            }
            assertThat(dataOf(compiledNet)).containsExactly(dataOf(eagerNet), within(1e-10));
            assertThat(dataOf(eagerNet)).as("has moved").isNotEqualTo(dataOf(nets.get()));
        }
    }

    private static double[] dataOf(MLP net) {
        return net.parameters().stream().mapToDouble(Value::data).toArray();
    }

    @Nested
    class Training {
        @ParameterizedTest
        @EnumSource
        void everyActivationTrainsAlike(Activation activation) {
            for (Task task : Task.values()) {
                assertTrainsAlike(task, () -> net(activation, task));
            }
        }

        @ParameterizedTest
        @EnumSource
        void aLearnedSlopeTrainsAlike(Task task) {
            assertTrainsAlike(task, () -> net(new PRelu(0.25), task));
            assertTrainsAlike(task, () -> {
                Random random = new Random(3);
                return new MLP(
                        new Layer(2, 6, new PRelu(0.25), random),
                        new Layer(6, 5, new PRelu(-0.1), random),
                        new Layer(5, task.outputs, Activation.IDENTITY, random));
            });
        }

        @ParameterizedTest
        @EnumSource
        void functionsWithAnotherAlphaTrainAlike(Task task) {
            assertTrainsAlike(task, () -> net(Activation.leakyRelu(0.3), task));
            assertTrainsAlike(task, () -> net(Activation.elu(0.5), task));
        }

        /** The second neuron has the first one's weights in another order, the second layer is used twice. */
        @ParameterizedTest
        @EnumSource
        void sharedWeightsTrainAlike(Task task) {
            assertTrainsAlike(task, () -> {
                Random random = new Random(5);
                Neuron first = new Neuron(2, Activation.TANH, random);
                Neuron mirrored = new Neuron(
                        List.of(first.weights().get(1), first.weights().get(0)), first.bias(), Activation.TANH);
                Neuron third = new Neuron(2, Activation.TANH, random);
                Layer repeated = new Layer(3, 3, Activation.SILU, random);
                return new MLP(
                        new Layer(List.of(first, mirrored, third)),
                        repeated,
                        repeated,
                        new Layer(3, task.outputs, Activation.IDENTITY, random));
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 13, 16, 17})
        void layersOfAnyWidthTrainAlike(int width) {
            assertTrainsAlike(
                    Task.SQUARED_ERROR,
                    () -> new MLP(new int[] {2, width, width + 1, 1}, Activation.GELU, new Random(width)));
        }

        @ParameterizedTest
        @EnumSource
        void aFunctionTracedOnEveryRowTrainsAsWell(Task task) {
            MLP eagerNet = net(Activation.TANH, task);
            MLP compiledNet = net(Activation.TANH, task);
            double[][] rows = task.rows(40, 1);

            double mean = CompiledGraph.of(row -> task.compilable(compiledNet, 1e-3, row), rows)
                    .run(rows);

            assertThat(mean).isCloseTo(task.stepEagerly(eagerNet, 1e-3, rows), within(1e-12));
            assertThat(gradients(compiledNet)).containsExactly(gradients(eagerNet), within(1e-12));
        }

        @Test
        void gradientsOfALargeBatchAreThoseOfTheEagerGraph() {
            MLP eagerNet = net(Activation.RELU, Task.HINGE);
            MLP compiledNet = net(Activation.RELU, Task.HINGE);
            double[][] rows = Task.HINGE.rows(3000, 1);

            double mean = Task.HINGE.compile(compiledNet, 1e-3).run(rows);

            assertThat(mean).isCloseTo(Task.HINGE.stepEagerly(eagerNet, 1e-3, rows), within(1e-12));
            assertThat(gradients(compiledNet)).containsExactly(gradients(eagerNet), within(1e-12));
        }

        private static double[] gradients(MLP net) {
            return net.parameters().stream().mapToDouble(Value::grad).toArray();
        }
    }

    @Nested
    class TargetsAsValues {
        private final Value score = Value.of(0);

        /** Both a value and its slope are within 1e-12 of those with a plain target, in units of the score. */
        private void assertSame(double score, Supplier<Value> plain, Supplier<Value> asValue) {
            this.score.setData(score);
            this.score.zeroGrad();
            Value expected = plain.get();
            expected.backward();
            double expectedGradient = this.score.grad();
            this.score.zeroGrad();

            Value actual = asValue.get();
            actual.backward();

            double tolerance = 1e-12 * Math.max(1, Math.max(Math.abs(score), Math.abs(expected.data())));
            assertThat(actual.data()).as("loss at %s", score).isCloseTo(expected.data(), within(tolerance));
            assertThat(this.score.grad()).as("slope at %s", score).isCloseTo(expectedGradient, within(tolerance));
        }

        @ParameterizedTest
        @ValueSource(doubles = {-1000, -40, -1, -0.3, 0, 0.7, 1, 2, 40, 1000})
        void givesTheSameLossesAsPlainTargets(double x) {
            for (double target : new double[] {-1, 1}) {
                assertSame(x, () -> Loss.hinge(score, target), () -> Loss.hinge(score, Value.of(target)));
            }
            for (double target : new double[] {-3, 0, 0.25, 100}) {
                assertSame(x, () -> Loss.squaredError(score, target), () -> Loss.squaredError(score, Value.of(target)));
            }
            for (double target : new double[] {0, 0.3, 1}) {
                assertSame(
                        x,
                        () -> Loss.binaryCrossEntropyWithLogits(score, target),
                        () -> Loss.binaryCrossEntropyWithLogits(score, Value.of(target)));
            }
            for (int label = 0; label < 3; label++) {
                int trueClass = label;
                Value[] logits = {score, Value.of(0.4), score.times(-0.5)};
                Value[] oneHot = leaves(0, 0, 0);
                oneHot[label].setData(1);
                assertSame(
                        x,
                        () -> Loss.softmaxCrossEntropy(again(logits), trueClass),
                        () -> Loss.softmaxCrossEntropy(again(logits), oneHot));
            }
        }

        private Value[] again(Value[] logits) {
            return new Value[] {score, logits[1], score.times(-0.5)};
        }

        @ParameterizedTest
        @CsvSource({
            "0.25, 1, 0.75, -1",
            "0.25, -1, 1.25, 1",
            "3, 1, 0, 0",
        })
        void hingeIsWhatTheScoreLacksToTheMargin(double x, double target, double loss, double gradient) {
            score.setData(x);

            Value hinge = Loss.hinge(score, Value.of(target));
            hinge.backward();

            assertThat(hinge.data()).isEqualTo(loss);
            assertThat(score.grad()).isEqualTo(gradient);
        }

        /** The same figures as those of the loss with a label: logits 1, 2, 3. */
        @Test
        void softmaxCrossEntropyHasTheGradientSoftmaxMinusTarget() {
            Value[] logits = leaves(1, 2, 3);
            double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);

            Value loss = Loss.softmaxCrossEntropy(logits, leaves(0, 1, 0));
            loss.backward();

            assertThat(loss.data()).isCloseTo(Math.log(sum) - 2, within(1e-14));
            assertThat(Stream.of(logits).mapToDouble(Value::grad).toArray())
                    .containsExactly(
                            new double[] {Math.exp(1) / sum, Math.exp(2) / sum - 1, Math.exp(3) / sum}, within(1e-14));
        }
    }

    @Nested
    class Text {
        private final String text = textOf(Activation.RELU);

        private static String textOf(Activation activation) {
            MLP net = new MLP(new int[] {2, 16, 16, 1}, activation, new Random(42));
            return Task.HINGE.compile(net, 1e-4).toString();
        }

        @Test
        void ofANetFitsOnAScreen() {
            assertThat(text.lines()).hasSizeBetween(2, 39);
        }

        @Test
        void namesTheActivationOfTheHiddenLayers() {
            assertThat(text).contains("relu");
            assertThat(textOf(Activation.TANH)).contains("tanh");
        }
    }
}
