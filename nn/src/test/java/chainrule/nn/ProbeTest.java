package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import usercode.Residual;

class ProbeTest {
    private static final double[][] SAMPLES = {{0.9, -0.4}, {-1.3, 0.6}, {0.2, 1.7}};

    private static List<Double> gradients(List<Value> nodes) {
        return nodes.stream().map(Value::grad).toList();
    }

    private static List<Double> data(List<Value> nodes) {
        return nodes.stream().map(Value::data).toList();
    }

    private static Sequential net(Activation activation) {
        Random random = new Random(11);
        Sequential net = new Sequential(
                new Layer(2, 4, activation, random),
                new Residual(new Sequential(new Layer(4, 3, activation, random), new Layer(3, 4, activation, random))),
                new Layer(4, 3, Activation.IDENTITY, random));
        net.parameters().forEach(parameter -> parameter.setData(parameter.data() + 0.1));
        return net;
    }

    private static Value loss(Sequential net, double[] sample) {
        return Loss.softmaxCrossEntropy(net.forward(sample), 1);
    }

    /** h1 = relu(x1 - x2) = 2, h2 = relu(0.5 x1 + 2 x2 - 1) = 2.5, out = h1 - 2 h2 + 0.5 = -2.5. */
    @Test
    void signalsAndGradientsAreThoseWorkedOutByHand() {
        MLP net = MlpTest.smallNet();
        Probe probe = new Probe();

        Value loss = probe.watch(() -> Loss.squaredError(net.forward(3, 1)[0], 0.5));
        loss.backward();

        Layer hidden = net.layers().get(0);
        Layer output = net.layers().get(1);
        assertThat(data(probe.preActivations(hidden).get(0))).containsExactly(2.0, 2.5);
        assertThat(data(probe.outputs(hidden).get(0))).containsExactly(2.0, 2.5);
        assertThat(data(probe.preActivations(output).get(0))).containsExactly(-2.5);
        assertThat(gradients(probe.preActivations(output).get(0)))
                .as("2 (y - t)")
                .containsExactly(-6.0);
        assertThat(gradients(probe.outputs(hidden).get(0))).containsExactly(-6.0, 12.0);
        assertThat(gradients(probe.preActivations(hidden).get(0))).containsExactly(-6.0, 12.0);
    }

    /** The first unit is off: what arrives at its output does not get through. */
    @Test
    void gradientAtAnOutputStopsWhereTheSlopeIsZero() {
        MLP net = MlpTest.smallNet();
        Probe probe = new Probe();

        probe.watch(() -> net.forward(1, 3))[0].backward();

        Layer hidden = net.layers().get(0);
        assertThat(data(probe.preActivations(hidden).get(0))).containsExactly(-2.0, 5.5);
        assertThat(data(probe.outputs(hidden).get(0))).containsExactly(0.0, 5.5);
        assertThat(gradients(probe.outputs(hidden).get(0))).containsExactly(1.0, -2.0);
        assertThat(gradients(probe.preActivations(hidden).get(0))).containsExactly(0.0, -2.0);
    }

    /** softmax(z) - one-hot. */
    @Test
    void deltaOfACrossEntropyIsProbabilityMinusTruth() {
        Sequential net = net(Activation.TANH);
        Probe probe = new Probe();

        probe.watch(() -> loss(net, SAMPLES[0])).backward();

        double[] exponentials = IntStream.range(0, 3)
                .mapToDouble(i -> Math.exp(net.predict(SAMPLES[0])[i]))
                .toArray();
        double sum = exponentials[0] + exponentials[1] + exponentials[2];
        List<Value> logits = probe.preActivations(net.layers().get(3)).get(0);
        for (int i = 0; i < 3; i++) {
            assertThat(logits.get(i).grad()).isCloseTo(exponentials[i] / sum - (i == 1 ? 1 : 0), within(1e-14));
        }
    }

    /** A bias is added to z, so that shifting it by h for one sample shifts that sample's z. */
    @ParameterizedTest
    @EnumSource
    void deltasAgreeWithFiniteDifferencesOfEachSample(Activation activation) {
        Sequential net = net(activation);
        Probe probe = new Probe();

        Value mean = probe.watch(() ->
                Loss.mean(Stream.of(SAMPLES).map(sample -> loss(net, sample)).toArray(Value[]::new)));
        mean.backward();

        double h = 1e-5;
        for (Layer layer : net.layers()) {
            assertThat(probe.preActivations(layer)).hasSize(SAMPLES.length);
            for (int sample = 0; sample < SAMPLES.length; sample++) {
                for (int unit = 0; unit < layer.outputs(); unit++) {
                    Value bias = layer.neurons().get(unit).bias();
                    double here = bias.data();
                    bias.setData(here + h);
                    double above = loss(net, SAMPLES[sample]).data();
                    bias.setData(here - h);
                    double below = loss(net, SAMPLES[sample]).data();
                    bias.setData(here);

                    assertThat(probe.preActivations(layer).get(sample).get(unit).grad())
                            .isCloseTo((above - below) / (2 * h) / SAMPLES.length, within(1e-9));
                }
            }
        }
    }

    /** dL/dz = dL/da f'(z). */
    @ParameterizedTest
    @EnumSource
    void activationPassesItsSlopeTimesWhatArrives(Activation activation) {
        Sequential net = net(activation);
        Probe probe = new Probe();

        probe.watch(() -> loss(net, SAMPLES[1])).backward();

        for (Layer layer : net.layers()) {
            List<Value> z = probe.preActivations(layer).get(0);
            List<Value> a = probe.outputs(layer).get(0);
            for (int unit = 0; unit < layer.outputs(); unit++) {
                double slope = layer.activation().derivative(z.get(unit).data());
                assertThat(z.get(unit).grad()).isCloseTo(a.get(unit).grad() * slope, within(1e-15));
            }
        }
    }

