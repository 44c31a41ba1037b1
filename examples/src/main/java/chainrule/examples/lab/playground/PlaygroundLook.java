package chainrule.examples.lab.playground;

import chainrule.examples.data.Dataset;
import chainrule.examples.gallery.Words;
import chainrule.examples.lab.Look;
import chainrule.examples.lab.Spots;
import chainrule.examples.lab.Touch;
import chainrule.examples.lab.Verdict;
import chainrule.examples.plot.DecisionField;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.NetPicture;
import chainrule.examples.plot.NetPicture.Spot;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The pictures of the playground and what they tell. */
final class PlaygroundLook {
    static final int WIDTH = 300;
    static final int HEIGHT = 195;

    /** How far from a point, in points of the screen, one may press to mean it. */
    private static final double REACH = 9;

    /** So many points may be large. */
    private static final int FEW = 40;

    private static final double HIGHEST_LOSS = 1.5;

    private final NetFigures figures;
    private final Place selected;
    private final boolean logarithmic;
    private final boolean showTest;
    private final Spots spots;

    PlaygroundLook(NetFigures figures, Place selected, boolean logarithmic, boolean showTest, Spots spots) {
        this.spots = spots;
        this.figures = figures;
        this.selected = selected;
        this.logarithmic = logarithmic;
        this.showTest = showTest;
    }

    /** The neuron that was pressed, or that the pressed line goes into; an input is none. */
    static Optional<Place> neuronAt(Touch touch) {
        return touch.picture() instanceof NetPicture net
                ? net.spotAt(touch.place(), touch.size())
                        .filter(spot -> spot.layer() > 0)
                        .map(spot -> new Place(spot.layer(), spot.unit()))
                        .or(() -> net.wireAt(touch.place(), touch.size())
                                .map(wire -> new Place(wire.layer(), wire.unit())))
                : Optional.empty();
    }

    /** Where in the plane was pressed; nowhere beside it. */
    static Optional<Point2D> placeAt(Touch touch, Plane plane) {
        return touch.picture() instanceof DecisionField field
                ? Optional.of(field.valueAt(touch.place(), touch.size()))
                        .filter(place -> plane.contains(place.getX(), place.getY()))
                : Optional.empty();
    }

