package chainrule.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandWrittenMlpTest {
    private static final double L2 = 1e-4;
    private static final Dataset MOONS = Moons.of(20, 0.1, new Random(1));

    @ParameterizedTest
    @CsvSource({"RELU, false", "RELU, true", "TANH, false", "TANH, true", "GELU, false", "GELU, true"})
    void lossAndGradientsAreThoseOfTheGraph(Activation activation, boolean skipping) {
        MLP net = new MLP(new int[] {2, 9, 9, 1}, activation, new Random(2));
        Random random = new Random(3);
        net.parameters().forEach(parameter -> parameter.setData(parameter.data() + 0.1 * random.nextGaussian()));
        HandWrittenMlp handWritten = new HandWrittenMlp(net, skipping, L2, 0.1);
        Value loss = loss(net);
        loss.backward();

        double handWrittenLoss = handWritten.step(MOONS.inputs(), targets());

        assertClose(handWrittenLoss, loss.data(), "loss");
        double[] gradients = handWritten.gradients();
        List<Value> parameters = net.parameters();
        assertThat(gradients).hasSameSizeAs(parameters);
        for (int i = 0; i < gradients.length; i++) {
            assertClose(
                    gradients[i],
                    parameters.get(i).grad(),
                    "gradient of " + parameters.get(i).label());
        }
    }

    /** Where the shares of the rows, of about 1e-2, cancel out, their rounding remains. */
    private static void assertClose(double actual, double expected, String what) {
        double allowed = 1e-12 * (Math.abs(expected) + 1e-3);
        assertThat(actual).as(what).isNotZero().isCloseTo(expected, Offset.offset(allowed));
    }

    private static Value loss(MLP net) {
        double[] targets = targets();
        Value[] losses = IntStream.range(0, targets.length)
                .mapToObj(i -> Loss.hinge(net.forward(MOONS.inputs()[i])[0], targets[i]))
                .toArray(Value[]::new);
        return Loss.mean(losses).plus(Loss.l2(net.parameters(), L2));
    }

    private static double[] targets() {
        return IntStream.of(MOONS.labels())
                .mapToDouble(label -> label == 1 ? 1 : -1)
                .toArray();
    }
}
