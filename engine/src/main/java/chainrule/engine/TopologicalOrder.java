package chainrule.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of the forward pass: the inner nodes of a graph, each one after its inputs. Walked from its end, it is the order of the
 * backward pass, in which a node passes its gradient on only when all nodes that use it have contributed.
 *
 * <p>A depth-first search with a stack of its own, since recursion would overflow on deep graphs.
 */
final class TopologicalOrder {
    static final byte NEW = 0;
    private static final byte OPEN = 1;
    private static final byte DONE = 2;

    /** The state that a leaf is born in and keeps. */
    static final byte LEAF = 3;

    /** A leaf that was put among {@code leavesWithGradient}, until the search ends. */
    private static final byte LEAF_MET = 4;

    private final NodeStack pending = new NodeStack();
    private final NodeStack order = new NodeStack();
    private final NodeStack leavesWithGradient;
    private final List<Values> rows = new ArrayList<>();

    private TopologicalOrder(NodeStack leavesWithGradient) {
        this.leavesWithGradient = leavesWithGradient;
    }

    /** Leaves are left out: they have nothing to pass on. */
    static Value[] endingAt(Value output) {
        return endingAt(output, new NodeStack());
    }

    /** Also adds the leaves that hold a gradient to a stack. */
    static Value[] endingAt(Value output, NodeStack leavesWithGradient) {
        return new TopologicalOrder(leavesWithGradient).search(output);
    }

    private Value[] search(Value output) {
        try {
            reach(output);
            while (!pending.isEmpty()) {
                Value node = pending.peek();
                if (node.state == NEW) {
                    node.state = OPEN;
                    node.reachInputs(this);
                } else {
                    pending.pop();
                    if (node.state == OPEN) {
                        node.state = DONE;
                        order.push(node);
                    }
                }
            }
            return order.toArray();
        } finally {
            pending.setStates(NEW);
            order.setStates(NEW);
            leavesWithGradient.setStates(LEAF);
            rows.forEach(row -> row.reachedBy = null);
        }
    }

    /** Called by a node for each of its inputs, the first one last, so that it is searched first. */
    void reach(Value input) {
        if (input.state == NEW) {
            pending.push(input);
        } else if (input.grad != 0 && input.state == LEAF) {
            input.state = LEAF_MET;
            leavesWithGradient.push(input);
        }
    }

    /** The same for a row of inputs, which many nodes share: once one of them is done, so is the row. */
    void reach(Values inputs, Value node) {
        if (inputs.reachedBy == null) {
            inputs.reachedBy = node;
            rows.add(inputs);
        } else if (inputs.reachedBy.state == DONE) {
            return;
        }
        for (int i = inputs.items.length - 1; i >= 0; i--) {
            reach(inputs.items[i]);
        }
    }

    /** Every node once, leaves included, each after its inputs. */
    static List<Value> withLeaves(Value output) {
        List<Value> nodes = new ArrayList<>();
        Map<Value, Boolean> seen = new IdentityHashMap<>();
        for (Value node : endingAt(output)) {
            for (int i = 0; i < node.arity(); i++) {
                Value input = node.input(i);
                if (input.isLeaf() && seen.put(input, true) == null) {
                    nodes.add(input);
                }
            }
            nodes.add(node);
        }
        if (nodes.isEmpty()) {
            nodes.add(output);
        }
        return nodes;
    }
}
