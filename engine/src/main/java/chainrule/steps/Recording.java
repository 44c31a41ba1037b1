package chainrule.steps;

import chainrule.engine.Backpropagation;
import chainrule.engine.Names;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One forward and one backward pass as the engine makes them, with nodes and edges numbered. */
final class Recording {
    private final List<Value> nodes;
    private final Map<Value, Integer> positions = new IdentityHashMap<>();
    private final Names names;
    private final List<Edge> edges = new ArrayList<>();
    private final double[] gradients;

    /**
     * A way that a gradient travels: from a node to one of its inputs.
     *
     * @param node position of the node in the forward order
     * @param slot which of its inputs
     * @param input position of that input
     * @param step what the engine does there
     */
    record Edge(int node, int slot, int input, Backpropagation.Step step) {}

    Recording(Value output) {
        nodes = output.graph();
        names = new Names(output);
        gradients = new double[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            positions.put(nodes.get(i), i);
        }
        gradients[nodes.size() - 1] = 1;
        int slot = 0;
        Value node = null;
        for (Backpropagation.Step step : Backpropagation.preview(output)) {
            slot = step.output() == node ? slot + 1 : 0;
            node = step.output();
            Edge edge = new Edge(position(node), slot, position(step.input()), step);
            gradients[edge.input()] = step.gradientAfter();
            edges.add(edge);
        }
    }

    /** Each node after its inputs, the output last. */
    List<Value> nodes() {
        return nodes;
    }

    int outputPosition() {
        return nodes.size() - 1;
    }

    /** Those that are computed, in order: the steps of the forward pass. */
    List<Integer> innerNodes() {
        List<Integer> inner = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).isLeaf()) {
                inner.add(i);
            }
        }
        return inner;
    }

    /** In the order of the backward pass. */
    List<Edge> edges() {
        return edges;
    }

    int position(Value node) {
        return positions.get(node);
    }

    String name(int node) {
        return names.of(nodes.get(node));
    }

    /** The derivative of the output with respect to a node, from this pass alone. */
    double gradient(int node) {
        return gradients[node];
    }
}
