package chainrule.examples.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.examples.lab.Spots;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.NetPicture;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import java.awt.Dimension;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weights of a net of 2-3-2-1, read and set on its picture. */
class WeightSpotsTest {
    private static final Dimension SIZE = new Dimension(400, 300);

    private final PlaygroundRoom room = new PlaygroundRoom();
    private final MLP net = new MLP(new int[] {2, 3, 2, 1}, Activation.RELU, new Random(11));

    @BeforeEach
    void begin() {
        room.settings().set(Map.of("units1", "3", "units2", "2"));
        room.change(room.settings().all());
    }

    private Touch at(int picture, Point2D place) {
        return new Touch(
                room.look().pictures().get(picture), picture, place.getX(), place.getY(), SIZE.width, SIZE.height);
    }

    private Touch neuron(int layer, int unit) {
        return at(1, placeOf(layer, unit));
    }

    private Point2D placeOf(int layer, int unit) {
        return ((NetPicture) room.look().pictures().get(1)).placeOf(new NetPicture.Spot(layer, unit), SIZE);
    }

    /** Somewhat nearer to where it leads. */
    private Touch line(int layer, int unit, int input) {
        Point2D from = placeOf(layer - 1, input);
        Point2D to = placeOf(layer, unit);
        return at(1, new Point2D.Double(0.4 * from.getX() + 0.6 * to.getX(), 0.4 * from.getY() + 0.6 * to.getY()));
    }

    private String words(Touch at) {
        return room.look().spots().words(at);
    }

    private double loss() {
        Dataset moons = Moons.of(200, 0.15, new Random(9));
        Value loss = Loss.mean(IntStream.range(0, 200)
                .mapToObj(i -> Loss.binaryCrossEntropyWithLogits(net.forward(moons.inputs()[i])[0], moons.labels()[i]))
                .toArray(Value[]::new));
        net.parameters().forEach(Value::zeroGrad);
        loss.backward();
        return loss.data();
    }

    private static double[] numbers(String words) {
        return List.of(words.split(": ")[1].split(", gradient |\\. Click")).stream()
                .limit(2)
                .mapToDouble(number -> Double.parseDouble(number.replace('\u2212', '-')))
                .toArray();
    }

    @Test
    void aLineTellsItsWeightAndItsGradient() {
        loss();
        Value weight = net.layers().get(1).neurons().get(1).weights().get(2);

        String words = words(line(2, 1, 2));

        assertThat(words)
                .startsWith("weight from neuron 3 of layer 1 into neuron 2 of layer 2: ")
                .endsWith(". Click to change it.");
        assertThat(numbers(words)[0]).isCloseTo(weight.data(), within(0.01 * Math.abs(weight.data())));
        assertThat(numbers(words)[1]).isCloseTo(weight.grad(), within(0.01 * Math.abs(weight.grad()) + 1e-12));
        assertThat(words(line(1, 0, 1))).startsWith("weight from y into neuron 1 of layer 1: ");
        assertThat(words(line(3, 0, 0))).startsWith("weight from neuron 1 of layer 2 into the score: ");
        assertThat(words(neuron(2, 1))).startsWith("neuron 2 of layer 2: bias 0, gradient ");
        assertThat(words(neuron(0, 1))).isEqualTo("the input y");
    }

    @Test
    void whatIsSetIsTheWeightOfTheNet() {
        Spots spots = room.look().spots();
        Spots.Choice choice = spots.numberAt(line(2, 1, 2)).orElseThrow();
        assertThat(choice.first()).isEqualTo(2);
        assertThat(choice.numbers()).hasSize(4);

        choice.numbers().get(2).set().accept(-2.5);
        choice.numbers().get(3).set().accept(0.75);

        net.layers().get(1).neurons().get(1).weights().get(2).setData(-2.5);
        net.layers().get(1).neurons().get(1).bias().setData(0.75);
        assertThat((double) room.data().rows().get(0).get(1)).isCloseTo(loss(), within(1e-9));
    }

    @Test
    void theKeyboardHasTheWeightsIntoTheSelectedNeuron() {
        room.arrow(1, 0);
        room.arrow(0, -1);

        Spots.Choice choice = room.look().spots().numbers().orElseThrow();

        assertThat(choice.numbers())
                .extracting(Spots.Number::name)
                .containsExactly(
                        "weight from neuron 1 of layer 1 into neuron 2 of layer 2",
                        "weight from neuron 2 of layer 1 into neuron 2 of layer 2",
                        "weight from neuron 3 of layer 1 into neuron 2 of layer 2",
                        "bias of neuron 2 of layer 2");
        assertThat(choice.numbers().get(0).value())
                .isEqualTo(net.layers().get(1).neurons().get(1).weights().get(0).data());
    }

    @Test
    void aNumberForANetThatIsGoneChangesNothing() {
        Spots.Choice choice = room.look().spots().numbers().orElseThrow();
        room.settings().set(Map.of("seed", "7"));
        room.change(room.settings().all());
        List<List<Object>> before = room.data().rows();

        choice.numbers().get(0).set().accept(100);

        assertThat(room.data().rows()).isEqualTo(before);
    }

    @Test
    void aPressOnALineSelectsWhereItLeads() {
        room.touch(line(3, 0, 0));

        assertThat(room.look().pictures().get(3).title()).isEqualTo("Into the score");
        assertThat(room.settings().changes()).containsOnlyKeys("units1", "units2");
    }

    @Test
    void thePlaneTellsWhatAPressDoesAndOtherPicturesTellNothing() {
        Point2D middle = new Point2D.Double(SIZE.width / 2.0, 0.4 * SIZE.height);

        assertThat(words(at(0, middle))).startsWith("Click: a blue point.");
        assertThat(words(at(0, new Point2D.Double(2, 2)))).isEmpty();
        assertThat(words(at(2, middle))).isEmpty();
        assertThat(words(at(3, middle))).isEmpty();
        assertThat(room.look().spots().numberAt(at(0, middle))).isEmpty();
        assertThat(room.look().spots().numberAt(neuron(1, 1))).isEmpty();
    }
}
