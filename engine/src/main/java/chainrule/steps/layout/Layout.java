package chainrule.steps.layout;

import chainrule.steps.layout.LabelPlaces.Gap;
import chainrule.steps.layout.LabelPlaces.Place;
import chainrule.steps.layout.LayeredGraph.Segment;
import chainrule.steps.layout.LayeredGraph.Vertex;
import java.util.ArrayList;
import java.util.List;

/**
 * Places the boxes of a computation graph for a picture: a layered layout from left to right after Sugiyama, Tagawa and Toda, "Methods
 * for visual understanding of hierarchical system structures", 1981. Layers are counted from the output at the right, so a leaf stands
 * right before what uses it ({@link LayeredGraph}); the order inside the layers avoids crossings ({@link LayerOrder}); then come
 * heights ({@link Coordinates}), columns, and the labels of the edges ({@link LabelPlaces}). All lengths are in pixels.
 */
public final class Layout {
    private static final double MARGIN = 12;
    private static final double GAP_OF_A_CHAIN = 62;
    private static final double NARROWEST_GAP = 84;
    private static final double WIDEST_GAP = 160;

    /**
     * A box to be placed.
     *
     * @param inputs positions in the list of boxes, in order and with duplicates: a + a has [0, 0]; each box comes after its inputs
     */
    public record Box(double width, double height, List<Integer> inputs) {}

    public record Point(double x, double y) {}

    /**
     * From the right side of a box to the left side of one that uses it.
     *
     * @param position the position of the input among those of the box that uses it
     * @param points the ends of the straight lines and curves that the edge is made of
     * @param label the centre of the text of the local derivative
     */
    public record Edge(int from, int to, int position, List<Point> points, Point label) {
        /** Path data of SVG. */
        public String path() {
            StringBuilder path = new StringBuilder("M " + points.get(0).x + " " + points.get(0).y);
            for (int i = 1; i < points.size(); i++) {
                path.append(Curve.path(points.get(i - 1), points.get(i)));
            }
            return path.toString();
        }
    }

    private final LayeredGraph graph;
    private final double[] left;
    private final double[] right;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final double width;
    private final double height;

    private Layout(List<Box> boxes) {
        graph = new LayeredGraph(boxes);
        LayerOrder.improve(graph);
        graph.spreadPorts();
        Coordinates.assign(graph);
        height = moveDownFromMargin();
        left = new double[graph.layers.size()];
        right = new double[graph.layers.size()];
        width = setColumns();
        connect(boxes);
    }

    /** Places boxes of which each comes after its inputs; a box that no other one uses stands in the last layer. */
    public static Layout of(List<Box> boxes) {
        check(boxes);
        return new Layout(boxes);
    }

    private static void check(List<Box> boxes) {
        if (boxes.isEmpty()) {
            throw new IllegalArgumentException("boxes: expected at least 1 box, got 0");
        }
        for (int i = 0; i < boxes.size(); i++) {
            checkLength("boxes[" + i + "].width", boxes.get(i).width);
            checkLength("boxes[" + i + "].height", boxes.get(i).height);
            for (int input : boxes.get(i).inputs) {
                if (input < 0 || input >= i) {
                    String expected = i == 0
                            ? "none, as no box comes before it"
                            : "positions of boxes before it, 0 to " + (i - 1);
                    throw new IllegalArgumentException(
                            "boxes[" + i + "].inputs: expected " + expected + ", got " + input);
                }
            }
        }
    }

    private static void checkLength(String name, double length) {
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": expected a finite number > 0, got " + length);
        }
    }

    private double moveDownFromMargin() {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (List<Vertex> layer : graph.layers) {
            Vertex first = layer.get(0);
            Vertex last = layer.get(layer.size() - 1);
            top = Math.min(top, first.y - first.height / 2);
            bottom = Math.max(bottom, last.y + last.height / 2);
        }
        double down = MARGIN - top;
        graph.layers.forEach(layer -> layer.forEach(vertex -> vertex.y = vertex.y + down));
        return bottom + down + MARGIN;
    }

    /** Each layer is as wide as its widest box. */
    private double setColumns() {
        double x = MARGIN;
        for (int i = 0; i < left.length; i++) {
            left[i] = x;
            right[i] = x
                    + graph.layers.get(i).stream()
                            .mapToDouble(vertex -> vertex.width)
                            .max()
                            .orElseThrow();
            List<Segment> segments = graph.layers.get(i).stream()
                    .flatMap(vertex -> vertex.out.stream())
                    .toList();
            x = right[i] + widthOfGap(segments);
            gaps.add(new Gap(right[i], x, segments));
        }
        return right[right.length - 1] + MARGIN;
    }

    /** Many or steep segments take more room. */
    private static double widthOfGap(List<Segment> segments) {
        double steepest = segments.stream()
                .mapToDouble(segment -> Math.abs(segment.endY() - segment.startY()))
                .max()
                .orElse(0);
        if (segments.size() == 1) {
            return GAP_OF_A_CHAIN;
        }
        double wish = Math.max(NARROWEST_GAP + 3 * (segments.size() - 6), 0.4 * steepest);
        return Math.max(NARROWEST_GAP, Math.min(WIDEST_GAP, wish));
    }

    private void connect(List<Box> boxes) {
        List<Place> labels = new LabelPlaces(gaps).of(graph.edges);
        for (int to = 0; to < boxes.size(); to++) {
            List<Integer> inputs = boxes.get(to).inputs;
            for (int position = 0; position < inputs.size(); position++) {
                int edge = edges.size();
                Point label = new Point(
                        round(labels.get(edge).x()), round(labels.get(edge).y()));
                edges.add(new Edge(inputs.get(position), to, position, points(graph.edges.get(edge)), label));
            }
        }
    }

    /** Straight through layers, in curves through the gaps between them. */
    private List<Point> points(List<Segment> segments) {
        List<Point> points = new ArrayList<>();
        for (Segment segment : segments) {
            Vertex from = segment.from;
            Vertex to = segment.to;
            if (!from.isDummy()) {
                add(points, left(from) + from.width, segment.startY());
            }
            add(points, right[from.layer], segment.startY());
            add(points, left[to.layer], segment.endY());
            if (!to.isDummy()) {
                add(points, left(to), segment.endY());
            }
        }
        return List.copyOf(points);
    }

    private static void add(List<Point> points, double x, double y) {
        Point point = new Point(round(x), round(y));
        if (points.isEmpty() || !points.get(points.size() - 1).equals(point)) {
            points.add(point);
        }
    }

    /** Narrow boxes stand in the middle of their column. */
    private double left(Vertex vertex) {
        return (left[vertex.layer] + right[vertex.layer] - vertex.width) / 2;
    }

    private static double round(double length) {
        return Math.rint(length * 100) / 100;
    }

    public double width() {
        return round(width);
    }

    public double height() {
        return round(height);
    }

    /** The left side of a box. */
    public double x(int box) {
        return round(left(graph.boxes.get(box)));
    }

    /** The upper side of a box. */
    public double y(int box) {
        Vertex vertex = graph.boxes.get(box);
        return round(vertex.y - vertex.height / 2);
    }

    /** One for each input of each box, in the order of boxes and of their inputs. */
    public List<Edge> edges() {
        return List.copyOf(edges);
    }
}
