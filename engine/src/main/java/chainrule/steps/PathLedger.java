package chainrule.steps;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What a gradient is made of: one product of local derivatives for each path from the output down to a node. The gradient is the sum of
 * all of them; backpropagation adds them up without ever listing them, for there may be more paths than atoms.
 */
final class PathLedger {
    private final Recording recording;
    private final List<List<Integer>> edgesInto = new ArrayList<>();
    private final double[] largestFromOutput;
    private final double[] paths;

    /**
     * A path and its product.
     *
     * @param edges the recorded edges from the output to the node
     * @param product the product of their local derivatives
     */
    record Path(List<Integer> edges, double product) {}

    PathLedger(Recording recording) {
        this.recording = recording;
        int count = recording.nodes().size();
        largestFromOutput = new double[count];
        paths = new double[count];
        recording.nodes().forEach(node -> edgesInto.add(new ArrayList<>()));
        largestFromOutput[recording.outputPosition()] = 1;
        paths[recording.outputPosition()] = 1;
        for (int i = 0; i < recording.edges().size(); i++) {
            Recording.Edge edge = recording.edges().get(i);
            edgesInto.get(edge.input()).add(i);
            double size = size(largestFromOutput[edge.node()], edge.step().localDerivative());
            largestFromOutput[edge.input()] = Math.max(largestFromOutput[edge.input()], size);
            paths[edge.input()] += paths[edge.node()];
        }
    }

    /** How many paths lead from the output to this node: exact up to 2^53. */
    double count(int node) {
        return paths[node];
    }

    /**
     * The paths with the largest products, largest first: a search from the node upward that always continues the path which could still
     * become the largest.
     */
    List<Path> largest(int node, int limit) {
        PriorityQueue<Partial> open = new PriorityQueue<>(Comparator.comparingDouble(Partial::bound)
                .reversed()
                .thenComparing(Partial::top, Comparator.reverseOrder())
                .thenComparing(Partial::edge));
        open.add(new Partial(null, -1, node, 1, largestFromOutput[node]));
        List<Path> found = new ArrayList<>();
        while (!open.isEmpty() && found.size() < limit) {
            Partial partial = open.remove();
            if (partial.top == recording.outputPosition()) {
                found.add(new Path(partial.edgesFromOutput(), partial.product));
            }
            for (int index : edgesInto.get(partial.top)) {
                Recording.Edge edge = recording.edges().get(index);
                double product = partial.product * edge.step().localDerivative();
                double bound = size(product, largestFromOutput[edge.node()]);
                open.add(new Partial(partial, index, edge.node(), product, bound));
            }
        }
        return found;
    }

    /** How large a product is; one that is not a number counts as infinite, so that it is found first. */
    private static double size(double a, double b) {
        double product = Math.abs(a * b);
        return Double.isNaN(product) ? Double.POSITIVE_INFINITY : product;
    }

    /** A path from the node that has come up to {@code top}. */
    private record Partial(Partial below, int edge, int top, double product, double bound) {
        List<Integer> edgesFromOutput() {
            Deque<Integer> edges = new ArrayDeque<>();
            for (Partial each = this; each.below != null; each = each.below) {
                edges.addLast(each.edge);
            }
            return List.copyOf(edges);
        }
    }
}
