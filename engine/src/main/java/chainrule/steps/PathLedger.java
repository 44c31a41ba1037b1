package chainrule.steps;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a gradient is made of: one product of local derivatives for each path from the output down to a node. The gradient is the sum of
 * all of them; backpropagation adds them up without ever listing them, for there may be more paths than atoms.
 *
 * <p>The largest ones are found in one backward pass as well: those of a node begin with the largest of the nodes that use it.
 */
final class PathLedger {
    private final int limit;
    private final List<List<Partial>> largest = new ArrayList<>();
    private final double[] paths;

    /**
     * A path and its product.
     *
     * @param edges the recorded edges from the output to the node
     * @param product the product of their local derivatives
     */
    record Path(List<Integer> edges, double product) {}

    /** The paths to each node, no more than {@code limit} of them. */
    PathLedger(Recording recording, int limit) {
        this.limit = limit;
        recording.nodes().forEach(node -> largest.add(new ArrayList<>()));
        paths = new double[recording.nodes().size()];
        paths[recording.outputPosition()] = 1;
        enter(new Partial(null, -1, 1), recording.outputPosition());
        for (int i = 0; i < recording.edges().size(); i++) {
            Recording.Edge edge = recording.edges().get(i);
            paths[edge.input()] += paths[edge.node()];
            for (Partial above : largest.get(edge.node())) {
                enter(new Partial(above, i, above.product * edge.step().localDerivative()), edge.input());
            }
        }
    }

    /** Keeps a node's paths in order, the largest first, and no more than wanted. */
    private void enter(Partial path, int node) {
        List<Partial> kept = largest.get(node);
        int place = kept.size();
        while (place > 0 && kept.get(place - 1).size() < path.size()) {
            place--;
        }
        if (place < limit) {
            kept.add(place, path);
            if (kept.size() > limit) {
                kept.remove(limit);
            }
        }
    }

    /** How many paths lead from the output to this node: exact up to 2^53. */
    double count(int node) {
        return paths[node];
    }

    /** The paths with the largest products, largest first. */
    List<Path> largest(int node) {
        return largest.get(node).stream()
                .map(path -> new Path(path.edgesFromOutput(), path.product))
                .toList();
    }

    /** A path from the output that has come down across {@code edge}. */
    private record Partial(Partial above, int edge, double product) {
        /** A product that is not a number counts as infinite, so that it comes first. */
        double size() {
            return Double.isNaN(product) ? Double.POSITIVE_INFINITY : Math.abs(product);
        }

        List<Integer> edgesFromOutput() {
            Deque<Integer> edges = new ArrayDeque<>();
            for (Partial each = this; each.above != null; each = each.above) {
                edges.addFirst(each.edge);
            }
            return List.copyOf(edges);
        }
    }
}
