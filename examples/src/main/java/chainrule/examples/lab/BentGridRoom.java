package chainrule.examples.lab;

import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Table;
import chainrule.examples.plot.WarpedGrid;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A grid goes through layers of two neurons, and two moons with it: the linear parts move and turn it, the activations bend it. */
final class BentGridRoom extends Room {
    private static final int LINES = 17;
    private static final double EDGE = 2;
    private static final int POINTS_A_LINE = 8 * (LINES - 1) + 1;
    private static final double ARROW = 0.1;
    private static final int SAMPLES = 100;
    private static final double NOISE = 0.08;
    private static final long SEED = 5;
    private static final double STRAIGHT = 1e-9;

    private final WholeSetting layer = settings().whole("layer", "look at layer", 1, 1, 4);
    private final ActivationSettings activation = new ActivationSettings(settings(), 0.2);
    private final DecimalSetting rotation = settings().decimal("rotation", "turn, in degrees", 50, -180, 180, 5);
    private final DecimalSetting scale = settings().decimal("scale", "stretch", 1.3, 0.2, 2, 0.05);
    private final DecimalSetting biasX = settings().decimal("biasX", "bias to the right", 1, -2, 2, 0.05);
    private final DecimalSetting biasY = settings().decimal("biasY", "bias upward", 0.4, -2, 2, 0.05);
    private final ToggleSetting moons = settings().toggle("moons", "carry two moons along", true);

    private final Dataset points = centredMoons();
    private final int rightAtFirst = FittedLine.to(points).right(points);
    private State state;

    /** What the settings lead to. */
    private record State(
            List<Curve> across,
            List<Curve> upward,
            List<PlaneLayers.Image> grid,
            List<PlaneLayers.Image> moons,
            FittedLine line,
            int right) {
        Stream<Curve> curves() {
            return Stream.concat(across.stream(), upward.stream());
        }
    }

    /** A line of the grid after the linear part of the layer and after its activation: x and y of its points. */
    private record Curve(double[][] linear, double[][] activated) {}

    private static Dataset centredMoons() {
        Dataset moons = Moons.of(SAMPLES, NOISE, new Random(SEED));
        double[][] centred = Arrays.stream(moons.inputs())
                .map(point -> new double[] {point[0] - 0.5, point[1] - 0.25})
                .toArray(double[][]::new);
        return new Dataset(centred, moons.labels());
    }

    @Override
    public String name() {
        return "Bent grid";
    }

