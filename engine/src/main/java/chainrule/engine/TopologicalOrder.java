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
    static final byte LEAF_MET = 4;

    private TopologicalOrder() {}

    /** Leaves are left out: they have nothing to pass on. */
    static Value[] endingAt(Value output) {
        return endingAt(output, new NodeStack());
    }

    /** Also adds the leaves that hold a gradient to a stack. */
    static Value[] endingAt(Value output, NodeStack leavesWithGradient) {
        NodeStack stack = new NodeStack(leavesWithGradient);
        NodeStack order = new NodeStack();
        try {
            stack.pushInner(output);
            while (!stack.isEmpty()) {
                Value node = stack.peek();
                if (node.state == NEW) {
                    node.state = OPEN;
                    node.pushInnerInputs(stack);
                } else {
                    stack.pop();
                    if (node.state == OPEN) {
                        node.state = DONE;
                        order.push(node);
                    }
                }
            }
            return order.toArray();
        } finally {
            stack.forgetStates();
            order.forgetStates();
            leavesWithGradient.forgetLeavesMet();
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
