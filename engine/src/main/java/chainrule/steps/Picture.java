package chainrule.steps;

import chainrule.engine.Value;
import chainrule.steps.layout.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A drawing of a graph, or of what is inside one of its boxes: which boxes and edges there are, and where. */
final class Picture {
    /** From this number of inputs on, boxes have fewer lines. */
    private static final int MANY_INPUTS = 8;

    /** More lines than this between folded boxes leave no room for numbers. */
    private static final int MANY_LINES = 60;

    private static final double WIDTH = 132;
    private static final double HEIGHT = 74;
    private static final double COMPACT_WIDTH = 160;
    private static final double FOLDED_WIDTH = 132;
    private static final double FOLDED_HEIGHT = 90;
    private static final double COMPACT_HEIGHT = 46;

    private final List<Box> boxes;
    private final List<Layout.Box> places = new ArrayList<>();

    /** For each line of the drawing the recorded edges that it stands for. */
    private final List<List<Integer>> lines = new ArrayList<>();

    private enum Kind {
        NODE,
        /** A node of another group that one sees from inside. */
        NEIGHBOUR,
        FOLDED
    }

    /**
     * What a box stands for.
     *
     * @param id the position of a node, or the number of a group
     */
    private record Box(Kind kind, int id, double width, double height) {}

    private final boolean isOverview;

    private Picture(List<Box> boxes, boolean isOverview) {
        this.boxes = boxes;
        this.isOverview = isOverview;
    }

    /** All groups, with a single line from one to another, whatever the number of edges. Where nothing is folded, the graph as it is. */
    static Picture overview(Recording recording, Folding folding) {
        if (!folding.isFolded()) {
            return ofNodes(recording, new TreeSet<>(nodesOf(folding)), new TreeSet<>());
        }
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < folding.groups().size(); i++) {
            Folding.Group group = folding.groups().get(i);
            boxes.add(
                    group.isFolded()
                            ? new Box(Kind.FOLDED, i, FOLDED_WIDTH, FOLDED_HEIGHT)
                            : new Box(Kind.NODE, group.root(), WIDTH, HEIGHT));
        }
        Picture picture = new Picture(boxes, true);
        List<Map<Integer, List<Integer>>> ways = new ArrayList<>();
        boxes.forEach(box -> ways.add(new LinkedHashMap<>()));
        for (int i = 0; i < recording.edges().size(); i++) {
            Recording.Edge edge = recording.edges().get(i);
            int from = folding.groupOf(edge.input());
            int to = folding.groupOf(edge.node());
            if (from != to) {
                ways.get(to).computeIfAbsent(from, any -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            picture.place(
                    boxes.get(i),
                    List.copyOf(ways.get(i).keySet()),
                    List.copyOf(ways.get(i).values()));
        }
        return picture;
    }

    private static List<Integer> nodesOf(Folding folding) {
        return folding.groups().stream()
                .flatMap(group -> group.nodes().stream())
                .toList();
    }

    /** The nodes of a group, with those of other groups that they use. */
    static Picture inside(Recording recording, Folding.Group group) {
        TreeSet<Integer> members = new TreeSet<>(group.nodes());
        TreeSet<Integer> neighbours = new TreeSet<>();
        for (int member : members) {
            for (Value input : recording.nodes().get(member).inputs()) {
                neighbours.add(recording.position(input));
            }
        }
        neighbours.removeAll(members);
        return ofNodes(recording, members, neighbours);
    }

    private static Picture ofNodes(Recording recording, TreeSet<Integer> members, TreeSet<Integer> neighbours) {
        TreeSet<Integer> all = new TreeSet<>(members);
        all.addAll(neighbours);
        Map<Integer, Integer> indices = new LinkedHashMap<>();
        all.forEach(node -> indices.put(node, indices.size()));
        boolean crowded = all.stream()
                .anyMatch(node -> recording.nodes().get(node).inputs().size() > MANY_INPUTS);
        Map<Integer, List<Integer>> inputsOf = new LinkedHashMap<>();
        Map<Integer, List<List<Integer>>> linesOf = new LinkedHashMap<>();
        for (int i = 0; i < recording.edges().size(); i++) {
            Recording.Edge edge = recording.edges().get(i);
            if (members.contains(edge.node())) {
                inputsOf.computeIfAbsent(edge.node(), any -> new ArrayList<>()).add(indices.get(edge.input()));
                linesOf.computeIfAbsent(edge.node(), any -> new ArrayList<>()).add(List.of(i));
            }
        }
        Picture picture = new Picture(new ArrayList<>(), false);
        for (int node : all) {
            boolean isLeaf = recording.nodes().get(node).isLeaf();
            boolean isCompact = crowded && (isLeaf || neighbours.contains(node));
            Box box = new Box(
                    neighbours.contains(node) ? Kind.NEIGHBOUR : Kind.NODE,
                    node,
                    isCompact ? COMPACT_WIDTH : WIDTH,
                    isCompact ? COMPACT_HEIGHT : HEIGHT);
            picture.boxes.add(box);
            picture.place(box, inputsOf.getOrDefault(node, List.of()), linesOf.getOrDefault(node, List.of()));
        }
        return picture;
    }

    private void place(Box box, List<Integer> inputs, List<List<Integer>> edges) {
        places.add(new Layout.Box(box.width(), box.height(), inputs));
        lines.addAll(edges);
    }

    /** {@code width}, {@code height}, {@code boxes: [kind, id, x, y, width, height]}, {@code edges: [recorded edges, path, label x, label y]}. */
    Map<String, Object> data() {
        Layout layout = Layout.of(places);
        List<Object> placedBoxes = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            placedBoxes.add(List.of(
                    box.kind().ordinal(), box.id(), tenths(layout.x(i)), tenths(layout.y(i)), (int) box.width(), (int)
                            box.height()));
        }
        List<Object> placedEdges = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Layout.Edge edge = layout.edges().get(i);
            placedEdges.add(List.of(
                    lines.get(i),
                    edge.path(),
                    tenths(edge.label().x()),
                    tenths(edge.label().y())));
        }
        Map<String, Object> data = new LinkedHashMap<>(); // the same order at each run, unlike Map.of
        data.put("crowded", isOverview && lines.size() > MANY_LINES);
        data.put("width", (int) Math.ceil(layout.width()));
        data.put("height", (int) Math.ceil(layout.height()));
        data.put("boxes", placedBoxes);
        data.put("edges", placedEdges);
        return data;
    }

    private static String tenths(double x) {
        return Double.toString(Math.rint(10 * x) / 10);
    }
}
