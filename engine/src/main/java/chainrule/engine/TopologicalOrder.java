package chainrule.engine;

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

    private TopologicalOrder() {}

    /** Leaves are left out: they have nothing to pass on. */
    static Value[] endingAt(Value output) {
        NodeStack stack = new NodeStack();
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
        }
    }
}
