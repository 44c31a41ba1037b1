package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.GradientCheck;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.nn.Layer;
import chainrule.nn.Sequential;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CureTest {
    private static Sequential net(Cure cure, double weights) {
        return new DeepNet(cure, Activation.SIGMOID, weights, 3).fresh(4, 7);
    }

    private static double[] weights(Sequential net) {
        return net.layers().stream()
                .flatMap(layer -> layer.weights().stream())
                .mapToDouble(Value::data)
                .toArray();
    }

    @ParameterizedTest
    @EnumSource
    void netsOfOneSeedDifferInTheCureOnly(Cure cure) {
        assertThat(net(cure, 1).layers()).hasSize(4).extracting(Layer::outputs).containsExactly(4, 4, 4, 10);
        assertThat(weights(net(cure, 1))).containsExactly(weights(net(Cure.NONE, 1)));
    }

    @Test
    void hiddenWeightsAreMultipliedAndTheOutputLayersAreNot() {
        double[] once = weights(net(Cure.NONE, 1));
        double[] thrice = weights(net(Cure.NONE, 3));

        assertThat(thrice[0]).isEqualTo(3 * once[0]);
        assertThat(thrice[thrice.length - 1]).isEqualTo(once[once.length - 1]);
    }

    @ParameterizedTest
    @EnumSource
    void gradientsOfABatchAgreeWithFiniteDifferences(Cure cure) {
        Sequential net = net(cure, 1);
        Dataset batch = HandwrittenDigits.load().train().first(3);
        List<Value> all = net.parameters();
        List<Value> some = IntStream.range(0, all.size())
                .filter(i -> i % 61 == 0)
                .mapToObj(all::get)
                .toList();

        assertThat(GradientCheck.check(() -> Classifier.loss(net, batch), some)).matches(GradientCheck.Report::passed);
    }
}
