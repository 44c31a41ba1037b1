package chainrule.steps.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the picture alone: at the boxes, and at points on the curves as SVG defines them. */
class LayoutTest {
    private static final double WIDTH = 132;
    private static final double HEIGHT = 62;
    private static final double LABEL_WIDTH = 56;
    private static final double LABEL_HEIGHT = 14;
    private static final int POINTS_PER_CURVE = 20;

    private static final Map<List<Layout.Box>, Layout> LAYOUTS = new HashMap<>();
    private static final Map<String, List<Layout.Point>> SAMPLES = new HashMap<>();

    private static Layout.Box box(Integer... inputs) {
        return new Layout.Box(WIDTH, HEIGHT, List.of(inputs));
    }

    /** (tanh(x1 * w1 + x2 * w2 + b) - y)^2, with boxes as in the listing of a program. */
    private static List<Layout.Box> neuron() {
        return List.of(
                box(),
                box(),
                box(0, 1),
                box(),
                box(),
                box(3, 4),
                box(2, 5),
                box(),
                box(6, 7),
                box(8),
                box(),
                box(9, 10),
                box(11));
    }

    /** (a + a) * a. */
    private static List<Layout.Box> reuse() {
        return List.of(box(), box(0, 0), box(1, 0));
    }

    /** x + tanh(w * x), three times. */
    private static List<Layout.Box> residual() {
        List<Layout.Box> boxes = new ArrayList<>(List.of(box()));
        for (int x = 0; x < 12; x += 4) {
            boxes.addAll(List.of(box(), box(x, x + 1), box(x + 2), box(x, x + 3)));
        }
        return boxes;
    }

    private static List<Layout.Box> dotProduct(int inputs) {
        List<Layout.Box> boxes = new ArrayList<>();
        IntStream.range(0, inputs).forEach(i -> boxes.add(box()));
        boxes.add(box(IntStream.range(0, inputs).boxed().toArray(Integer[]::new)));
        return boxes;
    }

