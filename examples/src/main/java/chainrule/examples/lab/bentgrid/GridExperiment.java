package chainrule.examples.lab.bentgrid;

import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Sends a grid through layers, and two moons with it, which a straight line is to tell apart before and after. */
public final class GridExperiment {
    private static final int LINES = 17;

    private static final double EDGE = 2;
    private static final int POINTS_A_LINE = 8 * (LINES - 1) + 1;
    private static final int MOON_POINTS = 100;
    private static final double NOISE = 0.08;
    private static final long SEED = 5;

    private final Dataset moons = centredMoons();
    private final int rightAtFirst = FittedLine.to(moons).right(moons);

    private static Dataset centredMoons() {
        Dataset moons = Moons.of(MOON_POINTS, NOISE, new Random(SEED));
        double[][] centred = Arrays.stream(moons.inputs())
                .map(point -> new double[] {point[0] - 0.5, point[1] - 0.25})
                .toArray(double[][]::new);
        return new Dataset(centred, moons.labels());
    }

    public GridFigures run(PlaneLayers layers, boolean withMoons) {
        List<Curve> across = new ArrayList<>();
        List<Curve> upward = new ArrayList<>();
        List<PlaneLayers.Image> nodes = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            double at = at(i);
            across.add(Curve.of(layers, new double[] {-EDGE, at}, new double[] {EDGE, at}, POINTS_A_LINE));
            upward.add(Curve.of(layers, new double[] {at, -EDGE}, new double[] {at, EDGE}, POINTS_A_LINE));
            for (int j = 0; j < LINES; j++) {
                nodes.add(layers.image(at, at(j)));
            }
        }
        return new GridFigures(across, upward, nodes, withMoons ? Optional.of(carried(layers)) : Optional.empty());
    }

    /** Where a line of the grid lies before all layers. */
    static double at(int line) {
        return -EDGE + 2 * EDGE * line / (LINES - 1);
    }

    private CarriedMoons carried(PlaneLayers layers) {
        List<PlaneLayers.Image> images = Arrays.stream(moons.inputs())
                .map(point -> layers.image(point[0], point[1]))
                .toList();
        Dataset arrived =
                new Dataset(images.stream().map(PlaneLayers.Image::activated).toArray(double[][]::new), moons.labels());
        FittedLine line = FittedLine.to(arrived);
        return new CarriedMoons(moons, images, line, rightAtFirst, line.right(arrived));
    }
}
