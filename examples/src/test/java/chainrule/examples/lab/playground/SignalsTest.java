package chainrule.examples.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.nn.MLP;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalsTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void areWhatTheNetPredictsToTheLastBit(Activation activation) {
        Random random = new Random(1);
        MLP net = new MLP(new int[] {2, 5, 3, 1}, activation, random);
        double[][] points = random.doubles(20)
                .mapToObj(x -> new double[] {4 * x - 2, random.nextGaussian()})
                .toArray(double[][]::new);

        double[][][] signals = Signals.of(net, points);

        for (int point = 0; point < points.length; point++) {
            assertThat(signals[0][1][point]).isEqualTo(points[point][1]);
            assertThat(signals[2][2][point])
                    .isEqualTo(net.layers().get(1).predict(net.layers().get(0).predict(points[point]))[2]);
            assertThat(signals[3][0][point]).isEqualTo(net.predict(points[point])[0]);
        }
    }
}