    /** Each neuron a box that sees all boxes of the layer before and a weight of its own. */
    private static List<Layout.Box> net(int... sizes) {
        List<Layout.Box> boxes = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        for (int size : sizes) {
            List<Integer> layer = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                List<Integer> inputs = new ArrayList<>(before);
                if (!before.isEmpty()) {
                    inputs.add(boxes.size());
                    boxes.add(box());
                }
                layer.add(boxes.size());
                boxes.add(box(inputs.toArray(Integer[]::new)));
            }
            before = layer;
        }
        return boxes;
    }

    private static List<Layout.Box> random(int seed) {
        Random random = new Random(seed);
        List<Layout.Box> boxes = new ArrayList<>();
        int size = 1 + random.nextInt(60);
        for (int i = 0; i < size; i++) {
            int arity = i == 0 ? 0 : random.nextInt(4);
            List<Integer> inputs = random.ints(arity, Math.max(0, i - 15), Math.max(1, i))
                    .boxed()
                    .toList();
            boxes.add(new Layout.Box(40 + random.nextInt(100), 30 + random.nextInt(60), inputs));
        }
        return boxes;
    }

    /** Each box is used once, by one that comes later. */
    private static List<Layout.Box> randomTree(int seed) {
        Random random = new Random(seed);
        List<Layout.Box> boxes = new ArrayList<>();
        List<Integer> unused = new ArrayList<>();
        while (boxes.size() < 40 || unused.size() > 1) {
            int arity = boxes.size() < 40 ? Math.min(unused.size(), random.nextInt(4)) : unused.size();
            List<Integer> inputs = new ArrayList<>();
            for (int i = 0; i < arity; i++) {
                inputs.add(unused.remove(random.nextInt(unused.size())));
            }
            unused.add(boxes.size());
            boxes.add(box(inputs.toArray(Integer[]::new)));
        }
        return boxes;
    }

    static Stream<List<Layout.Box>> graphs() {
        return Stream.concat(
                Stream.of(
                        List.of(box()),
                        List.of(box(), box()),
                        List.of(box(), box(0), box(), box(2), box(2), box()),
                        neuron(),
                        reuse(),
                        residual(),
                        dotProduct(10),
                        dotProduct(33),
                        net(2, 4, 4, 1)),
                IntStream.range(0, 40).mapToObj(LayoutTest::random));
    }

    /** The layout of a graph, computed once for all the tests that look at it. */
    private static Layout layout(List<Layout.Box> boxes) {
        return LAYOUTS.computeIfAbsent(boxes, Layout::of);
    }

    private static Rectangle2D rectangle(List<Layout.Box> boxes, Layout layout, int i) {
        Layout.Box box = boxes.get(i);
        return new Rectangle2D.Double(layout.x(i), layout.y(i), box.width(), box.height());
    }

    private static Rectangle2D label(Layout.Edge edge) {
        return new Rectangle2D.Double(
                edge.label().x() - LABEL_WIDTH / 2, edge.label().y() - LABEL_HEIGHT / 2, LABEL_WIDTH, LABEL_HEIGHT);
    }

    /** Points on a path, found once for all the tests that look at it. */
    private static List<Layout.Point> sample(String path) {
        return SAMPLES.computeIfAbsent(path, LayoutTest::pointsOn);
    }

    private static List<Layout.Point> pointsOn(String path) {
        List<Layout.Point> points = new ArrayList<>();
        Scanner scanner = new Scanner(path).useLocale(Locale.ROOT);
        while (scanner.hasNext()) {
            String command = scanner.next();
            Layout.Point p0 = points.isEmpty() ? null : points.get(points.size() - 1);
            Layout.Point p1 = point(scanner);
            assertThat(command).isIn(p0 == null ? List.of("M") : List.of("L", "C"));
            if (p0 == null) {
                points.add(p1);
                continue;
            }
            Layout.Point p2 = command.equals("C") ? point(scanner) : p1;
            Layout.Point p3 = command.equals("C") ? point(scanner) : p1;
            Layout.Point control = command.equals("C") ? p1 : p0;
            for (int i = 1; i <= POINTS_PER_CURVE; i++) {
                double t = i / (double) POINTS_PER_CURVE;
                points.add(new Layout.Point(
                        bezier(t, p0.x(), control.x(), p2.x(), p3.x()),
                        bezier(t, p0.y(), control.y(), p2.y(), p3.y())));
            }
        }
        return points;
    }

    private static Layout.Point point(Scanner scanner) {
        return new Layout.Point(scanner.nextDouble(), scanner.nextDouble());
    }

    private static double bezier(double t, double p0, double p1, double p2, double p3) {
        double s = 1 - t;
        return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
    }

    private static int crossings(Layout layout) {
        List<List<Layout.Point>> curves =
                layout.edges().stream().map(edge -> sample(edge.path())).toList();
        int crossings = 0;
        for (int i = 0; i < curves.size(); i++) {
            for (int j = 0; j < i; j++) {
                crossings += cross(curves.get(i), curves.get(j)) ? 1 : 0;
            }
        }
        return crossings;
    }

    private static boolean cross(List<Layout.Point> a, List<Layout.Point> b) {
        for (int i = 1; i < a.size(); i++) {
            for (int j = 1; j < b.size(); j++) {
                if (line(a, i).intersectsLine(line(b, j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Line2D line(List<Layout.Point> points, int i) {
        Layout.Point from = points.get(i - 1);
        Layout.Point to = points.get(i);
        return new Line2D.Double(from.x(), from.y(), to.x(), to.y());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void noTwoBoxesOverlapAndTheyKeepSomeDistance(List<Layout.Box> boxes) {
        Layout layout = layout(boxes);

        for (int i = 0; i < boxes.size(); i++) {
            Rectangle2D one = rectangle(boxes, layout, i);
            Rectangle2D around =
                    new Rectangle2D.Double(one.getX() - 13, one.getY() - 13, one.getWidth() + 26, one.getHeight() + 26);
            for (int j = 0; j < i; j++) {
                assertThat(around.intersects(rectangle(boxes, layout, j)))
                        .as("boxes %d and %d", j, i)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everythingIsInsideThePicture(List<Layout.Box> boxes) {
        Layout layout = layout(boxes);
        Rectangle2D picture = new Rectangle2D.Double(4, 4, layout.width() - 8, layout.height() - 8);

        for (int i = 0; i < boxes.size(); i++) {
            assertThat(picture.contains(rectangle(boxes, layout, i)))
                    .as("box %d", i)
                    .isTrue();
        }
        for (Layout.Edge edge : layout.edges()) {
            assertThat(picture.contains(label(edge))).as(edge.toString()).isTrue();
            assertThat(sample(edge.path())).allMatch(point -> picture.contains(point.x(), point.y()));
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void noEdgePassesThroughABox(List<Layout.Box> boxes) {
        Layout layout = layout(boxes);

        for (Layout.Edge edge : layout.edges()) {
            List<Layout.Point> points = sample(edge.path());
            for (int i = 0; i < boxes.size(); i++) {
                Rectangle2D box = rectangle(boxes, layout, i);
                Rectangle2D inside =
                        new Rectangle2D.Double(box.getX() + 0.05, box.getY(), box.getWidth() - 0.1, box.getHeight());
                assertThat(points)
                        .as("%s and box %d", edge, i)
                        .noneMatch(point -> inside.contains(point.x(), point.y()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void edgesRunFromTheRightSideOfAnInputToTheLeftSideOfTheBoxThatUsesIt(List<Layout.Box> boxes) {
        Layout layout = layout(boxes);

        for (Layout.Edge edge : layout.edges()) {
            List<Layout.Point> points = sample(edge.path());
            Layout.Point start = points.get(0);
            Layout.Point end = points.get(points.size() - 1);
            Rectangle2D from = rectangle(boxes, layout, edge.from());
            Rectangle2D to = rectangle(boxes, layout, edge.to());
            assertThat(start.x()).isCloseTo(from.getMaxX(), within(0.02));
            assertThat(start.y()).isBetween(from.getMinY() + 1, from.getMaxY() - 1);
            assertThat(end.x()).isCloseTo(to.getMinX(), within(0.02));
            assertThat(end.y()).isBetween(to.getMinY() + 1, to.getMaxY() - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void thereIsAnEdgeForEachInputInOrder(List<Layout.Box> boxes) {
        List<String> expected = new ArrayList<>();
        for (int to = 0; to < boxes.size(); to++) {
            List<Integer> inputs = boxes.get(to).inputs();
            for (int i = 0; i < inputs.size(); i++) {
                expected.add(inputs.get(i) + " -> " + to + " as " + i);
            }
        }

        assertThat(layout(boxes).edges().stream()
                        .map(edge -> edge.from() + " -> " + edge.to() + " as " + edge.position()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void eachEdgeHasPortsOfItsOwnAndThoseOfInputsAreInOrder(List<Layout.Box> boxes) {
        Layout layout = layout(boxes);

        for (int i = 0; i < boxes.size(); i++) {
            int box = i;
            List<Double> starts = layout.edges().stream()
                    .filter(edge -> edge.from() == box)
                    .map(edge -> edge.points().get(0).y())
                    .toList();
            List<Double> ends = layout.edges().stream()
                    .filter(edge -> edge.to() == box)
                    .map(edge -> edge.points().get(edge.points().size() - 1).y())
                    .toList();
            assertThat(starts).doesNotHaveDuplicates();
            assertThat(ends).doesNotHaveDuplicates().isSorted();
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void boxesStandToTheRightOfTheirInputs(List<Layout.Box> boxes) {
        Layout layout = layout(boxes);

        for (Layout.Edge edge : layout.edges()) {
            assertThat(layout.x(edge.to()))
                    .isGreaterThanOrEqualTo(
                            rectangle(boxes, layout, edge.from()).getMaxX() + 62);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void labelsOverlapNoBoxAndLieOnTheirEdges(List<Layout.Box> boxes) {
        Layout layout = layout(boxes);

        for (Layout.Edge edge : layout.edges()) {
            for (int i = 0; i < boxes.size(); i++) {
                assertThat(label(edge).intersects(rectangle(boxes, layout, i)))
                        .as("%s and box %d", edge, i)
                        .isFalse();
            }
            List<Layout.Point> points = sample(edge.path());
            double distance = IntStream.range(1, points.size())
                    .mapToDouble(i -> line(points, i)
                            .ptSegDist(edge.label().x(), edge.label().y()))
                    .min()
                    .orElseThrow();
            boolean isLevel =
                    edge.points().stream().map(Layout.Point::y).distinct().count() == 1;
            double above = edge.points().get(0).y() - edge.label().y();
            assertThat(isLevel && above > 1 ? Math.abs(above - 15) : distance)
                    .as("on its line, or 15 above a lone level one: %s", edge)
                    .isLessThan(1);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void theSameGraphGetsTheSameLayout(List<Layout.Box> boxes) {
        Layout one = Layout.of(boxes);
        Layout other = Layout.of(boxes);

        assertThat(other.edges()).isEqualTo(one.edges());
        for (int i = 0; i < boxes.size(); i++) {
            assertThat(rectangle(boxes, other, i)).isEqualTo(rectangle(boxes, one, i));
        }
    }

    static Stream<List<Layout.Box>> smallGraphs() {
        return Stream.of(neuron(), reuse(), residual(), dotProduct(10), net(2, 3, 1));
    }

    @ParameterizedTest
    @MethodSource("smallGraphs")
    void labelsOfSmallGraphsDoNotOverlap(List<Layout.Box> boxes) {
        List<Layout.Edge> edges = layout(boxes).edges();

        for (int i = 0; i < edges.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(label(edges.get(i)).intersects(label(edges.get(j))))
                        .as("%s and %s", edges.get(i), edges.get(j))
                        .isFalse();
            }
        }
    }

    private static int column(List<Layout.Box> boxes, Layout layout, int box) {
        TreeSet<Double> columns = new TreeSet<>();
        IntStream.range(0, boxes.size()).forEach(i -> columns.add(layout.x(i)));
        return columns.headSet(layout.x(box)).size();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aTreeIsWithoutCrossingsItsOperandsInOrderAndEachRightBeforeTheBoxThatUsesIt(int seed) {
        List<Layout.Box> boxes = randomTree(seed);

        Layout layout = layout(boxes);

        assertThat(crossings(layout)).isZero();
        for (Layout.Edge edge : layout.edges()) {
            assertThat(column(boxes, layout, edge.from())).isEqualTo(column(boxes, layout, edge.to()) - 1);
            if (edge.position() > 0) {
                int before = boxes.get(edge.to()).inputs().get(edge.position() - 1);
                assertThat(layout.y(edge.from())).isGreaterThan(layout.y(before));
            }
        }
    }

    @Test
    void aBiasStandsRightBeforeTheSumThatUsesItAndTheOutputAtTheFarRight() {
        Layout layout = layout(neuron());

        assertThat(IntStream.range(0, 13).map(i -> column(neuron(), layout, i)))
                .containsExactly(0, 0, 1, 0, 0, 1, 2, 2, 3, 4, 4, 5, 6);
    }

    @Test
    void aBoxStandsInTheMiddleOfItsInputs() {
        Layout layout = layout(neuron());

        assertThat(layout.y(2)).isCloseTo((layout.y(0) + layout.y(1)) / 2, within(8.0));
        assertThat(layout.y(5)).isCloseTo((layout.y(3) + layout.y(4)) / 2, within(8.0));
        assertThat(layout.y(6)).isCloseTo((layout.y(2) + layout.y(5)) / 2, within(8.0));
        assertThat(layout.y(8)).isCloseTo((layout.y(6) + layout.y(7)) / 2, within(8.0));
    }

    @Test
    void boxesWithoutUsesAreInTheLastLayer() {
        List<Layout.Box> boxes = List.of(box(), box(0), box(1), box(0), box());

        Layout layout = layout(boxes);

        assertThat(IntStream.range(0, 5).map(i -> column(boxes, layout, i))).containsExactly(0, 1, 2, 2, 2);
    }

    @Test
    void aChainIsOneStraightLine() {
        List<Layout.Box> boxes = List.of(box(), box(0), box(1), box(2));

        Layout layout = layout(boxes);

        assertThat(layout.edges()).allMatch(edge -> !edge.path().contains("C"));
        assertThat(layout.height()).isLessThan(HEIGHT + 40);
    }

    @Test
    void reuseShowsEachEdge() {
        Layout layout = layout(reuse());

        assertThat(layout.edges().stream().map(Layout.Edge::path)).hasSize(4).doesNotHaveDuplicates();
        assertThat(crossings(layout)).isZero();
    }

    @Test
    void anEdgeThatPassesAboveBoxesIsWithoutCrossingsAndBendsOnce() {
        Layout layout = layout(residual());

        assertThat(crossings(layout)).isZero();
        assertThat(layout.edges())
                .allMatch(edge -> edge.path().chars().filter(c -> c == 'C').count() <= 1);
    }

    @Test
    void aBoxThatUsesItsInputsInAnotherOrderStandsWithoutCrossings() {
        List<Layout.Box> boxes = List.of(box(), box(), box(0), box(1), box(3, 2));

        assertThat(crossings(layout(boxes))).isZero();
    }

    /** In the order in which they come, the edge to the last box would cross the one to the box before. */
    @Test
    void boxesOfALayerAreExchangedWhereThatAvoidsACrossing() {
        List<Layout.Box> boxes = List.of(box(), box(), box(), box(0, 2), box(1), box(0));

        assertThat(crossings(layout(boxes))).isZero();
    }

    @Test
    void partsThatAreNotConnectedStandCloseTogether() {
        List<Layout.Box> boxes = List.of(
                box(),
                box(),
                box(0, 1),
                box(),
                box(3),
                box(4),
                box(),
                box(),
                box(6, 7),
                box(),
                box(9),
                box(),
                box(),
                box(),
                box(),
                box(),
                box(11, 12, 13, 14, 15));
        int boxesOfTheLargestLayer = 2 + 1 + 2 + 1 + 5;

        assertThat(layout(boxes).height())
                .isCloseTo(boxesOfTheLargestLayer * HEIGHT + (boxesOfTheLargestLayer - 1) * 14 + 2 * 12, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void anEdgeBendsOnlyNearItsEnds(int seed) {
        Random random = new Random(seed);
        List<Layout.Box> boxes = new ArrayList<>(List.of(box(), box()));
        for (int i = 2; i < 16; i++) {
            boxes.add(random.nextInt(4) == 0 ? box() : box(i - 1, Math.max(0, i - 1 - random.nextInt(6))));
        }

        assertThat(layout(boxes).edges())
                .allMatch(edge -> edge.path().chars().filter(c -> c == 'C').count() <= 2);
    }

    @Test
    void boxesOfADenseNetStandInTheOrderInWhichTheyAppear() {
        List<Layout.Box> boxes = List.of(box(), box(), box(), box(0, 1, 2), box(0, 1, 2), box(0, 1, 2), box(3, 4, 5));

        Layout layout = layout(boxes);

        assertThat(Stream.of(0, 1, 2).map(layout::y)).isSorted();
        assertThat(Stream.of(3, 4, 5).map(layout::y)).isSorted();
    }

    @Test
    void aNetOfFourHundredBoxesKeepsItsBoxesApartAndItsLayersInOrder() {
        List<Layout.Box> boxes = net(16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 1);
        assertThat(boxes).hasSizeGreaterThan(350);

        noTwoBoxesOverlapAndTheyKeepSomeDistance(boxes);
        boxesStandToTheRightOfTheirInputs(boxes);
        eachEdgeHasPortsOfItsOwnAndThoseOfInputsAreInOrder(boxes);
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layout.of(List.of()))
                .withMessage("boxes: expected at least 1 box, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layout.of(List.of(box(), box(1))))
                .withMessage("boxes[1].inputs: expected positions of boxes before it, 0 to 0, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layout.of(List.of(box(), box(), box(0, -1))))
                .withMessage("boxes[2].inputs: expected positions of boxes before it, 0 to 1, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layout.of(List.of(box(0))))
                .withMessage("boxes[0].inputs: expected none, as no box comes before it, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layout.of(List.of(new Layout.Box(10, 0, List.of()))))
                .withMessage("boxes[0].height: expected a finite number > 0, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layout.of(List.of(new Layout.Box(Double.NaN, 10, List.of()))))
                .withMessage("boxes[0].width: expected a finite number > 0, got NaN");
    }
}
