package chainrule.examples.lab.playground;

import chainrule.examples.lab.Spots;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.DecisionField;
import chainrule.examples.plot.NetPicture;
import chainrule.examples.plot.NetPicture.Spot;
import chainrule.examples.plot.NetPicture.Wire;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import java.awt.Dimension;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Weights, read at their lines and set there, and what a press in the plane does. */
final class WeightSpots implements Spots {
    private static final String IN_THE_PLANE =
            "Click: a blue point. With Ctrl or the right button: an orange one. With Shift: the point is taken away.";

    private final NetFigures figures;
    private final Place selected;
    private final Setter setter;

    /** Gives a weight another number; the bias comes after the last input. */
    interface Setter {
        void set(Place neuron, int input, double number);
    }

    WeightSpots(NetFigures figures, Place selected, Setter setter) {
        this.figures = figures;
        this.selected = selected;
        this.setter = setter;
    }

    @Override
    public String words(Touch at) {
        if (at.picture() instanceof DecisionField) {
            return PlaygroundLook.placeAt(at, figures.plane())
                    .map(place -> IN_THE_PLANE)
                    .orElse("");
        }
        return at.picture() instanceof NetPicture net
                ? net.spotAt(at.place(), at.size())
                        .map(this::words)
                        .or(() -> net.wireAt(at.place(), at.size()).map(this::words))
                        .orElse("")
                : "";
    }

    private String words(Spot spot) {
        if (spot.layer() == 0) {
            return "the input " + figures.namesOf(0).get(spot.unit());
        }
        Place place = new Place(spot.layer(), spot.unit());
        NeuronFigures neuron = figures.neuron(place);
        return figures.nameOf(place) + ": bias " + Numbers.text(neuron.bias(), 3) + ", gradient "
                + Numbers.text(neuron.biasGradient(), 3)
                + (neuron.dead() && spot.layer() < figures.layers().size()
                        ? "; dead, it gives 0 at every training point"
                        : "");
    }

    private String words(Wire wire) {
        Place place = new Place(wire.layer(), wire.unit());
        NeuronFigures neuron = figures.neuron(place);
        return name(place, wire.input()) + ": " + Numbers.text(neuron.weights()[wire.input()], 3) + ", gradient "
                + Numbers.text(neuron.gradients()[wire.input()], 3) + ". Click to change it.";
    }

    private String name(Place neuron, int input) {
        String from = neuron.layer() == 1
                ? figures.namesOf(0).get(input)
                : figures.nameOf(new Place(neuron.layer() - 1, input));
        return "weight from " + from + " into " + figures.nameOf(neuron);
    }

    @Override
    public Optional<Choice> numberAt(Touch at) {
        return at.picture() instanceof NetPicture net
                ? net.wireAt(at.place(), at.size())
                        .map(wire -> new Choice(into(new Place(wire.layer(), wire.unit())), wire.input()))
                : Optional.empty();
    }

    @Override
    public Optional<Choice> numbers() {
        return Optional.of(new Choice(into(selected), 0));
    }

    @Override
    public Optional<Point2D> home(Picture picture, Dimension size) {
        return picture instanceof NetPicture net
                ? Optional.of(net.placeOf(new Spot(selected.layer(), selected.unit()), size))
                : Optional.empty();
    }

    private List<Number> into(Place place) {
        NeuronFigures neuron = figures.neuron(place);
        int bias = neuron.weights().length;
        return IntStream.rangeClosed(0, bias)
                .mapToObj(i -> new Number(
                        i < bias ? name(place, i) : "bias of " + figures.nameOf(place),
                        i < bias ? neuron.weights()[i] : neuron.bias(),
                        number -> setter.set(place, i, number)))
                .toList();
    }
}
