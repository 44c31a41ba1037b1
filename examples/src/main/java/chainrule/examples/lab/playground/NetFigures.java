package chainrule.examples.lab.playground;

import chainrule.doctor.Report;
import chainrule.examples.data.Dataset;
import chainrule.examples.plot.Table;
import chainrule.nn.Layer;
import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What there is to see of a training at one moment. It takes a few milliseconds to compute.
 *
 * @param features what the net is told of a point
 * @param scores scores[row][column] at the nodes of a square lattice over the plane, row 0 at the bottom
 * @param fields fields[layer][unit][row][column]: what each neuron gives in the cells of a small lattice; the inputs are layer 0
 * @param layers the neurons of each layer, the inputs left out
 * @param moments how well the net did, from before the first step until now
 * @param finite whether the net can still be trained
 * @param report what the doctor says
 */
record NetFigures(
        Plane plane,
        List<Feature> features,
        Dataset training,
        Dataset test,
        double[][] scores,
        double[][][][] fields,
        List<List<NeuronFigures>> layers,
        int parameters,
        List<Moment> moments,
        boolean finite,
        Report report) {
    private static final double ROOM_FOR_POINTS = 1.5;
    private static final int FIELD = 48;
    private static final int SMALL_FIELD = 14;

    static NetFigures of(PlaneTraining training, Attendance attendance) {
        training.computeGradients();
        MLP net = training.net();
        Plane around = Plane.around(training.training(), training.test());
        Plane plane = training.hasTest() ? around : around.atLeast(ROOM_FOR_POINTS);
        return new NetFigures(
                plane,
                training.plan().features(),
                training.training(),
                training.test(),
                scores(training, plane),
                fields(training, plane),
                layers(net, training.inputs(training.training().inputs())),
                net.parameters().size(),
                training.moments(),
                training.isFinite(),
                attendance.report());
    }

    private static double[][] scores(PlaneTraining training, Plane plane) {
        double[][] nodes = IntStream.range(0, FIELD * FIELD)
                .mapToObj(i -> plane.at(i % FIELD, i / FIELD, FIELD - 1))
                .toArray(double[][]::new);
        double[][][] signals = Signals.of(training.net(), training.inputs(nodes));
        return square(signals[signals.length - 1][0], FIELD);
    }

    private static double[][][][] fields(PlaneTraining training, Plane plane) {
        double[][] cells = IntStream.range(0, SMALL_FIELD * SMALL_FIELD)
                .mapToObj(i -> plane.at(i % SMALL_FIELD + 0.5, i / SMALL_FIELD + 0.5, SMALL_FIELD))
                .toArray(double[][]::new);
        return Stream.of(Signals.of(training.net(), training.inputs(cells)))
                .map(layer ->
                        Stream.of(layer).map(unit -> square(unit, SMALL_FIELD)).toArray(double[][][]::new))
                .toArray(double[][][][]::new);
    }

    private static double[][] square(double[] numbers, int side) {
        return IntStream.range(0, side)
                .mapToObj(row -> Arrays.copyOfRange(numbers, row * side, (row + 1) * side))
                .toArray(double[][]::new);
    }

    private static List<List<NeuronFigures>> layers(MLP net, double[][] inputs) {
        List<LayerActivity> activity = LayerActivity.of(net, inputs);
        return IntStream.range(0, activity.size())
                .mapToObj(i -> neurons(net.layers().get(i), activity.get(i)))
                .toList();
    }

    private static List<NeuronFigures> neurons(Layer layer, LayerActivity activity) {
        return IntStream.range(0, activity.units())
                .mapToObj(i -> NeuronFigures.of(layer.neurons().get(i), activity.isDead(i)))
                .toList();
    }

    Moment now() {
        return moments.get(moments.size() - 1);
    }

    /** Whether there are other points than those for training. */
    boolean hasTest() {
        return test != training;
    }

    int steps() {
        return now().step();
    }

    NeuronFigures neuron(Place place) {
        return layers.get(place.layer() - 1).get(place.unit());
    }

    String nameOf(Place neuron) {
        return neuron.layer() == layers.size()
                ? "the score"
                : "neuron " + (neuron.unit() + 1) + " of layer " + neuron.layer();
    }

    /** The features; the neurons of a layer have numbers, from 1 on. */
    List<String> namesOf(int layer) {
        return layer == 0
                ? features.stream().map(Feature::title).toList()
                : IntStream.rangeClosed(1, layers.get(layer - 1).size())
                        .mapToObj(Integer::toString)
                        .toList();
    }

    Table table() {
        Table table = Table.of("step", "training loss", "test loss", "training accuracy", "test accuracy");
        for (Moment moment : moments) {
            table.row(
                    moment.step(),
                    moment.trainingLoss(),
                    moment.testLoss(),
                    moment.trainingAccuracy(),
                    moment.testAccuracy());
        }
        return table;
    }
}