    @Test
    void deltasOfABatchAddUpToTheGradientOfTheBias() {
        Sequential net = net(Activation.SILU);
        Probe probe = new Probe();

        for (double[] sample : SAMPLES) {
            probe.watch(() -> loss(net, sample)).backward();
        }

        for (Layer layer : net.layers()) {
            for (int i = 0; i < layer.outputs(); i++) {
                int unit = i;
                double sum = probe.preActivations(layer).stream()
                        .mapToDouble(row -> row.get(unit).grad())
                        .sum();
                assertThat(sum)
                        .isNotZero()
                        .isCloseTo(layer.neurons().get(unit).bias().grad(), within(1e-15));
            }
        }
    }

    @Test
    void outputOfALinearLayerIsItsPreActivation() {
        Layer layer = new Layer(2, 3, Activation.IDENTITY, new Random(1));
        Probe probe = new Probe();

        Value[] outputs = probe.watch(() -> layer.forward(MlpTest.leaves(1, 2)));

        assertThat(probe.preActivations(layer)).isEqualTo(probe.outputs(layer)).containsExactly(List.of(outputs));
    }

    @Test
    void graphIsTheSameWhetherSomebodyLooksOrNot() {
        Sequential net = net(Activation.GELU);

        List<Value> watched = new Probe().watch(() -> loss(net, SAMPLES[0])).graph();
        List<Value> unwatched = loss(net, SAMPLES[0]).graph();

        assertThat(watched)
                .extracting(Value::toString)
                .containsExactlyElementsOf(
                        unwatched.stream().map(Value::toString).toList());
        assertThat(watched).extracting(Value::data).containsExactlyElementsOf(data(unwatched));
    }

    @Test
    void onlyForwardPassesWhileItWatchesAreRecorded() {
        MLP net = MlpTest.smallNet();
        Layer hidden = net.layers().get(0);
        Probe probe = new Probe();

        net.forward(3, 1);
        probe.watch(() -> net.predict(3, 1));
        assertThat(probe.outputs(hidden)).isEmpty();

        probe.watch(() -> net.forward(3, 1));
        net.forward(1, 3);
        assertThat(probe.outputs(hidden)).hasSize(1);

        probe.watch(() -> net.forward(1, 3));
        assertThat(probe.outputs(hidden))
                .extracting(ProbeTest::data)
                .containsExactly(List.of(2.0, 2.5), List.of(0.0, 5.5));
    }

    @Test
    void innerProbeSeesItsPartAndTheOuterOneTheRest() {
        MLP net = MlpTest.smallNet();
        Layer hidden = net.layers().get(0);
        Probe outer = new Probe();
        Probe inner = new Probe();

        outer.watch(() -> {
            net.forward(3, 1);
            inner.watch(() -> net.forward(1, 3));
            LayerActivity.of(net, SAMPLES);
            return net.forward(0, 0);
        });

        assertThat(outer.preActivations(hidden))
                .extracting(ProbeTest::data)
                .containsExactly(List.of(2.0, 2.5), List.of(0.0, -1.0));
        assertThat(inner.preActivations(hidden)).extracting(ProbeTest::data).containsExactly(List.of(-2.0, 5.5));
    }

    @Test
    void nothingIsRecordedOfWhatFailed() {
        Layer first = new Layer(1, 1, Activation.TANH, new Random(1));
        Sequential net = new Sequential(first, new Residual(new Layer(2, 2, Activation.TANH, new Random(1))));
        Probe probe = new Probe();
        probe.watch(() -> first.forward(Value.of(1)));

        assertThatIllegalArgumentException().isThrownBy(() -> probe.watch(() -> net.forward(1)));
        assertThatThrownBy(() -> probe.watch(() -> {
                    first.forward(Value.of(1));
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(probe.outputs(first)).hasSize(1);
        first.forward(Value.of(1));
        assertThat(probe.outputs(first)).as("it does not watch any more").hasSize(1);
    }

    @Test
    void threadsThatShareANetHaveTheirOwnProbes() {
        MLP net = MlpTest.smallNet();
        Layer hidden = net.layers().get(0);
        Probe here = new Probe();
        Probe there = new Probe();

        here.watch(() -> {
            CompletableFuture.runAsync(() -> there.watch(() -> net.forward(1, 3)))
                    .join();
            CompletableFuture.runAsync(() -> net.forward(0, 0)).join();
            return net.forward(3, 1);
        });

        assertThat(here.outputs(hidden)).extracting(ProbeTest::data).containsExactly(List.of(2.0, 2.5));
        assertThat(there.outputs(hidden)).extracting(ProbeTest::data).containsExactly(List.of(0.0, 5.5));
    }

    @Test
    void recordStaysWhateverHappensToTheOutputs() {
        MLP net = MlpTest.smallNet();
        Probe probe = new Probe();

        Value[] outputs = probe.watch(() -> net.forward(3, 1));
        outputs[0] = null;

        assertThat(probe.outputs(net.layers().get(1)))
                .extracting(ProbeTest::data)
                .containsExactly(List.of(-2.5));
        assertThat(probe.outputs(net.layers().get(1))).isUnmodifiable();
    }
}