    /** The nearest of some points to where the field was pressed, if it is near. */
    static OptionalInt pointAt(Touch touch, Dataset points) {
        DecisionField field = (DecisionField) touch.picture();
        Point2D here = field.valueAt(touch.place(), touch.size());
        Point2D reach = field.valueAt(new Point2D.Double(touch.x() + REACH, touch.y() + REACH), touch.size());
        return IntStream.range(0, points.size())
                .filter(i -> distance(points.inputs()[i], here, reach) < 1)
                .boxed()
                .min(Comparator.comparingDouble(i -> distance(points.inputs()[i], here, reach)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** As a share of the reach. */
    private static double distance(double[] point, Point2D here, Point2D reach) {
        return Math.hypot(
                (point[0] - here.getX()) / (reach.getX() - here.getX()),
                (point[1] - here.getY()) / (reach.getY() - here.getY()));
    }

    Look look() {
        Picture weights = WeightBars.of(
                figures.neuron(selected), "Into " + nameOfSelected(), figures.namesOf(selected.layer() - 1));
        return new Look(List.of(field(), net(), curves(), weights), readouts(), Verdict.of(figures.report()), spots);
    }

    private Picture field() {
        Plane plane = figures.plane();
        Dataset training = figures.training();
        DecisionField field = new DecisionField(
                        "Decision after " + Words.count(figures.steps(), "step"),
                        figures.scores(),
                        plane.xMin(),
                        plane.xMax(),
                        plane.yMin(),
                        plane.yMax())
                .points("training points", of(training, 1, 0), of(training, 1, 1))
                .points(isOneClass(training) ? "training points" : "", of(training, 0, 0), of(training, 0, 1));
        if (training.size() + (figures.hasTest() ? figures.test().size() : 0) > FEW) {
            field.smallPoints();
        }
        if (showTest && figures.hasTest()) {
            Dataset test = figures.test();
            field.hollowPoints("test points", of(test, 1, 0), of(test, 1, 1))
                    .hollowPoints(isOneClass(test) ? "test points" : "", of(test, 0, 0), of(test, 0, 1));
        }
        return field.size(WIDTH, HEIGHT);
    }

    private static boolean isOneClass(Dataset data) {
        return IntStream.of(data.labels()).distinct().count() == 1;
    }

    private static double[] of(Dataset data, int label, int coordinate) {
        return IntStream.range(0, data.size())
                .filter(i -> data.labels()[i] == label)
                .mapToDouble(i -> data.inputs()[i][coordinate])
                .toArray();
    }

    private Picture net() {
        List<List<NeuronFigures>> layers = figures.layers();
        double[][][] weights = new double[layers.size() + 1][][];
        weights[0] = new double[0][];
        for (int layer = 1; layer < weights.length; layer++) {
            weights[layer] =
                    layers.get(layer - 1).stream().map(NeuronFigures::weights).toArray(double[][]::new);
        }
        NetPicture picture = new NetPicture("What each neuron responds to", figures.fields(), weights)
                .inputs(figures.namesOf(0))
                .select(new Spot(selected.layer(), selected.unit()));
        for (int layer = 1; layer < layers.size(); layer++) {
            List<NeuronFigures> neurons = layers.get(layer - 1);
            for (int unit = 0; unit < neurons.size(); unit++) {
                if (neurons.get(unit).dead()) {
                    picture.dead(new Spot(layer, unit));
                }
            }
        }
        return picture.size(WIDTH, HEIGHT);
    }

    private Picture curves() {
        double[] steps = course(Moment::step);
        LineChart chart = new LineChart(logarithmic ? "The loss, logarithmic" : "Loss and accuracy, step by step")
                .axes("step", "")
                .xRange(0, Math.max(10, figures.steps()))
                .line("loss, training", Meaning.VALUE, steps, course(Moment::trainingLoss));
        if (figures.hasTest()) {
            chart.dashed("test", Meaning.VALUE, steps, course(Moment::testLoss));
        }
        if (figures.steps() == 0) {
            chart.markers(); // a line of one point would not be seen
        }
        if (logarithmic) {
            chart.logY();
        } else {
            chart.yRange(0, highest())
                    .line("accuracy, training", Meaning.ACCURACY, steps, course(Moment::trainingAccuracy));
            if (figures.hasTest()) {
                chart.dashed("test", Meaning.ACCURACY, steps, course(Moment::testAccuracy));
            }
        }
        return chart.size(WIDTH, HEIGHT);
    }

    /** Room for an accuracy of 1, and for losses unless they leave all bounds. */
    private double highest() {
        double largest = DoubleStream.of(course(Moment::trainingLoss))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return Math.max(1, Math.min(HIGHEST_LOSS, largest));
    }

    private double[] course(ToDoubleFunction<Moment> figure) {
        return figures.moments().stream().mapToDouble(figure).toArray();
    }

    private String nameOfSelected() {
        return figures.nameOf(selected);
    }

    private List<String> readouts() {
        List<String> readouts = new ArrayList<>();
        Moment now = figures.now();
        NeuronFigures neuron = figures.neuron(selected);
        readouts.add("training: " + wellDone(now.trainingLoss(), now.trainingAccuracy()));
        if (figures.hasTest()) {
            readouts.add("test: " + wellDone(now.testLoss(), now.testAccuracy()));
        }
        readouts.add(figures.parameters() + " parameters");
        readouts.add(nameOfSelected() + ": bias " + Numbers.text(neuron.bias(), 3) + ", gradient "
                + Numbers.text(neuron.biasGradient(), 3));
        if (!figures.finite()) {
            readouts.add("stopped at step " + figures.steps()
                    + ": numbers grew beyond all bounds, the learning rate is too high");
        }
        return readouts;
    }

    private static String wellDone(double loss, double accuracy) {
        return "loss " + Numbers.text(loss, 3) + ", " + Numbers.text(100 * accuracy, 3) + " % right";
    }
}
