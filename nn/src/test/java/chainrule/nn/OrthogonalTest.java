package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrthogonalTest {
    private static Layer layer(int inputs, int outputs, double gain) {
        Layer layer = new Layer(inputs, outputs, Activation.IDENTITY, new Random(1));
        Orthogonal.set(layer, gain, new Random(2));
        return layer;
    }

    /** Q Q^T, or Q^T Q where the columns are fewer, is the square of the gain times the identity. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "5, 5, 1", "40, 40, 1.5", "9, 4, 2", "4, 9, 0.5"})
    void rowsOrColumnsArePerpendicularAndAsLongAsTheGain(int inputs, int outputs, double gain) {
        List<Neuron> neurons = layer(inputs, outputs, gain).neurons();
        int vectors = Math.min(inputs, outputs);
        for (int a = 0; a < vectors; a++) {
            for (int b = 0; b < vectors; b++) {
                double product = 0;
                for (int i = 0; i < Math.max(inputs, outputs); i++) {
                    product += outputs <= inputs
                            ? weight(neurons, a, i) * weight(neurons, b, i)
                            : weight(neurons, i, a) * weight(neurons, i, b);
                }
                assertThat(product).isCloseTo(a == b ? gain * gain : 0, within(1e-12));
            }
        }
    }

    private static double weight(List<Neuron> neurons, int row, int column) {
        return neurons.get(row).weights().get(column).data();
    }

    @Test
    void aSignalKeepsItsLengthThroughFiftyLayers() {
        double[] signal = {1, 2, 2, 4, 0, 0, 0, 0};
        for (int i = 0; i < 50; i++) {
            Layer layer = new Layer(8, 8, Activation.IDENTITY, new Random(i));
            Orthogonal.set(layer, 1, new Random(i));
            signal = layer.predict(signal);
        }
        assertThat(DoubleStream.of(signal).map(x -> x * x).sum()).isCloseTo(25, within(1e-10));
    }

    @Test
    void biasesStay() {
        Layer layer = new Layer(2, 1, Activation.IDENTITY, new Random(1));
        Value bias = layer.neurons().get(0).bias();
        bias.setData(3);
        Orthogonal.set(layer, 1, new Random(2));
        assertThat(bias.data()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAGainThatIsNone(double gain) {
        assertThatIllegalArgumentException().isThrownBy(() -> layer(2, 2, gain)).withMessageStartingWith("gain: ");
    }
}
