package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.compiled.CompiledGraph;
import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import usercode.BatchNorm;
import usercode.Dropout;
import usercode.Residual;

/** Blocks that a user wrote, with what is public: a residual connection, ones that couple the rows of a batch or a sequence, one that is random in training. */
class UserBlocksTest {
    private static final double[][] INPUTS = {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}, {-0.5, -0.7}, {-0.6, 0.8}, {0.9, -0.4}
    };

    /** Whether the signs differ. */
    private static final double[] TARGETS = {0, 1, 1, 0, 0, 1, 1};

    private final Random lots = new Random(1);
    private final Layer first = new Layer(2, 6, Activation.TANH, new Random(2));
    private final Layer inside = new Layer(6, 6, Activation.TANH, new Random(3));
    private final Layer last = new Layer(6, 1, Activation.IDENTITY, new Random(4));
    private final Sequential net = new Sequential(
            first,
            new Residual(new Sequential(inside, new BatchNorm(6))),
            new BatchNorm(6),
            new Dropout(0.2, lots),
            last);

    private Value loss() {
        Value[][] outputs =
                net.forward(Arrays.stream(INPUTS).map(MlpTest::leaves).toArray(Value[][]::new));
        return Loss.mean(IntStream.range(0, outputs.length)
                .mapToObj(row -> Loss.squaredError(outputs[row][0], TARGETS[row]))
                .toArray(Value[]::new));
    }

    private double lossInUse() {
        return IntStream.range(0, INPUTS.length)
                .mapToDouble(row -> Math.pow(net.predict(INPUTS[row])[0] - TARGETS[row], 2))
                .average()
                .orElseThrow();
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        var report = GradientCheck.check(
                () -> {
                    lots.setSeed(7);
                    return loss();
                },
                net.parameters());

        MlpTest.assertPassed(report);
        assertThat(report.verdicts()).hasSize(6 * 3 + 6 * 7 + 6 + 6 + 7);
        assertThat(report.verdicts())
                .filteredOn(verdict -> Math.abs(verdict.analytic()) > 1e-6)
                .hasSizeGreaterThan(40);
    }

    @Test
    void chainLearnsWhatOneLayerCannot() {
        Optimizer adam = new Adam(net.parameters(), 0.02);

        for (int step = 0; step < 300; step++) {
            adam.zeroGrad();
            loss().backward();
            adam.step();
        }

        assertThat(lossInUse()).isLessThan(0.05);
    }

    @Test
    void diagnosticsSeeTheLayers() {
        Probe probe = new Probe();
        UpdateRatio ratio = new UpdateRatio(net);

        probe.watch(this::loss).backward();
        new Sgd(net.parameters(), 0.1).step();

        assertThat(net.layers()).containsExactly(first, inside, last);
        assertThat(GradientFlow.meanAbsoluteGradients(net)).hasSize(3).doesNotContain(0);
        assertThat(GradientFlow.meanAbsoluteDeltas(net, probe)).hasSize(3).doesNotContain(0);
        assertThat(ratio.perLayer()).hasSize(3).doesNotContain(0);
        assertThat(LayerActivity.of(net, INPUTS))
                .extracting(LayerActivity::units)
                .containsExactly(6, 6, 1);
        assertThat(new DeadUnits(net, INPUTS).perLayer()).containsExactly(0, 0);
        assertThat(probe.outputs(inside)).hasSize(INPUTS.length);
    }

    @Test
    void residualAroundNothingPassesSignalsAndGradientsOn() {
        Layer nothing = new Layer(2, 2, Activation.TANH, new Random(1));
        MlpTest.set(nothing, 0, 0, 0, 0, 0, 0);
        Sequential chain = new Sequential(new Residual(nothing), new Residual(nothing));
        Value x = Value.of(3);

        Value[] outputs = chain.forward(x, Value.of(-2));
        outputs[0].backward();

        assertThat(MlpTest.data(outputs)).containsExactly(3, -2);
        assertThat(chain.predict(3, -2)).containsExactly(3, -2);
        assertThat(x.grad()).isEqualTo(1);
    }

    @Test
    void residualCanBeCompiled() {
        Sequential chain = new Sequential(first, new Residual(inside), last);
        Value[] inputs = MlpTest.leaves(0, 0);
        CompiledGraph graph = CompiledGraph.of(chain.forward(inputs)[0], inputs);

        double mean = graph.run(INPUTS);

        assertThat(mean)
                .isCloseTo(
                        Arrays.stream(INPUTS)
                                .mapToDouble(row -> chain.predict(row)[0])
                                .average()
                                .orElseThrow(),
                        within(1e-14));
    }

    /** Moving all rows together moves nothing behind the block, so that the gradients in front of it add up to zero. */
    @Test
    void gradientsInFrontOfBatchNormAddUpToZero() {
        Sequential chain = new Sequential(first, new BatchNorm(6), last);
        Probe probe = new Probe();

        Value[][] outputs = probe.watch(
                () -> chain.forward(Arrays.stream(INPUTS).map(MlpTest::leaves).toArray(Value[][]::new)));
        Loss.mean(Stream.of(outputs).map(row -> row[0].pow(3)).toArray(Value[]::new))
                .backward();

        for (int i = 0; i < 6; i++) {
            int unit = i;
            double[] gradients = probe.outputs(first).stream()
                    .mapToDouble(row -> row.get(unit).grad())
                    .toArray();
            assertThat(gradients).hasSize(INPUTS.length);
            assertThat(DoubleStream.of(gradients).map(Math::abs).sum()).isGreaterThan(1e-3);
            assertThat(DoubleStream.of(gradients).sum()).isCloseTo(0, within(1e-14));
        }
    }

    @Test
    void gradientIsZeroWhereASignalWasLostAndLargerElsewhere() {
        MlpTest.set(last, 1, 2, 3, 4, 5, 6, 0);
        Sequential chain = new Sequential(first, new Dropout(0.5, new Random(9)), last);
        Probe probe = new Probe();

        probe.watch(() -> chain.forward(0.3, 0.4))[0].backward();

        List<Double> gradients =
                probe.outputs(first).get(0).stream().map(Value::grad).toList();
        assertThat(gradients).contains(0.0);
        assertThat(gradients).anyMatch(gradient -> gradient != 0);
        for (int unit = 0; unit < 6; unit++) {
            assertThat(gradients.get(unit)).isIn(0.0, 2.0 * (unit + 1));
        }
    }

    /** Each row becomes the sum of itself and all rows before, in training and in use: the simplest way to look back in a sequence. */
    private record LookingBack() implements Block {
        @Override
        public Value[] forward(Value... row) {
            return row;
        }

        @Override
        public double[] predict(double... row) {
            return row;
        }

        @Override
        public Value[][] forward(Value[][] rows) {
            Value[][] sums = rows.clone();
            for (int row = 1; row < rows.length; row++) {
                sums[row] = new Value[] {sums[row - 1][0].plus(rows[row][0])};
            }
            return sums;
        }

        @Override
        public double[][] predict(double[][] rows) {
            double[][] sums = rows.clone();
            for (int row = 1; row < rows.length; row++) {
                sums[row] = new double[] {sums[row - 1][0] + rows[row][0]};
            }
            return sums;
        }
    }

    /** With 2 x in front and y² behind, positions 1, 2, 3 give 2², 6² and 12². */
    @Test
    void blockOverASequenceSeesAllPositions() {
        var square = DifferentiableFunction.of("square", y -> y * y, y -> 2 * y);
        Layer twice = new Layer(1, 1, Activation.IDENTITY, new Random(1));
        Layer squared = new Layer(1, 1, square, new Random(1));
        MlpTest.set(twice, 2, 0);
        MlpTest.set(squared, 1, 0);
        Sequential chain = new Sequential(new Sequential(twice, new LookingBack()), squared);
        Probe probe = new Probe();

        Value[][] outputs = probe.watch(
                () -> chain.forward(new Value[][] {MlpTest.leaves(1), MlpTest.leaves(2), MlpTest.leaves(3)}));
        outputs[2][0].backward();

        assertThat(Stream.of(outputs).map(row -> row[0].data())).containsExactly(4.0, 36.0, 144.0);
        assertThat(chain.predict(new double[][] {{1}, {2}, {3}})).isDeepEqualTo(new double[][] {{4}, {36}, {144}});
        assertThat(probe.preActivations(twice))
                .as("each position has the whole slope, 2 * 12")
                .allSatisfy(row -> assertThat(row.get(0).grad()).isEqualTo(24));
        assertThat(LayerActivity.of(chain, probe).get(1).meanOutput()).isEqualTo(184 / 3.0);
    }

    @Test
    void dropoutDoesNothingWhereTheNetIsUsed() {
        Sequential with = new Sequential(first, new Dropout(0.9, lots), last);
        Sequential without = new Sequential(first, last);

        assertThat(with.predict(0.3, 0.4)).containsExactly(without.predict(0.3, 0.4));
    }
}
