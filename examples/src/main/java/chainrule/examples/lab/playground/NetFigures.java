package chainrule.examples.lab.playground;

import chainrule.examples.data.Dataset;
import chainrule.examples.plot.Table;
import chainrule.nn.Layer;
import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What there is to see of a training at one moment. It takes a few milliseconds to compute.
 *
 * @param scores scores[row][column] at the nodes of a square lattice over the plane, row 0 at the bottom
 * @param fields fields[layer][unit][row][column]: what each neuron gives in the cells of a small lattice; the inputs are layer 0
 * @param layers the neurons of each layer, the inputs left out
 * @param moments how well the net did, from before the first step until now
 * @param finite whether the net can still be trained
 */
record NetFigures(
        Plane plane,
        Dataset training,
        Dataset test,
        double[][] scores,
        double[][][][] fields,
        List<List<NeuronFigures>> layers,
        int parameters,
        List<Moment> moments,
        boolean finite) {
    private static final int FIELD = 48;
    private static final int SMALL_FIELD = 14;

    static NetFigures of(PlaneTraining training) {
        training.computeGradients();
        MLP net = training.net();
        Plane plane = Plane.around(training.training(), training.test());
        return new NetFigures(
                plane,
                training.training(),
                training.test(),
                scores(net, plane),
                fields(net, plane),
                layers(net, training.training()),
                net.parameters().size(),
                training.moments(),
                training.isFinite());
    }

    private static double[][] scores(MLP net, Plane plane) {
        double[][] scores = new double[FIELD][FIELD];
        for (int row = 0; row < FIELD; row++) {
            for (int column = 0; column < FIELD; column++) {
                scores[row][column] = net.predict(plane.at(column, row, FIELD - 1))[0];
            }
        }
        return scores;
    }

    private static double[][][][] fields(MLP net, Plane plane) {
        List<Layer> all = net.layers();
        double[][][][] fields = new double[all.size() + 1][][][];
        fields[0] = new double[2][SMALL_FIELD][SMALL_FIELD];
        for (int layer = 1; layer < fields.length; layer++) {
            fields[layer] = new double[all.get(layer - 1).outputs()][SMALL_FIELD][SMALL_FIELD];
        }
        for (int row = 0; row < SMALL_FIELD; row++) {
            for (int column = 0; column < SMALL_FIELD; column++) {
                double[] signal = plane.at(column + 0.5, row + 0.5, SMALL_FIELD);
                for (int layer = 0; layer < fields.length; layer++) {
                    signal = layer == 0 ? signal : all.get(layer - 1).predict(signal);
                    for (int unit = 0; unit < signal.length; unit++) {
                        fields[layer][unit][row][column] = signal[unit];
                    }
                }
            }
        }
        return fields;
    }

    private static List<List<NeuronFigures>> layers(MLP net, Dataset training) {
        List<LayerActivity> activity = LayerActivity.of(net, training.inputs());
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

    int steps() {
        return now().step();
    }

    NeuronFigures neuron(Place place) {
        return layers.get(place.layer() - 1).get(place.unit());
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
