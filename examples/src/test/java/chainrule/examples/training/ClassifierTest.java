package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    /** Logits x and -x: class 0 for positive x, class 1 for negative x. */
    private final MLP sign = new MLP(new Layer(List.of(neuron(1), neuron(-1))));

    private final Dataset data = new Dataset(new double[][] {{2}, {-3}, {1}, {4}}, new int[] {0, 1, 1, 0});

    private static Neuron neuron(double weight) {
        return new Neuron(List.of(Value.of(weight)), Value.of(0), Activation.IDENTITY);
    }

    @Test
    void countsTheRowsWhoseLargestLogitIsThatOfTheirClass() {
        assertThat(Classifier.predictions(sign, data)).containsExactly(0, 1, 0, 0);
        assertThat(Classifier.accuracy(sign, data)).isEqualTo(0.75);
    }

    @Test
    void lossIsTheMeanCrossEntropy() {
        double expected = (Math.log1p(Math.exp(-4))
                        + Math.log1p(Math.exp(-6))
                        + Math.log1p(Math.exp(2))
                        + Math.log1p(Math.exp(-8)))
                / 4;

        assertThat(Classifier.loss(sign, data).data()).isCloseTo(expected, within(1e-14));
    }
}
