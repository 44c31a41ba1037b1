package chainrule.examples.lab.bentgrid;

import chainrule.examples.lab.Look;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.WarpedGrid;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The grid before and after the activation. */
final class BentGridLook {
    private final GridFigures figures;
    private final PlaneLayers layers;
    private final String activation;
    private final GridWords words;

    BentGridLook(GridFigures figures, PlaneLayers layers, String activation) {
        this.figures = figures;
        this.layers = layers;
        this.activation = activation;
        words = new GridWords(figures);
    }

    /** Where the bias was dragged to: only on the left picture. */
    static Optional<Point2D> biasAt(Touch touch) {
        return touch.index() == 0 && touch.picture() instanceof WarpedGrid grid
                ? Optional.of(grid.valueAt(touch.place(), touch.size()))
                : Optional.empty();
    }

    Look look() {
        String number = "Layer " + layers.count();
        WarpedGrid left = grid(number + ": turned, stretched, shifted", Curve::linear, PlaneLayers.Image::linear);
        double[] bias = layers.bias();
        left.points("bias, where 0 goes", new double[] {bias[0]}, new double[] {bias[1]});
        WarpedGrid right = grid(
                number + ", " + activation + ": " + words.outcome(), Curve::activated, PlaneLayers.Image::activated);
        Square before = Square.around(figures.curves().map(Curve::linear));
        Square after = Square.around(figures.curves().map(Curve::activated));
        Square both = Square.around(figures.curves().flatMap(curve -> Stream.of(curve.linear(), curve.activated())));
        boolean shrunk = 2 * after.side() < both.side();
        Square rightShown = shrunk ? after : both;
        figures.carried().ifPresent(moons -> addLine(right, moons.line(), rightShown));
        return new Look(List.of(finished(left, shrunk ? before : both), finished(right, rightShown)), words.readouts());
    }

    private WarpedGrid grid(
            String title, Function<Curve, double[][]> line, Function<PlaneLayers.Image, double[]> place) {
        WarpedGrid picture = new WarpedGrid(title);
        for (int i = 0; i < figures.across().size(); i++) {
            double[][] across = line.apply(figures.across().get(i));
            double[][] upward = line.apply(figures.upward().get(i));
            picture.across(across[0], across[1]).upward(upward[0], upward[1]);
        }
        figures.carried().ifPresent(moons -> {
            picture.points("upper moon", moon(moons, 1, 0, place), moon(moons, 1, 1, place));
            picture.points("lower moon", moon(moons, 0, 0, place), moon(moons, 0, 1, place));
        });
        return picture;
    }

    private static double[] moon(
            CarriedMoons moons, int label, int coordinate, Function<PlaneLayers.Image, double[]> place) {
        return IntStream.range(0, moons.images().size())
                .filter(i -> moons.points().labels()[i] == label)
                .mapToDouble(i -> place.apply(moons.images().get(i))[coordinate])
                .toArray();
    }

    private static void addLine(WarpedGrid picture, FittedLine line, Square shown) {
        double half = shown.side() / 2;
        double[][] ends = line.ends(shown.left() + half, shown.bottom() + half, 2 * shown.side());
        if (ends != null) {
            picture.dashed("best line found", ends[0], ends[1]);
        }
    }

    private static WarpedGrid finished(WarpedGrid picture, Square shown) {
        return picture.xRange(shown.left(), shown.left() + shown.side())
                .yRange(shown.bottom(), shown.bottom() + shown.side())
                .zeroLines()
                .axes("first neuron", "second neuron")
                .size(340, 420);
    }
}