    @Override
    public String whatToSee() {
        return "Each layer turns, stretches and shifts the plane, in the same way each time (left), then the activation takes every coordinate by itself (right)."
                + " Drag the square, or use the arrow keys: that is the bias. Only what is bent or folded can make the moons come apart.";
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("ReLU folds", Map.of()),
                new Preset("three times ReLU: almost apart", Map.of("layer", "3")),
                new Preset("tanh squeezes into a square", Map.of("activation", "tanh", "scale", "2.0")),
                new Preset("linear stays linear", Map.of("activation", "identity", "layer", "4")),
                new Preset(
                        "four layers of leaky ReLU",
                        Map.of(
                                "activation",
                                "leaky relu",
                                "layer",
                                "4",
                                "rotation",
                                "140.0",
                                "scale",
                                "1.3",
                                "biasX",
                                "0.0",
                                "biasY",
                                "1.0")));
    }

    private PlaneLayers layers() {
        return new PlaneLayers(
                activation.function(), rotation.value(), scale.value(), biasX.value(), biasY.value(), layer.value());
    }

    @Override
    public void change(List<Setting<?>> changed) {
        PlaneLayers layers = layers();
        List<Curve> across = new ArrayList<>();
        List<Curve> upward = new ArrayList<>();
        List<PlaneLayers.Image> grid = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            across.add(curve(layers, at(i), true));
            upward.add(curve(layers, at(i), false));
            for (int j = 0; j < LINES; j++) {
                grid.add(layers.image(at(i), at(j)));
            }
        }
        List<PlaneLayers.Image> images = moons.value()
                ? Arrays.stream(points.inputs())
                        .map(point -> layers.image(point[0], point[1]))
                        .toList()
                : List.of();
        Dataset arrived = moons.value() ? arrived(images) : null;
        FittedLine line = moons.value() ? FittedLine.to(arrived) : null;
        state = new State(across, upward, grid, images, line, line == null ? 0 : line.right(arrived));
    }

    private static double at(int line) {
        return -EDGE + 2 * EDGE * line / (LINES - 1);
    }

    private static Curve curve(PlaneLayers layers, double fixed, boolean across) {
        double[][] linear = new double[2][POINTS_A_LINE];
        double[][] activated = new double[2][POINTS_A_LINE];
        for (int p = 0; p < POINTS_A_LINE; p++) {
            double along = -EDGE + 2 * EDGE * p / (POINTS_A_LINE - 1);
            double[] before = across ? layers.linear(along, fixed) : layers.linear(fixed, along);
            double[] after = layers.activated(before);
            for (int k = 0; k < 2; k++) {
                linear[k][p] = before[k];
                activated[k][p] = after[k];
            }
        }
        return new Curve(linear, activated);
    }

    private Dataset arrived(List<PlaneLayers.Image> images) {
        return new Dataset(images.stream().map(PlaneLayers.Image::activated).toArray(double[][]::new), points.labels());
    }

    // ---- pictures

    @Override
    public Look look() {
        String number = "Layer " + layer.value();
        WarpedGrid left = new WarpedGrid(number + ": turned, stretched, shifted");
        WarpedGrid right = new WarpedGrid(number + ", " + activation.value().symbol() + ": " + outcome());
        for (int i = 0; i < LINES; i++) {
            addLines(left, state.across.get(i).linear, state.upward.get(i).linear);
            addLines(right, state.across.get(i).activated, state.upward.get(i).activated);
        }
        addMoons(left, state.moons.stream().map(PlaneLayers.Image::linear).toList());
        addMoons(right, state.moons.stream().map(PlaneLayers.Image::activated).toList());
        left.points("bias, where 0 goes", new double[] {biasX.value()}, new double[] {biasY.value()});
        Square before = Square.around(state.curves().map(Curve::linear));
        Square after = Square.around(state.curves().map(Curve::activated));
        Square both = Square.around(state.curves().flatMap(curve -> Stream.of(curve.linear, curve.activated)));
        boolean shrunk = 2 * after.side < both.side;
        addLine(right, shrunk ? after : both);
        return new Look(
                List.of(finished(left, shrunk ? before : both), finished(right, shrunk ? after : both)), readouts());
    }

    private static void addLines(WarpedGrid picture, double[][] across, double[][] upward) {
        picture.across(across[0], across[1]).upward(upward[0], upward[1]);
    }

    private void addMoons(WarpedGrid picture, List<double[]> places) {
        if (!places.isEmpty()) {
            picture.points("upper moon", moon(places, 1, 0), moon(places, 1, 1));
            picture.points("lower moon", moon(places, 0, 0), moon(places, 0, 1));
        }
    }

    private double[] moon(List<double[]> places, int label, int coordinate) {
        return IntStream.range(0, places.size())
                .filter(i -> points.labels()[i] == label)
                .mapToDouble(i -> places.get(i)[coordinate])
                .toArray();
    }

    private void addLine(WarpedGrid picture, Square shown) {
        double[][] ends = state.line == null
                ? null
                : state.line.ends(shown.left + shown.side / 2, shown.bottom + shown.side / 2, 2 * shown.side);
        if (ends != null) {
            picture.dashed("best line found", ends[0], ends[1]);
        }
    }

    private static WarpedGrid finished(WarpedGrid picture, Square shown) {
        return picture.xRange(shown.left, shown.left + shown.side)
                .yRange(shown.bottom, shown.bottom + shown.side)
                .zeroLines()
                .axes("first neuron", "second neuron")
                .size(340, 420);
    }

    private String outcome() {
        int bent = bentLines();
        return bent == 0 ? "no line bent" : bent + " lines bent";
    }

    /** A part of the plane, which grows in steps, so that the axes stand still for a while when a slider moves. */
    private record Square(double left, double bottom, double side) {
        /** What holds all lines and zero. */
        static Square around(Stream<double[][]> lines) {
            double[] x = {0, 0};
            double[] y = {0, 0};
            lines.forEach(line -> {
                widen(x, line[0]);
                widen(y, line[1]);
            });
            return of(x, y);
        }

        private static void widen(double[] range, double[] values) {
            for (double value : values) {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        }

        private static Square of(double[] x, double[] y) {
            double length = Math.max(1e-3, Math.max(x[1] - x[0], y[1] - y[0]));
            double step = Math.pow(2, Math.floor(Math.log(length / 6) / Math.log(2)));
            double side = step * (Math.ceil(length / step) + 1);
            return new Square(start(x, side, step), start(y, side, step), side);
        }

        private static double start(double[] range, double side, double step) {
            return Math.min(
                    step * Math.floor(range[0] / step), step * Math.rint(((range[0] + range[1]) - side) / 2 / step));
        }
    }

    // ---- figures

    private int bentLines() {
        return (int)
                state.curves().filter(curve -> !isStraight(curve.activated)).count();
    }

    /** Whether all points lie on the way from the first to the last, or at a single place. */
    private static boolean isStraight(double[][] line) {
        int last = line[0].length - 1;
        double dx = line[0][last] - line[0][0];
        double dy = line[1][last] - line[1][0];
        double length = Math.max(STRAIGHT, Math.hypot(dx, dy));
        for (int p = 0; p <= last; p++) {
            double away = (line[0][p] - line[0][0]) * dy - (line[1][p] - line[1][0]) * dx;
            if (Math.abs(away) / length > STRAIGHT) {
                return false;
            }
        }
        return true;
    }

    private List<String> readouts() {
        double smallest = state.grid.stream()
                .mapToDouble(PlaneLayers.Image::smallest)
                .min()
                .orElseThrow();
        double largest = state.grid.stream()
                .mapToDouble(PlaneLayers.Image::largest)
                .max()
                .orElseThrow();
        List<String> readouts = new ArrayList<>();
        readouts.add(bentLines() + " of " + 2 * LINES + " lines are bent");
        readouts.add("flattened on the way (slope 0 in a neuron): "
                + percent(state.grid.stream().filter(PlaneLayers.Image::flattened)) + " of the grid, "
                + percent(state.grid.stream().filter(image -> image.largest() < STRAIGHT)) + " into single points");
        readouts.add("a short arrow becomes " + number(smallest) + " to " + number(largest) + " times as long");
        if (moons.value()) {
            readouts.add("a fitted straight line has " + state.right + " of " + SAMPLES
                    + " moon points right (before the layers: " + rightAtFirst + ")");
        }
        return readouts;
    }

    private static String percent(Stream<PlaneLayers.Image> some) {
        return Math.round(100.0 * some.count() / (LINES * LINES)) + " %";
    }

    private static String number(double x) {
        return Numbers.text(Math.abs(x) < STRAIGHT ? 0 : x, 2);
    }

    // ---- hands

    @Override
    public void touch(Touch touch) {
        if (touch.index() == 0 && touch.picture() instanceof WarpedGrid grid) {
            Point2D place = grid.valueAt(touch.place(), touch.size());
            biasX.set(biasX.nearest(place.getX()));
            biasY.set(biasY.nearest(place.getY()));
        }
    }

    @Override
    public void arrow(int right, int up) {
        biasX.set(biasX.nearest(biasX.value() + ARROW * right));
        biasY.set(biasY.nearest(biasY.value() + ARROW * up));
    }

    @Override
    public Table data() {
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
        for (int i = 0; i < state.grid.size(); i++) {
            addRow(table, "grid", at(i / LINES), at(i % LINES), state.grid.get(i));
        }
        for (int i = 0; i < state.moons.size(); i++) {
            double[] point = points.inputs()[i];
            addRow(
                    table,
                    points.labels()[i] == 1 ? "upper moon" : "lower moon",
                    point[0],
                    point[1],
                    state.moons.get(i));
        }
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
