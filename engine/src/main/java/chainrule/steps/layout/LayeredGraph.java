package chainrule.steps.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A graph in layers, counted from the left. Each segment runs from one layer to the next; an edge over several layers runs through a
 * dummy vertex in each layer between, so it takes room there.
 */
final class LayeredGraph {
    /** The part of a box's side that many ports share. */
    private static final double PORTS = 0.6;

    /** A box, or a dummy of no size. */
    static final class Vertex {
        final int layer;
        final double width;
        final double height;

        /** At the left side; from top to bottom in the order of the inputs. */
        final List<Segment> in = new ArrayList<>();

        /** At the right side; from top to bottom after {@link #spreadPorts}. */
        final List<Segment> out = new ArrayList<>();

        /** The rank in its layer, from the top. */
        int position;

        /** Of the centre. */
        double y;

        private Vertex(int layer, double width, double height) {
            this.layer = layer;
            this.width = width;
            this.height = height;
        }

        boolean isDummy() {
            return height == 0;
        }
    }

    /** Ports are offsets from the centre of the vertex, downwards. */
    static final class Segment {
        final Vertex from;
        final Vertex to;
        final int rankAtTarget;
        double fromPort;
        double toPort;

        private Segment(Vertex from, Vertex to) {
            this.from = from;
            this.to = to;
            this.rankAtTarget = to.in.size();
            from.out.add(this);
            to.in.add(this);
        }

        double startY() {
            return from.y + fromPort;
        }

        double endY() {
            return to.y + toPort;
        }
    }

    final List<Vertex> boxes = new ArrayList<>();

    /** The segments of each edge, from left to right; edges in the order of boxes and of their inputs. */
    final List<List<Segment>> edges = new ArrayList<>();

    /** Each from top to bottom. */
    final List<List<Vertex>> layers = new ArrayList<>();

    LayeredGraph(List<Layout.Box> input) {
        int[] distance = distancesToASink(input);
        int last = 0;
        for (int each : distance) {
            last = Math.max(last, each);
        }
        for (int i = 0; i <= last; i++) {
            layers.add(new ArrayList<>());
        }
        for (int i = 0; i < distance.length; i++) {
            Layout.Box box = input.get(i);
            boxes.add(add(new Vertex(last - distance[i], box.width(), box.height())));
        }
        for (int i = 0; i < distance.length; i++) {
            for (int from : input.get(i).inputs()) {
                edges.add(connect(boxes.get(from), boxes.get(i)));
            }
        }
    }

    /** The longest ones, so a box stands right before the first of those that use it. */
    private static int[] distancesToASink(List<Layout.Box> boxes) {
        int[] distance = new int[boxes.size()];
        for (int i = distance.length - 1; i >= 0; i--) {
            for (int from : boxes.get(i).inputs()) {
                distance[from] = Math.max(distance[from], distance[i] + 1);
            }
        }
        return distance;
    }

    private Vertex add(Vertex vertex) {
        layers.get(vertex.layer).add(vertex);
        return vertex;
    }

    private List<Segment> connect(Vertex source, Vertex target) {
        List<Segment> segments = new ArrayList<>();
        Vertex from = source;
        for (int layer = source.layer + 1; layer < target.layer; layer++) {
            Vertex dummy = add(new Vertex(layer, 0, 0));
            segments.add(new Segment(from, dummy));
            from = dummy;
        }
        segments.add(new Segment(from, target));
        return segments;
    }

    void setPositions() {
        layers.forEach(LayeredGraph::setPositions);
    }

    static void setPositions(List<Vertex> layer) {
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).position = i;
        }
    }

    /** Gives each segment its own port at both ends; at a source they stand in the order of the targets, so that they do not cross. */
    void spreadPorts() {
        for (List<Vertex> layer : layers) {
            for (Vertex vertex : layer) {
                vertex.out.sort(Comparator.<Segment>comparingInt(segment -> segment.to.position)
                        .thenComparingInt(segment -> segment.rankAtTarget));
                for (int i = 0; i < vertex.out.size(); i++) {
                    vertex.out.get(i).fromPort = port(i, vertex.out.size(), vertex.height);
                }
                for (int i = 0; i < vertex.in.size(); i++) {
                    vertex.in.get(i).toPort = port(i, vertex.in.size(), vertex.height);
                }
            }
        }
    }

    private static double port(int rank, int count, double height) {
        double distance = count < 2 ? 0 : height * Math.min(1.0 / (count + 1), PORTS / (count - 1));
        return distance * (rank - (count - 1) / 2.0);
    }
}
