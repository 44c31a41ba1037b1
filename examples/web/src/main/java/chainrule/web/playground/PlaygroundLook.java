package chainrule.web.playground;

import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.lab.playground.Moment;
import chainrule.examples.lab.playground.Plane;
import chainrule.examples.lab.playground.PlaneTraining;
import chainrule.examples.lab.playground.Signals;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import chainrule.web.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that the page draws of a training, as numbers. */
final class PlaygroundLook {
    /** Points on a side of the picture of the score, and of the picture of a neuron. */
    private static final int LARGE = 50;

    private static final int SMALL = 14;

    private Dataset training;
    private Plane plane;
    private double[][] large;
    private double[][] small;

    /** The lattices of points are made anew only where there is something else to see. */
    private void around(PlaneTraining training) {
        if (this.training != training.training()) {
            this.training = training.training();
            plane = Plane.around(training.training(), training.test());
            large = training.inputs(lattice(plane, LARGE));
            small = training.inputs(lattice(plane, SMALL));
        }
    }

    /** @param layer of the neuron whose picture is to be large, the inputs being layer 0 */
    Answer at(PlaneTraining training, int layer, int unit) {
        around(training);
        training.computeGradients();
        MLP net = training.net();
        double[][][] signals = Signals.of(net, large);
        List<Moment> moments = training.moments();
        Moment now = last(moments);
        return new Answer()
                .with("steps", training.steps())
                .with("finite", training.isFinite())
                .with("loss", now.trainingLoss())
                .with("testLoss", now.testLoss())
                .with("accuracy", now.trainingAccuracy())
                .with("testAccuracy", now.testAccuracy())
                .with("plane", new double[] {plane.xMin(), plane.xMax(), plane.yMin(), plane.yMax()})
                .with("training", points(training.training()))
                .with("test", points(training.test()))
                .with("score", signals[signals.length - 1][0])
                .with("focus", signals[layer][unit])
                .with("fields", fields(Signals.of(net, small)))
                .with("layers", layers(net, training.inputs(training.training().inputs())))
                .with("history", history(moments));
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    /** The centres of the cells, row by row, from the top left. */
    private static double[][] lattice(Plane plane, int side) {
        return IntStream.range(0, side * side)
                .mapToObj(i -> plane.at(i % side + 0.5, side - 0.5 - i / side, side))
                .toArray(double[][]::new);
    }

    /** x, y and class of each. */
    private static double[] points(Dataset data) {
        double[] points = new double[3 * data.size()];
        for (int i = 0; i < data.size(); i++) {
            points[3 * i] = data.inputs()[i][0];
            points[3 * i + 1] = data.inputs()[i][1];
            points[3 * i + 2] = data.labels()[i];
        }
        return points;
    }

    /** One list of numbers a layer, the inputs first: unit by unit. */
    private static List<double[]> fields(double[][][] signals) {
        return Stream.of(signals).map(PlaygroundLook::joined).toList();
    }

    private static double[] joined(double[][] units) {
        int length = units[0].length;
        double[] all = new double[units.length * length];
        for (int unit = 0; unit < units.length; unit++) {
            System.arraycopy(units[unit], 0, all, unit * length, length);
        }
        return all;
    }

    private static List<Answer> layers(MLP net, double[][] inputs) {
        double[][][] signals = Signals.of(net, inputs);
        List<Answer> layers = new ArrayList<>();
        for (int i = 0; i < net.layers().size(); i++) {
            Layer layer = net.layers().get(i);
            layers.add(new Answer()
                    .with("inputs", layer.inputs())
                    .with("outputs", layer.outputs())
                    .with("weights", weights(layer, Value::data))
                    .with("gradients", weights(layer, Value::grad))
                    .with("biases", biases(layer, Value::data))
                    .with("biasGradients", biases(layer, Value::grad))
                    .with("dead", dead(signals[i + 1])));
        }
        return layers;
    }

    private static double[] weights(Layer layer, ToDoubleFunction<Value> part) {
        return layer.neurons().stream()
                .map(Neuron::weights)
                .flatMap(List::stream)
                .mapToDouble(part)
                .toArray();
    }

    private static double[] biases(Layer layer, ToDoubleFunction<Value> part) {
        return layer.neurons().stream().map(Neuron::bias).mapToDouble(part).toArray();
    }

    /** 1 for a unit that gives 0 at every training point. */
    private static double[] dead(double[][] outputs) {
        return Stream.of(outputs)
                .mapToDouble(unit -> DoubleStream.of(unit).allMatch(output -> output == 0) ? 1 : 0)
                .toArray();
    }

    private static Answer history(List<Moment> moments) {
        return new Answer()
                .with("steps", moments.stream().mapToDouble(Moment::step).toArray())
                .with(
                        "training",
                        moments.stream().mapToDouble(Moment::trainingLoss).toArray())
                .with("test", moments.stream().mapToDouble(Moment::testLoss).toArray());
    }
}
