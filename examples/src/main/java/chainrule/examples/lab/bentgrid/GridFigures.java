package chainrule.examples.lab.bentgrid;

import chainrule.examples.data.Dataset;
import chainrule.examples.plot.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What became of a grid.
 *
 * @param across what were level lines, the lowest first
 * @param upward what were upright lines, the leftmost first
 * @param nodes where lines crossed, those of the leftmost upright line first
 * @param carried the moons that went with it, if any did
 */
public record GridFigures(
        List<Curve> across, List<Curve> upward, List<PlaneLayers.Image> nodes, Optional<CarriedMoons> carried) {
    private static final double NOTHING = 1e-9;

    Stream<Curve> curves() {
        return Stream.concat(across.stream(), upward.stream());
    }

    int lines() {
        return across.size() + upward.size();
    }

    int bentLines() {
        return (int) curves().filter(Curve::isBent).count();
    }

    /** The share of nodes where an activation's slope was 0 for a coordinate. */
    double flattened() {
        return share(PlaneLayers.Image::flattened);
    }

    /** The share of nodes around which nothing is left but a point. */
    double pointlike() {
        return share(image -> image.largest() < NOTHING);
    }

    private double share(Predicate<PlaneLayers.Image> which) {
        return nodes.stream().filter(which).count() / (double) nodes.size();
    }

    /** How long a short arrow of length 1 becomes at least. */
    double smallestStretch() {
        return clean(
                nodes.stream().mapToDouble(PlaneLayers.Image::smallest).min().orElseThrow());
    }

    /** How long it becomes at most. */
    double largestStretch() {
        return clean(
                nodes.stream().mapToDouble(PlaneLayers.Image::largest).max().orElseThrow());
    }

    private static double clean(double stretch) {
        return stretch < NOTHING ? 0 : stretch;
    }

    Table table() {
        Table table = Table.of(
                "kind",
                "x",
                "y",
                "x linear",
                "y linear",
                "x activated",
                "y activated",
                "smallest stretch",
                "largest stretch");
        int lines = upward.size();
        for (int i = 0; i < nodes.size(); i++) {
            addRow(table, "grid", GridExperiment.at(i / lines), GridExperiment.at(i % lines), nodes.get(i));
        }
        carried.ifPresent(moons -> {
            Dataset points = moons.points();
            for (int i = 0; i < points.size(); i++) {
                String moon = points.labels()[i] == 1 ? "upper moon" : "lower moon";
                double[] point = points.inputs()[i];
                addRow(table, moon, point[0], point[1], moons.images().get(i));
            }
        });
        return table;
    }

    private static void addRow(Table table, String kind, double x, double y, PlaneLayers.Image image) {
        table.row(
                kind,
                x,
                y,
                image.linear()[0],
                image.linear()[1],
                image.activated()[0],
                image.activated()[1],
                image.smallest(),
                image.largest());
    }
}
