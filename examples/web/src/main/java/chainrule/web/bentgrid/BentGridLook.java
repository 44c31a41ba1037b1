package chainrule.web.bentgrid;

import chainrule.examples.data.Dataset;
import chainrule.examples.lab.bentgrid.CarriedMoons;
import chainrule.examples.lab.bentgrid.FittedLine;
import chainrule.examples.lab.bentgrid.GridFigures;
import chainrule.examples.lab.bentgrid.GridWords;
import chainrule.examples.lab.bentgrid.PlaneLayers;
import chainrule.examples.lab.bentgrid.Square;
import chainrule.examples.lab.playground.Cloud;
import chainrule.examples.lab.playground.Moment;
import chainrule.examples.lab.playground.PlaneTraining;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import chainrule.web.Answer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that the page draws of a bent grid, as numbers. */
final class BentGridLook {
    private static final double EDGE = 2;

    /** What the middle of two moons is moved to in the lab's experiment; a net learns from moons as they are. */
    private static final double[] MIDDLE_OF_MOONS = {0.5, 0.25};

    /** Lines of the grid in each direction. */
    private static final int LINES = 17;

    /** Parts of a line from one crossing to the next. */
    static final int FINE = 4;

    /** The same where one picture is to follow the other. */
    static final int QUICK = 2;

    private final PlaneLayers layers;
    private final double[] middle;
    private final FittedLine line;

    /** Points on a side of the lattice that is carried along. */
    private final int side;

    private BentGridLook(PlaneLayers layers, double[] middle, FittedLine line, int parts) {
        this.layers = layers;
        this.middle = middle;
        this.line = line;
        side = (LINES - 1) * parts + 1;
    }

    static Answer byHand(PlaneLayers layers, GridFigures figures) {
        CarriedMoons moons = figures.carried().orElseThrow();
        GridWords words = new GridWords(figures);
        return new BentGridLook(layers, new double[2], moons.line(), FINE)
                .answer(moons.points())
                .with("outcome", words.outcome())
                .with("readouts", words.readouts());
    }

    static Answer of(PlaneTraining training, int parts) {
        MLP net = training.net();
        PlaneLayers layers =
                PlaneLayers.hiddenIn(net, training.plan().activations().get(0));
        Neuron output = net.layers().get(layers.count()).neurons().get(0);
        FittedLine line = new FittedLine(
                output.weights().get(0).data(),
                output.weights().get(1).data(),
                output.bias().data());
        List<Moment> moments = training.moments();
        Moment now = moments.get(moments.size() - 1);
        double[] middle = training.plan().cloud() == Cloud.MOONS ? MIDDLE_OF_MOONS : new double[2];
        Dataset points = training.training();
        return new BentGridLook(layers, middle, line, parts)
                .answer(points)
                .with("steps", training.steps())
                .with("finite", training.isFinite())
                .with("loss", now.trainingLoss())
                .with("accuracy", now.trainingAccuracy())
                .with("testAccuracy", now.testAccuracy())
                .with("readouts", List.of());
    }

    private Answer answer(Dataset points) {
        double[][][] lattice = IntStream.range(0, side * side)
                .mapToObj(i -> layers.way(middle[0] + place(i % side), middle[1] + place(i / side)))
                .toArray(double[][][]::new);
        double[][][] carried = Stream.of(points.inputs())
                .map(point -> layers.way(point[0], point[1]))
                .toArray(double[][][]::new);
        int stages = 2 * layers.count() + 1;
        return new Answer()
                .with("lines", LINES)
                .with("side", side)
                .with("labels", IntStream.of(points.labels()).asDoubleStream().toArray())
                .with("line", new double[] {line.a(), line.b(), line.c()})
                .with("score", Stream.of(lattice).mapToDouble(this::score).toArray())
                .with(
                        "stages",
                        IntStream.range(0, stages)
                                .mapToObj(stage -> stage(lattice, carried, stage))
                                .toList());
    }

    private double place(int point) {
        return -EDGE + 2 * EDGE * point / (side - 1);
    }

    private static Answer stage(double[][][] lattice, double[][][] points, int stage) {
        double[] grid = flat(lattice, stage);
        double[][] coordinates = {coordinate(grid, 0), coordinate(grid, 1)};
        Square square = Square.around(Stream.<double[][]>of(coordinates));
        return new Answer()
                .with("lattice", grid)
                .with("points", flat(points, stage))
                .with("square", new double[] {square.left(), square.bottom(), square.side()});
    }

    /** x and y of each. */
    private static double[] flat(double[][][] ways, int stage) {
        double[] flat = new double[2 * ways.length];
        for (int i = 0; i < ways.length; i++) {
            flat[2 * i] = ways[i][stage][0];
            flat[2 * i + 1] = ways[i][stage][1];
        }
        return flat;
    }

    private static double[] coordinate(double[] places, int which) {
        return IntStream.range(0, places.length / 2)
                .mapToDouble(i -> places[2 * i + which])
                .toArray();
    }

    /** Above 0 where a point of the lattice is taken for one of class 1. */
    private double score(double[][] way) {
        double[] place = way[way.length - 1];
        return line.a() * place[0] + line.b() * place[1] + line.c();
    }
}
